import { z } from 'zod';
import { datesTouched } from '../calendar/index.ts';
import { spanParams } from './check/counts.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { common } from './common.ts';
import { byDay, dayOf, rangesOf, slices } from './compile/days.ts';
import { atMost } from './compile/rows.ts';
import { anyHeld, combine } from './compile/worked.ts';
import { per, spansOf } from './per.ts';
import type { CheckContext, CompileContext, Duty, Focus, Rule, Violation } from './rule.ts';
import { reachOf } from './reach.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxDaysWorked'),
    max: z.int().min(0).max(400).meta({ description: 'Most dates in each span. Days off: 5 in any 7 days leave two.' }),
    count: z.enum(['start', 'worked']).default('start').meta({
      description:
        'start: dates on which a duty starts; worked: every date that a duty touches, so that a night counts twice. Default start.',
    }),
    per,
    ...common,
  })
  .meta({ description: 'At most so many dates with duty in each span of time.' });
type MaxDaysWorked = z.output<typeof schema>;

/** Dates with a duty, once however many duties there are, in every span that touches the period. Excess: dates over, per span. */
export const maxDaysWorked = {
  type: 'maxDaysWorked',
  schema,
  easing: { field: 'max', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MaxDaysWorked) => reachOf(rule.per),

  compile(context: CompileContext, rule: MaxDaysWorked): void {
    const inScope = selects(rule.scope);
    const ranges = rangesOf(rule.per, context.problem.period);
    const datesOf = datesIn(context.problem.timeZone, rule);
    for (const [participant, duties] of context.duties) {
      const entries = byDay(duties.filter(inScope).flatMap((duty) => datesOf(duty).map((date) => ({ date, duty }))));
      for (const { from, to, times } of slices(entries, ranges, rule.weight === undefined)) {
        const dates = Map.groupBy(entries.slice(from, to), ({ date }) => dayOf(date));
        const sums = [...dates.values()].map(
          (on) =>
            [
              1,
              anyHeld(
                context,
                on.map(({ duty }) => duty),
              ),
            ] as const,
        );
        const weight = rule.weight === undefined ? undefined : rule.weight * times;
        atMost(context, { rule: 'maxDaysWorked', participant, weight }, combine(sums), rule.max);
      }
    }
  },

  check(context: CheckContext, rule: MaxDaysWorked, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    const datesOf = datesIn(context.problem.timeZone, rule);
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const span of spansOf(rule.per, context.problem)) {
        const within = duties.filter((duty) => datesOf(duty).some((date) => span.from <= date && date <= span.to));
        const dates = new Set(within.flatMap(datesOf).filter((date) => span.from <= date && date <= span.to));
        if (dates.size <= rule.max) continue;
        violations.push({
          rule: 'maxDaysWorked',
          participant,
          place: `${participant} ${span.from}`,
          slots: keys(within),
          excess: dates.size - rule.max,
          params: { count: dates.size, max: rule.max, ...spanParams(rule.per, span, within) },
        });
      }
    }
    return violations;
  },
} satisfies Rule<MaxDaysWorked>;

function datesIn(zone: string, { count }: MaxDaysWorked): (duty: Duty) => readonly string[] {
  if (count === 'start') return ({ date }) => [date];
  return ({ slot, startMs, endMs }) => slot?.dates ?? datesTouched(startMs, endMs, zone);
}
