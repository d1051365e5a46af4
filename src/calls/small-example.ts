import type { ProblemInput } from '../domain/problem.ts';

/** A request that works as it stands and fits on a screen: the one the documentation shows. */
export const smallestProblem: ProblemInput = {
  name: 'Saint-Benoît, janvier 2027',
  department: '974',
  period: { start: '2027-01-01', end: '2027-01-31' },
  territories: [{ id: 'est', name: 'Est' }],
  lines: [
    {
      id: 'est-fixe',
      name: 'Saint-Benoît',
      territories: ['est'],
      windows: [{ id: 'evening', start: '20:00', end: '24:00', fee: 50 }],
    },
  ],
  participants: ['p-001', 'p-002', 'p-003', 'p-004', 'p-005', 'p-006'].map((id) => ({ id, territory: 'est' })),
  rules: [
    { type: 'minRest', hours: 11 },
    { type: 'maxDuties', max: 2, per: { rollingDays: 7 } },
  ],
  options: { timeLimitSeconds: 5, asOf: '2026-11-21' },
};
