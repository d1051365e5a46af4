import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { curtoisInstance } from '../../bench/published/curtois.ts';
import { benchdata, readCsv, readData } from '../../bench/published/folder.ts';
import { grossInstance } from '../../bench/published/gross.ts';
import type { Strategy } from '../../bench/published/gross-data.ts';
import type { Held, PublishedInstance } from '../../bench/published/instance.ts';
import { solved, withEngines } from '../support/solved.ts';

withEngines();

/** Solves an instance all the way of a request; answers the objective that its file says the roster has. */
async function objectiveOf({ request, offset, judge }: PublishedInstance): Promise<number> {
  const { roster } = await solved(request);
  const verdict = judge(roster.assignments);
  if (verdict.kind === 'infeasible') throw new Error(`infeasible: ${verdict.why}`);
  expect(roster.levels).toHaveLength(1);
  expect(roster.levels[0].value + offset).toBeCloseTo(verdict.objective, 6);
  return verdict.objective;
}

describe('gross', () => {
  it('equals the optimum of CPLEX on the month that comes with the tests', { timeout: 60_000 }, async () => {
    // C. Gross et al., MIT (see instances/LICENSE); optimum of CPLEX 12.7.1, published with six decimals.
    const text = readFileSync(new URL('./instances/gross-ltw-2017-06-05-equal.cdat', import.meta.url), 'utf8');
    expect(await objectiveOf(grossInstance(text, 'equal', '2017-06-05', 100))).toBeCloseTo(33.321461, 3);
  });

  const [month, folder] = ['2016-05-02-5', 'gross-ltf'];
  const optima = readCsv(`${folder}/OPTIMA.csv`).filter((row) => row.month === month);
  it.skipIf(optima.length === 0)(
    `equals it on ${month} in every strategy (skipped where ${benchdata} is absent)`,
    { timeout: 120_000 },
    async () => {
      for (const { strategy, objective } of optima) {
        const text = readData(`${folder}/${month}/${strategy}.cdat`) ?? '';
        const reached = await objectiveOf(grossInstance(text, strategy as Strategy, month.slice(0, 10), 10));
        expect(reached / Number(objective), strategy).toBeCloseTo(1, 4);
      }
    },
  );
});

describe('curtois', () => {
  const tiny = `SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, MinConsecutiveDaysOff, MaxWeekends
A,E=7|L=1,2000,1000,3,2,2,1
B,E=2|L=7,2800,480,4,1,2,0
SECTION_DAYS_OFF
A,3
SECTION_SHIFT_ON_REQUESTS
A,2,E,4
B,0,L,3
SECTION_SHIFT_OFF_REQUESTS
B,4,L,2
A,0,E,1
SECTION_COVER
${[0, 1, 2, 3, 4, 5, 6].map((day) => `${day},E,1,${day === 2 ? 9 : 5},1\n${day},L,${day < 2 ? 0 : 1},7,${day < 4 ? 2 : 0}`).join('\n')}
`;
  const instance = curtoisInstance(tiny);

  it('is the least of what listing every roster gives', { timeout: 60_000 }, async () => {
    const dates = Array.from({ length: 7 }, (_, day) => `2027-01-${String(4 + day).padStart(2, '0')}`);
    const shift = (participant: string, id: string, day: number): Held => ({ slot: `${id}/${dates[day]}/shift`, participant });
    // What is hard is so for each person alone: a week that goes with one sound week of the other goes with all.
    const sound = { A: [0, 1, 2].map((day) => shift('A', 'E', day)), B: [shift('B', 'L', 0)] };
    const possible = (week: readonly Held[], other: readonly Held[]) => instance.judge([...week, ...other]).kind === 'feasible';
    const own = weeksOf('A', dates).filter((week) => possible(week, sound.B));
    const others = weeksOf('B', dates).filter((week) => possible(week, sound.A));
    let best = Number.POSITIVE_INFINITY;
    for (const a of own) {
      for (const b of others) {
        const verdict = instance.judge([...a, ...b]);
        if (verdict.kind === 'feasible') best = Math.min(best, verdict.objective);
      }
    }
    expect(await objectiveOf(instance)).toBe(best);
  });

  function weeksOf(participant: string, dates: readonly string[]): Held[][] {
    return dates.reduce<Held[][]>(
      (weeks, date) =>
        weeks.flatMap((week) => [week, ...['E', 'L'].map((shift) => [...week, { slot: `${shift}/${date}/shift`, participant }])]),
      [[]],
    );
  }

  it.each([
    ['too few minutes', ['E/0', 'E/1'], ['L/0']],
    ['too many minutes', ['E/0', 'E/1', 'E/2', 'E/4', 'E/5'], ['L/0']],
    ['a day off worked', ['E/2', 'E/3', 'E/4'], ['L/0']],
    ['a succession that is forbidden', ['L/0', 'E/1', 'E/2'], ['L/0']],
    ['too many of a shift', ['E/0', 'L/1', 'L/2'], ['L/0']],
    ['too many weekends', ['E/0', 'E/1', 'E/2'], ['E/0', 'E/5']],
    ['too many days in a row', ['E/0', 'E/1', 'E/2'], ['E/0', 'E/1', 'L/2', 'L/3', 'L/4']],
    ['too few days in a row', ['E/0', 'E/1', 'E/4'], ['L/0']],
    ['too few days off in a row', ['E/0', 'E/1', 'E/2'], ['L/0', 'L/2']],
  ])('says %s', (why, a, b) => {
    const held = [a, b].flatMap((list, person) =>
      list.map((text) => {
        const [shift, day] = text.split('/');
        return { slot: `${shift}/2027-01-0${4 + Number(day)}/shift`, participant: 'AB'[person] };
      }),
    );
    expect(instance.judge(held)).toEqual({ kind: 'infeasible', why });
  });
});
