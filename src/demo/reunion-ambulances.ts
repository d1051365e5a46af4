import { addDays } from '../calendar/index.ts';
import type { ProblemInput } from '../domain/problem.ts';
import { inventedCompany } from './identity.ts';
import type { LineInput, ParticipantInput, TerritoryInput } from './preset.ts';

/**
 * Ambulance duty of La Réunion. From the specification of 2016: sectors with a pole and a number of vehicles; Saturdays,
 * Sundays and holidays 8-20, every night 20-8. The sectors, poles, vehicles and companies are invented for the example.
 */
const sectors = [
  { id: 'nord', name: 'Nord', pole: 'Saint-Denis', vehicles: 2, crews: [3, 3, 2, 2, 2] },
  { id: 'est', name: 'Est', pole: 'Saint-Benoît', vehicles: 1, crews: [2, 2, 1] },
  { id: 'sud', name: 'Sud', pole: 'Saint-Pierre', vehicles: 3, crews: [4, 3, 3, 2, 2, 2] },
  { id: 'ouest', name: 'Ouest', pole: 'Saint-Paul', vehicles: 2, crews: [3, 3, 2, 2] },
  { id: 'cilaos', name: 'Cilaos', pole: 'Cilaos', vehicles: 1, crews: [3, 3] },
] as const;

const prefixed = (id: string): string => `ambulance-${id}`;

/** The ambulance table of a month by itself. */
export function ambulanceTable(from: string, to: string, asked: number): ProblemInput {
  return {
    name: 'La Réunion, garde ambulancière, janvier 2027 (entreprises inventées)',
    department: '974',
    period: { start: from, end: to },
    ...ambulances(asked),
    rules: [{ type: 'minRest', hours: 11 }],
    options: { seed: 1, lang: 'fr', asOf: addDays(from, -45) },
  };
}

/** Sectors, lines and companies: a company of three crews may serve three duties at once, each crew rests. */
export function ambulances(asked: number) {
  return {
    territories: sectors.map(
      ({ id, name }): TerritoryInput => ({ id: prefixed(id), name: `Ambulances, secteur ${name}`, system: 'ambulance' }),
    ),
    lines: sectors.map(
      ({ id, name, pole, vehicles }): LineInput => ({
        id: prefixed(id),
        name: `Garde ambulancière, ${name}`,
        role: 'ambulance',
        territories: [prefixed(id)],
        priority: 2,
        site: `pôle ${pole}`,
        activity: 'onSite',
        windows: [
          { id: 'night', days: ['daily'], start: '20:00', end: '08:00', headcount: vehicles },
          { id: 'day', days: ['sat', 'sunday', 'holiday'], start: '08:00', end: '20:00', headcount: vehicles },
        ],
      }),
    ),
    participants: sectors.flatMap(({ id, crews }, s) =>
      crews.map(
        (capacity, i): ParticipantInput => ({
          id: `${prefixed(id)}-${i + 1}`,
          name: inventedCompany('Ambulances', 300 + 10 * s + i, asked),
          kind: 'ambulance',
          territory: prefixed(id),
          capacity,
          // Equity between companies goes by their crews.
          activityRate: capacity / Math.max(...crews),
          limits: { maxDutiesPerMonth: 10 },
          limitsPer: 'crew',
        }),
      ),
    ),
  } satisfies Partial<ProblemInput>;
}
