import { fixedPost, regulation } from './metropole.ts';
import type { Preset, Staff, TerritoryInput } from './preset.ts';
import { mergingRules } from './rules.ts';

/**
 * Aude (11): the sixteen sectors of 2016 with the calls of a year. Sectors and calls are public figures; everything else
 * (volunteers, neighbourhood, deep nights at Carcassonne and Narbonne, regulation) is invented for the example.
 */

interface Sector {
  readonly id: string;
  readonly name: string;
  /** Calls a year. */
  readonly calls: number;
  readonly neighbours: string[];
  readonly staff: Staff;
}

const sectors: readonly Sector[] = [
  {
    id: 'axat',
    name: 'Axat',
    calls: 27,
    neighbours: ['belcaire', 'couiza-quillan'],
    staff: { volunteers: 4, nonVolunteers: 1, helped: 0.5 },
  },
  { id: 'belcaire', name: 'Belcaire', calls: 18, neighbours: ['axat', 'couiza-quillan'], staff: { volunteers: 3, helped: 0.5 } },
  { id: 'belpech', name: 'Belpech', calls: 96, neighbours: ['castelnaudary'], staff: { volunteers: 5, nonVolunteers: 1, helped: 0.5 } },
  {
    id: 'belveze',
    name: 'Belvèze',
    calls: 102,
    neighbours: ['carcassonne', 'castelnaudary', 'limoux'],
    staff: { volunteers: 5, nonVolunteers: 1, helped: 0.3 },
  },
  {
    id: 'carcassonne',
    name: 'Carcassonne',
    calls: 1551,
    neighbours: ['belveze', 'lezignan', 'montolieu', 'saint-hilaire', 'servies'],
    staff: { volunteers: 42, regulators: 9, salaried: 3, others: 1, locums: 3, nonVolunteers: 9, helped: 0.1 },
  },
  {
    id: 'castelnaudary',
    name: 'Castelnaudary',
    calls: 509,
    neighbours: ['belpech', 'belveze', 'montolieu'],
    staff: { volunteers: 18, regulators: 2, salaried: 1, locums: 1, nonVolunteers: 4, helped: 0.1 },
  },
  {
    id: 'couiza-quillan',
    name: 'Couiza/Quillan',
    calls: 364,
    neighbours: ['axat', 'belcaire', 'limoux'],
    staff: { volunteers: 17, locums: 1, nonVolunteers: 2, helped: 0.3 },
  },
  { id: 'durban', name: 'Durban', calls: 50, neighbours: ['narbonne', 'saint-laurent', 'tuchan'], staff: { volunteers: 5, helped: 0.3 } },
  {
    id: 'lezignan',
    name: 'Lézignan',
    calls: 958,
    neighbours: ['carcassonne', 'narbonne', 'saint-laurent'],
    staff: { volunteers: 24, regulators: 2, salaried: 2, locums: 1, nonVolunteers: 5, helped: 0.1 },
  },
  {
    id: 'limoux',
    name: 'Limoux',
    calls: 300,
    neighbours: ['belveze', 'couiza-quillan', 'saint-hilaire'],
    staff: { volunteers: 14, locums: 1, nonVolunteers: 3, helped: 0.1 },
  },
  {
    id: 'montolieu',
    name: 'Montolieu',
    calls: 199,
    neighbours: ['carcassonne', 'castelnaudary'],
    staff: { volunteers: 6, nonVolunteers: 1, helped: 0.2 },
  },
  {
    id: 'narbonne',
    name: 'Narbonne',
    calls: 1990,
    neighbours: ['durban', 'lezignan'],
    staff: { volunteers: 46, regulators: 7, salaried: 4, others: 2, locums: 3, nonVolunteers: 12, helped: 0.1 },
  },
  {
    id: 'saint-hilaire',
    name: 'Saint-Hilaire',
    calls: 177,
    neighbours: ['carcassonne', 'limoux'],
    staff: { volunteers: 6, nonVolunteers: 1, helped: 0.2 },
  },
  {
    id: 'saint-laurent',
    name: 'Saint-Laurent',
    calls: 108,
    neighbours: ['durban', 'lezignan', 'servies', 'tuchan'],
    staff: { volunteers: 5, helped: 0.3 },
  },
  { id: 'servies', name: 'Serviès', calls: 43, neighbours: ['carcassonne', 'saint-laurent'], staff: { volunteers: 4, helped: 0.2 } },
  { id: 'tuchan', name: 'Tuchan', calls: 33, neighbours: ['durban', 'saint-laurent'], staff: { volunteers: 4, helped: 0.6 } },
];

const territories: readonly TerritoryInput[] = sectors.map(({ id, name, neighbours }) => ({ id, name, communes: [name], neighbours }));

export const aude: Preset = {
  department: '11',
  name: 'Aude',
  bridgeDays: true,
  territories,
  lines: [regulation, ...sectors.map(({ id, name, calls }) => fixedPost(id, name, calls > 1000))],
  staff: Object.fromEntries(sectors.map(({ id, staff }) => [id, staff])),
  regulatorsOnly: 6,
  effectorDuties: [5, 6, 7, 8],
  rules: mergingRules,
  mergeContiguous: true,
  // Two accounts: the load, and apart from it the weekends, which weigh on families whatever their points.
  ledgers: [{ id: 'points' }, { id: 'weekends', weight: 2, unit: 'duties', scope: { tags: ['saturday', 'sunday', 'holiday', 'bridge'] } }],
  shortage: {
    'couiza-quillan': { quit: 5, away: 4 },
    axat: { quit: 1, away: 1 },
    belcaire: { quit: 1, away: 0 },
    tuchan: { quit: 2, away: 1 },
    durban: { quit: 2, away: 1 },
  },
  regulatorsAway: 4,
};
