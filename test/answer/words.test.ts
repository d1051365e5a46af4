import { describe, expect, it } from 'vitest';
import { buildSlotList } from '../../src/answer/slot-list.ts';
import { readProblem } from '../../src/roster/read.ts';

describe('warnings of a request', () => {
  // 14 July 2026 is a Tuesday, so its Monday is a bridge. On 28 March 2027 the clocks go from 2 to 3: 2:30 means 3:30.
  const odd = {
    period: { start: '2026-07-01', end: '2027-03-31' },
    calendar: { bridgeDays: true },
    establishments: [{ id: 'e', finess: '12' }],
    lines: [
      {
        id: 'l',
        windows: [
          { id: 'closed', days: ['weekday'], start: '20:00', end: '24:00' },
          { id: 'swallowed', days: ['sunday'], start: '02:30', end: '03:00' },
        ],
      },
    ],
    participants: [
      { id: 'a', rpps: '123' },
      { id: 'b', rpps: '123' },
    ],
  };

  it.each(['fr', 'en'] as const)('are all put into words (%s)', (lang) => {
    const read = readProblem({ ...odd, options: { lang } }, new Date('2026-06-01T12:00:00Z'));
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const { warnings } = buildSlotList(read.problem, read.slots, read.warnings);
    const codes = new Set(warnings.map(({ code }) => code));
    expect(codes).toEqual(
      new Set(['rpps', 'rppsTwice', 'finess', 'windowClosedOnBridge', 'windowClosedOnHoliday', 'windowWithoutMinutes']),
    );
    for (const { message } of warnings) expect(message).not.toMatch(/[{}]/);
  });
});
