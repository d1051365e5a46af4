import { readPreset } from './preset-files.ts';
import type { Preset } from './preset.ts';
import { strictRules } from './rules.ts';

/**
 * La Réunion (974): lines, fees and territories are those of `presets/reunion-2016.json`, which says where the document
 * contradicts itself and what is taken. The staff is invented.
 */
const specification = readPreset('reunion-2016');
if (!specification) throw new RangeError('presets/reunion-2016.json is missing');

export const reunion: Preset = {
  department: '974',
  name: 'La Réunion',
  bridgeDays: false,
  territories: specification.territories,
  lines: specification.lines,
  staff: {
    nord: { volunteers: 39, regulators: 6, salaried: 3, others: 1, locums: 2, nonVolunteers: 5, helped: 0.1 },
    'nord-est': { volunteers: 20, regulators: 2, salaried: 1, locums: 1, nonVolunteers: 3, helped: 0.15 },
    est: { volunteers: 5, locums: 1, nonVolunteers: 2, helped: 0.5 },
    'sud-est': { volunteers: 12, locums: 1, nonVolunteers: 2, helped: 0.45 },
    'sud-bas': { volunteers: 24, regulators: 2, salaried: 1, others: 1, locums: 1, nonVolunteers: 3, helped: 0.1 },
    'sud-haut': { volunteers: 9, salaried: 1, locums: 1, nonVolunteers: 3, helped: 0.25 },
    'sud-ouest': { volunteers: 5, locums: 1, nonVolunteers: 3, helped: 0.4 },
    cilaos: { volunteers: 2, nonVolunteers: 1, helped: 0 },
    ouest: { volunteers: 29, regulators: 2, salaried: 2, others: 1, locums: 1, nonVolunteers: 3, helped: 0.1 },
    'nord-ouest': { volunteers: 14, regulators: 2, salaried: 1, locums: 1, nonVolunteers: 1, helped: 0.2 },
  },
  regulatorsOnly: 11,
  effectorDuties: [5, 5, 6, 6, 7, 7],
  rules: strictRules,
  shortage: {
    est: { quit: 2, away: 2 },
    'sud-est': { quit: 1, away: 2 },
    'sud-bas': { quit: 4, away: 6 },
    'sud-haut': { quit: 3, away: 3 },
    'sud-ouest': { quit: 2, away: 2 },
  },
  regulatorsAway: 4,
};
