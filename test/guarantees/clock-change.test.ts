import { describe, expect, it } from 'vitest';
import type { ProblemInput, RuleInput } from '../../src/domain/problem.ts';
import { solved, withEngines } from '../support/solved.ts';

withEngines();

/**
 * Paris puts its clocks forward on 28 March 2027 (2:00 is 3:00) and back on 31 October (3:00 is 2:00). Of one person
 * alone, whatever a rule admits is held: how many duties there are says how it counts.
 */
async function held(
  dates: readonly [string, string],
  windows: Windows,
  rules: RuleInput[],
  more: Partial<ProblemInput> = {},
): Promise<string[]> {
  const { roster } = await solved({
    timeZone: 'Europe/Paris',
    period: { start: dates[0], end: dates[1] },
    lines: [{ id: 'l', windows }],
    participants: [{ id: 'p' }],
    rules,
    ...more,
  });
  return roster.assignments.map(({ slot }) => slot.slice(7));
}
type Windows = NonNullable<ProblemInput['lines'][number]['windows']>;

const eveningAndMorning: Windows = [
  { id: 'e', start: '20:00', end: '24:00' },
  { id: 'm', start: '08:00', end: '12:00' },
];
const night: Windows = [{ id: 'n', start: '20:00', end: '08:00' }];

describe('nights on which the clock changes', () => {
  // 20-24 h, then 8 h: eight hours by the clock on the wall.
  const overnight = (rest: number, [from, to]: [string, string]) =>
    held([from, to], eveningAndMorning, [{ type: 'minRest', hours: rest }], {
      forbidden: ['m', 'e'].map((w, i) => ({ participant: 'p', slot: `l/${i ? to : from}/${w}` })),
    });

  it.each([
    ['an ordinary night', ['2027-03-20', '2027-03-21'], 8, true],
    ['an ordinary night', ['2027-03-20', '2027-03-21'], 8.25, false],
    ['the short night', ['2027-03-27', '2027-03-28'], 7, true],
    ['the short night', ['2027-03-27', '2027-03-28'], 7.25, false],
    ['the long night', ['2027-10-30', '2027-10-31'], 9, true],
    ['the long night', ['2027-10-30', '2027-10-31'], 9.25, false],
  ] as const)('%s %j leaves, of elapsed time, room for a rest of %d hours: %s', async (_, [from, to], rest, both) => {
    expect(await overnight(rest, [from, to])).toHaveLength(both ? 2 : 1);
  });

  it.each([
    ['2027-03-28T00:00:00+01:00', '2027-03-28', 7, true],
    ['2027-03-28T00:00:00+01:00', '2027-03-28', 7.25, false],
    ['2027-10-31T00:00:00+02:00', '2027-10-31', 9, true],
    ['2027-10-31T00:00:00+02:00', '2027-10-31', 9.25, false],
  ])('a duty of the history that ends at %s leaves the morning of %s to a rest of %d hours: %s', async (end, date, hours, free) => {
    const start = new Date(Date.parse(end) - 4 * 3_600_000).toISOString();
    const morning = [eveningAndMorning[1]];
    const history = [{ line: 'l', start, end, participant: 'p' }];
    expect(await held([date, date], morning, [{ type: 'minRest', hours }], { history })).toHaveLength(free ? 1 : 0);
  });

  it.each([
    ['2027-03-27', 11],
    ['2027-10-30', 13],
    ['2027-10-23', 12],
  ])('the night of %s has %d hours: for a limit, for the shortfall, for points and balances', async (date, hours) => {
    expect(await held([date, date], night, [{ type: 'maxHours', max: hours, per: 'period' }])).toHaveLength(1);
    expect(await held([date, date], night, [{ type: 'maxHours', max: hours - 0.25, per: 'period' }])).toHaveLength(0);
    expect(await held([date, date], night, [], { participants: [{ id: 'p', limits: { maxHours: hours } }] })).toHaveLength(1);
    expect(await held([date, date], night, [], { participants: [{ id: 'p', limits: { maxHoursPerMonth: hours - 0.5 } }] })).toHaveLength(0);
    const open = await solved({
      timeZone: 'Europe/Paris',
      period: { start: date, end: date },
      lines: [{ id: 'l', windows: night }],
      participants: [{ id: 'p', volunteer: false }],
    });
    expect(open.roster.levels[0]).toMatchObject({ level: 'shortfall', value: hours * 60, bound: hours * 60, proven: true });
    const account = await solved({
      timeZone: 'Europe/Paris',
      period: { start: date, end: date },
      lines: [{ id: 'l', windows: night }],
      participants: [{ id: 'p' }],
      ledgers: [{ id: 'hours', unit: 'hours' }],
    });
    expect(account.roster.balances[0]).toMatchObject({ received: hours, hours });
  });

  it('two nights in a row across the change lie twelve hours apart, of which none is lost or won by day', async () => {
    // Both nights, since the change lies inside the first: 08:00 to 20:00 is twelve hours on every date.
    for (const dates of [
      ['2027-03-27', '2027-03-28'],
      ['2027-10-30', '2027-10-31'],
    ] as const) {
      expect(await held(dates, night, [{ type: 'minRest', hours: 12 }])).toHaveLength(2);
      expect(await held(dates, night, [{ type: 'minRest', hours: 12.25 }])).toHaveLength(1);
    }
  });

  it('a window inside the hour that does not exist, or exists twice, is one slot of the time it really lasts', async () => {
    const inside: Windows = [{ id: 'w', start: '02:00', end: '03:30' }];
    const minutes = async (date: string): Promise<number[]> =>
      (
        await solved({
          timeZone: 'Europe/Paris',
          period: { start: date, end: date },
          lines: [{ id: 'l', windows: inside }],
          participants: [{ id: 'p' }],
        })
      ).slots.map((slot) => slot.minutes);
    expect(await minutes('2027-03-27')).toEqual([90]);
    // 2:00 moves to 3:00; 2:00 means its first coming.
    expect(await minutes('2027-03-28')).toEqual([30]);
    expect(await minutes('2027-10-31')).toEqual([150]);
  });
});
