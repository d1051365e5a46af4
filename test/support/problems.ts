import type { ProblemInput } from '../../src/domain/problem.ts';
import { demoProblem } from '../../src/demo/index.ts';

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

/** Six months of a department, asked for without any gap: works until it is stopped. */
export function long(seconds = 600): ProblemInput {
  const problem = demoProblem({ department: '974', from: '2027-01-01', months: 6, seed: 1 });
  return { ...problem, options: { ...problem.options, timeLimitSeconds: seconds, gap: 0 } };
}
