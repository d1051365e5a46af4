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

let departments = 0;

/** The same week of a department that no other test of the file has: what is published of it is a table of its own. */
export function ownWeek(): ProblemInput {
  departments += 1;
  return { ...week(), department: String((departments % 18) + 1).padStart(2, '0') };
}

/**
 * A quarter of two lines that goes on until it is stopped: no gap is allowed, and points and shares of activity that
 * have no common measure leave no roster at the bound and too many near it.
 */
export function long(seconds = 600): ProblemInput {
  const points = [1.013, 1.517, 2.029, 1.279];
  return {
    period: { start: '2027-01-01', end: '2027-03-31' },
    lines: ['north', 'south'].map((id, line) => ({
      id,
      windows: (['weekday', 'saturday', 'sunday', 'holiday'] as const).map((day, index) => ({
        id: day,
        days: [day],
        start: '20:00',
        end: '24:00',
        points: (points[index] as number) + line * 0.171,
      })),
    })),
    participants: Array.from({ length: 13 }, (_, index) => ({
      id: `p-${index + 1}`,
      activityRate: 1 - 0.037 * index,
    })),
    rules: [
      { type: 'minRest', hours: 11 },
      { type: 'maxDuties', max: 5, per: 'calendarWeek' },
    ],
    options: { asOf: '2026-11-21', timeLimitSeconds: seconds, gap: 0 },
  };
}
