import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { readProblem } from '../../src/roster/read.ts';
import { built } from '../support/built.ts';

/** Fees by slot of a request with one line. */
function fees(
  line: Omit<ProblemInput['lines'][number], 'id'>,
  period = { start: '2027-01-01', end: '2027-01-04' },
  timeZone = 'Europe/Paris',
) {
  const { slots } = built({ period, timeZone, lines: [{ id: 'x', ...line }], participants: [{ id: 'a' }] });
  return slots.map(({ date, fee }) => [date.slice(5), fee]);
}

describe('fees of certain dates and day types', () => {
  const window = { id: 'w', start: '20:00', end: '24:00', fee: 50 };

  it('the last that matches takes the place of fee and rate; dates are inclusive', () => {
    const rates = [
      { from: '2027-01-02', fee: 60 },
      { from: '2027-01-03', to: '2027-01-03', hourlyRate: 20 },
      { days: ['holiday' as const], fee: 99 },
    ];
    expect(fees({ windows: [{ ...window, rates }] })).toEqual([
      ['01-01', 99],
      ['01-02', 60],
      ['01-03', 80],
      ['01-04', 60],
    ]);
  });

  it('supplements are paid by the minute of the local clock, over midnight, on top', () => {
    const night = { id: 'n', start: '20:00', end: '08:00', fee: 100 };
    const supplements = [{ start: '23:00', end: '07:00', hourlyRate: 30.3 }];
    const whole = 100 + 8 * 30.3;
    expect(fees({ windows: [night], supplements }, { start: '2027-01-01', end: '2027-01-01' })).toEqual([['01-01', whole]]);
    // The night in which clocks go forward has seven such hours.
    expect(fees({ windows: [night], supplements }, { start: '2027-03-27', end: '2027-03-28' })).toEqual([
      ['03-27', 100 + 7 * 30.3],
      ['03-28', whole],
    ]);
    expect(
      fees(
        {
          windows: [
            { ...night, fee: null },
            { ...night, id: 'o', fee: null },
          ],
          supplements: [{ ...supplements[0], windows: ['o'] }],
        },
        { start: '2027-01-01', end: '2027-01-01' },
      ),
    ).toEqual([
      ['01-01', null],
      ['01-01', 242.4],
    ]);
  });

  it('refuses rates that run backwards and supplements of no length', () => {
    const line = {
      id: 'x',
      windows: [{ ...window, rates: [{ from: '2027-02-01', to: '2027-01-01', fee: -1 }] }],
      supplements: [{ start: '20:00', end: '20:00', hourlyRate: 1 }],
    };
    const read = readProblem({ lines: [line], participants: [{ id: 'a' }] });
    expect(read.ok ? [] : read.issues.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/lines/0/supplements/0/end emptyWindow',
      '/lines/0/windows/0/rates/0/fee min',
      '/lines/0/windows/0/rates/0/to rangeReversed',
    ]);
  });
});
