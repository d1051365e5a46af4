import { z } from 'zod';
import { spanParams } from './check/counts.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { workedUnits } from './check/runs.ts';
import { common } from './common.ts';
import { byDay, rangesOf, slices } from './compile/days.ts';
import { atMost } from './compile/rows.ts';
import { weekendNumber } from './compile/units.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import { per, spansOf } from './per.ts';
import { pinnedIn } from './pins.ts';
import { reachOf } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxWeekends'),
    max: z.int().min(0).max(400).meta({ description: 'Most weekends in each span.' }),
    per,
    ...common,
  })
  .meta({ description: 'At most so many weekends with a duty that starts on Saturday or Sunday, in each span of time.' });
type MaxWeekends = z.output<typeof schema>;

/**
 * A weekend counts in a span when a duty starts on one of its dates within the span, once however many there are; one
 * that straddles two months may so count in both. Excess: weekends over, per span that touches the period.
 */
export const maxWeekends = {
  type: 'maxWeekends',
  schema,
  easing: { field: 'max', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MaxWeekends) => reachOf(rule.per),

  compile(context: CompileContext, rule: MaxWeekends): void {
    const inScope = selects(rule.scope);
    const pinned = pinnedIn(context.problem);
    const ranges = rangesOf(rule.per, context.problem.period);
    for (const [participant, all] of context.duties) {
      const duties = byDay(all.filter((duty) => inScope(duty) && !Number.isNaN(weekendNumber(duty))));
      // A weekend that pins or history work already is free in the wider span, yet may count anew in a narrower one.
      const implied = rule.weight === undefined && !duties.some((duty) => duty.column === null || pinned(duty));
      for (const { from, to, times } of slices(duties, ranges, implied)) {
        const weekends = groupBy(duties.slice(from, to), weekendNumber);
        const sum = combine([...weekends.values()].map((weekend) => [1, anyHeld(context, weekend)]));
        const weight = rule.weight === undefined ? undefined : rule.weight * times;
        atMost(context, { rule: 'maxWeekends', participant, weight }, sum, rule.max);
      }
    }
  },

  check(context: CheckContext, rule: MaxWeekends, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const span of spansOf(rule.per, context.problem)) {
        const inSpan = duties.filter((duty) => duty.date >= span.from && duty.date <= span.to);
        const weekends = workedUnits(inSpan, 'weekends');
        if (weekends.length <= rule.max) continue;
        violations.push({
          rule: 'maxWeekends',
          participant,
          place: `${participant} ${span.from}`,
          slots: keys(weekends.flatMap((weekend) => weekend.duties)),
          excess: weekends.length - rule.max,
          params: {
            count: weekends.length,
            max: rule.max,
            ...spanParams(
              rule.per,
              span,
              weekends.flatMap((weekend) => weekend.duties),
            ),
          },
        });
      }
    }
    return violations;
  },
} satisfies Rule<MaxWeekends>;
