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

  it('nights in which clocks change are paid by the hours there are; a duty over the end of a month at the rate of its first day', () => {
    const night = { id: 'n', start: '20:00', end: '08:00' };
    const hourly = (lines: Parameters<typeof fees>[0], start: string, end = start) => fees(lines, { start, end });
    expect(hourly({ windows: [{ ...night, hourlyRate: 10 }] }, '2027-03-27', '2027-03-28')).toEqual([
      ['03-27', 110],
      ['03-28', 120],
    ]);
    expect(hourly({ windows: [{ ...night, hourlyRate: 10 }] }, '2027-10-30', '2027-10-31')).toEqual([
      ['10-30', 130],
      ['10-31', 120],
    ]);
    // Pro rata pays the hours there are out of the twelve of the window; without it the fee is that of the night.
    expect(hourly({ windows: [{ ...night, fee: 120 }], prorata: true }, '2027-10-30')).toEqual([['10-30', 130]]);
    expect(hourly({ windows: [{ ...night, fee: 120 }] }, '2027-10-30')).toEqual([['10-30', 120]]);
    const rates = [{ from: '2027-02-01', fee: 200 }];
    expect(hourly({ windows: [{ ...night, fee: 100, rates }] }, '2027-01-31', '2027-02-01')).toEqual([
      ['01-31', 100],
      ['02-01', 200],
    ]);
    // The night from a Saturday to a Sunday is the Saturday's, its hours after midnight too.
    const sundays = [{ start: '23:00', end: '07:00', hourlyRate: 5, days: ['sunday' as const] }];
    expect(hourly({ windows: [{ ...night, fee: 100 }], supplements: sundays }, '2027-04-03', '2027-04-04')).toEqual([
      ['04-03', 100],
      ['04-04', 140],
    ]);
  });

  it('a supplement for all hours of the clock is paid once an hour', () => {
    const supplements = [{ start: '20:00', end: '44:00', hourlyRate: 1 }];
    const long = { id: 'd', start: '08:00', end: '48:00', fee: 0 };
    expect(fees({ windows: [long], supplements }, { start: '2027-01-04', end: '2027-01-04' })).toEqual([['01-04', 40]]);
    const longer = [{ start: '10:00', end: '48:00', hourlyRate: 1 }];
    expect(fees({ windows: [long], supplements: longer }, { start: '2027-01-04', end: '2027-01-04' })).toEqual([['01-04', 40]]);
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

describe('fees below the national floor', () => {
  const floors = (line: Omit<ProblemInput['lines'][number], 'id'>, period: ProblemInput['period'], department: string | null = '11') => {
    const read = readProblem({ department, period, lines: [{ id: 'x', ...line }], participants: [{ id: 'a' }] }, new Date('2026-11-21'));
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    return read.warnings.filter(({ code }) => code === 'feeBelowFloor').map(({ params }) => [params.window, params.paid, params.floor]);
  };
  const night = { id: 'n', start: '20:00', end: '08:00', fee: 180 };
  const january = { start: '2027-01-01', end: '2027-01-31' };

  it('are told by what a duty of the period pays, dated rates and supplements included', () => {
    expect(floors({ windows: [night] }, january)).toEqual([]);
    expect(floors({ windows: [{ ...night, fee: 168 }] }, january)).toEqual([['n', 14, 15]]);
    expect(floors({ windows: [{ ...night, fee: 168 }] }, january, null)).toEqual([]);
    // A supplement that fills the gap, and one that does not.
    const supplement = (hourlyRate: number) => [{ start: '23:00', end: '07:00', hourlyRate }];
    expect(floors({ windows: [{ ...night, fee: 168 }], supplements: supplement(1.5) }, january)).toEqual([]);
    expect(floors({ windows: [{ ...night, fee: 168 }], supplements: supplement(0.75) }, january)).toEqual([['n', 14.5, 15]]);
    // A dated rate that is lower counts on its dates alone.
    const rates = [{ from: '2027-02-01', fee: 150 }];
    expect(floors({ windows: [{ ...night, rates }] }, january)).toEqual([]);
    expect(floors({ windows: [{ ...night, rates }] }, { start: '2027-01-31', end: '2027-02-01' })).toEqual([['n', 12.5, 15]]);
    // The floor is that of the date.
    expect(floors({ windows: [{ ...night, fee: 150 }] }, { start: '2021-12-01', end: '2021-12-23' })).toEqual([]);
    expect(floors({ windows: [{ ...night, fee: 150 }] }, { start: '2021-12-01', end: '2021-12-24' })).toEqual([['n', 12.5, 15]]);
  });

  it('a night in which clocks change is no lower than the others', () => {
    const nights = { start: '2027-10-30', end: '2027-10-31' };
    expect(floors({ windows: [night] }, nights)).toEqual([]);
    expect(floors({ windows: [{ ...night, fee: null, hourlyRate: 15 }] }, { start: '2027-03-27', end: '2027-03-28' })).toEqual([]);
  });
});
