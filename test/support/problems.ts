import type { ProblemInput } from '../../src/domain/problem.ts';

/** One line and two people, everything else by default: the least a caller may send. */
export function least(): ProblemInput {
  return { lines: [{ id: 'garde' }], participants: [{ id: 'p-001' }, { id: 'p-002' }] };
}

/** A week of one sector with enough people: solved and proven at once. */
export function week(): ProblemInput {
  return {
    period: { start: '2027-01-04', end: '2027-01-10' },
    lines: [{ id: 'fixe', windows: [{ id: 'evening', start: '20:00', end: '24:00', fee: 50 }] }],
    participants: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
    rules: [{ type: 'minRest', hours: 11 }],
    options: { asOf: '2026-11-21' },
  };
}

/** A quarter of one sector, asked for without any gap: fairness stays open, so that it works until it is stopped. */
export function long(seconds = 600): ProblemInput {
  return {
    period: { start: '2027-01-01', end: '2027-03-31' },
    lines: [{ id: 'garde' }],
    participants: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((id) => ({ id })),
    rules: [{ type: 'minRest', hours: 11 }],
    options: { asOf: '2026-11-21', timeLimitSeconds: seconds, gap: 0 },
  };
}
