import type { ProblemInput } from '../domain/problem.ts';
import { demoProblem } from './demo.ts';
import { listExamples } from './examples.ts';
import { anaesthesiaOfTwoHouses, cardiologyByTurns, cardiologyPooled, hauteSavoie } from './hospitals.ts';
import { printJson } from './print.ts';
import { ambulanceTable } from './reunion-ambulances.ts';
import { reunionSystems } from './reunion-systems.ts';
import { ruralPharmacies } from './rural-pharmacies.ts';

const january = { from: '2027-01-01', months: 1, seed: 1 } as const;

/** How each example is made, by id. */
const makers: Readonly<Record<string, () => ProblemInput>> = {
  'reunion-2027-01-systems': () => reunionSystems(january),
  'sector-minimum': sectorMinimum,
  'reunion-2027-01': () => demoProblem({ department: '974', ...january }),
  'reunion-2027-01-shortage': () => demoProblem({ department: '974', ...january, shortage: true }),
  'pharmacies-2027-q1': () => ruralPharmacies('2027-01-02', '2027-03-27', 1),
  'ambulances-2027-01': () => ambulanceTable('2027-01-01', '2027-01-31', 1),
  'aude-2027-01': () => demoProblem({ department: '11', ...january }),
  'hospital-alternating': cardiologyByTurns,
  'hospital-pooled': cardiologyPooled,
  'hospital-per-house': anaesthesiaOfTwoHouses,
  'hospital-three-houses': hauteSavoie,
};

/** File and text of every example, in the order of the list. */
export function makeExamples(): { id: string; file: string; text: string }[] {
  return listExamples().map(({ id, file }) => ({ id, file, text: printJson(makers[id]()) }));
}

/**
 * What a newcomer writes first: a month, one line with the default windows (every night, Sundays and holidays), six
 * doctors with a monthly limit, and a rest.
 */
function sectorMinimum(): ProblemInput {
  const doctors = ['combava', 'filao', 'hibiscus', 'letchi', 'takamaka', 'vacoa'];
  return {
    period: { start: '2027-01-01', end: '2027-01-31' },
    lines: [{ id: 'garde' }],
    participants: doctors.map((id) => ({ id, limits: { maxDutiesPerMonth: 8 } })),
    rules: [{ type: 'minRest', hours: 11 }],
  };
}
