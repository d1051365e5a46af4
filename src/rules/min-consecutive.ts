import { z } from 'zod';
import { dutiesInScope, keys } from './check/people.ts';
import { runs, workedUnits } from './check/runs.ts';
import { common } from './common.ts';
import { type DayRange, periodRange } from './compile/days.ts';
import { atMost, type Head, type Sum } from './compile/rows.ts';
import { unitNumber } from './compile/units.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('minConsecutive'),
    min: z.int().min(2).max(31).meta({ description: 'Least in a row.' }),
    of: z.enum(['nights', 'days']).default('days').meta({
      description: 'nights: dates on which a duty tagged `night` starts; days: dates on which any duty starts. Default days.',
    }),
    ...common,
  })
  .meta({ description: 'Dates with a duty come at least so many in a row; runs that touch an end of the period are free.' });
type MinConsecutive = z.output<typeof schema>;

/**
 * A run of dates with a duty (history included) that begins after the first and ends before the last date of the period
 * is at least `min` long. Excess: dates missing, per run.
 */
export const minConsecutive = {
  type: 'minConsecutive',
  schema,
  easing: null,
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: true,
  reach: (rule: MinConsecutive) => ({ days: rule.min + 1, pairs: false }),

  compile(context: CompileContext, rule: MinConsecutive): void {
    const inScope = selects(rule.scope);
    const numberOf = unitNumber(rule.of);
    const period = periodRange(context.problem.period);
    for (const [participant, duties] of context.duties) {
      const units = groupBy(
        duties.filter((duty) => inScope(duty) && !Number.isNaN(numberOf(duty))),
        numberOf,
      );
      const worked = new Map([...units].map(([day, group]) => [day, anyHeld(context, group)]));
      const head = { rule: 'minConsecutive', participant, weight: rule.weight };
      for (const day of worked.keys()) {
        if (day <= period.first || day > period.last) continue;
        if (rule.weight === undefined) startedRun(context, head, worked, day, rule.min, period);
        else shortRuns(context, head, worked, day, rule.min, period);
      }
    }
  },

  check(context: CheckContext, rule: MinConsecutive, focus?: Focus): Violation[] {
    const { start, end } = context.problem.period;
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const run of runs(workedUnits(duties, rule.of), 1)) {
        const from = run[0].date;
        const to = run[run.length - 1].date;
        if (from <= start || to >= end || run.length >= rule.min) continue;
        violations.push({
          rule: 'minConsecutive',
          participant,
          place: `${participant} ${from}`,
          slots: keys(run.flatMap((unit) => unit.duties)),
          excess: rule.min - run.length,
          params: { of: rule.of, count: run.length, min: rule.min, from, to },
        });
      }
    }
    return violations;
  },
} satisfies Rule<MinConsecutive>;

type Worked = ReadonlyMap<number, Sum>;
const none: Sum = { columns: [], constant: 0 };

/** Hard: worked on `day` but not the day before, then on each of the next days too. */
function startedRun(context: CompileContext, head: Head, worked: Worked, day: number, min: number, { last }: DayRange): void {
  const next = Array.from({ length: min - 1 }, (_, i) => day + i + 1).filter((later) => later <= last);
  // Where nothing can be held on one of them, the run cannot start here, which says it all.
  const gap = next.find((later) => !worked.has(later));
  for (const later of gap === undefined ? next : [gap]) {
    const sum = combine([
      [1, worked.get(day) ?? none],
      [-1, worked.get(day - 1) ?? none],
      [-1, worked.get(later) ?? none],
    ]);
    atMost(context, head, sum, 0);
  }
}

/** Soft: each run that begins on `day` and is too short, by its length, at its own price. */
function shortRuns(context: CompileContext, head: Head, worked: Worked, day: number, min: number, { last }: DayRange): void {
  for (let length = 1; length < min && day + length <= last && worked.has(day + length - 1); length++) {
    const run = Array.from({ length }, (_, i) => [1, worked.get(day + i) ?? none] as const);
    const sum = combine([...run, [-1, worked.get(day - 1) ?? none], [-1, worked.get(day + length) ?? none]]);
    atMost(context, head, sum, length - 1, min - length);
  }
}
