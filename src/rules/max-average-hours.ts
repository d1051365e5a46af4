import { z } from 'zod';
import { aboveMaximum, hoursOf } from './check/counts.ts';
import { dutiesInScope, hours } from './check/people.ts';
import { common } from './common.ts';
import { compileMaximum } from './compile/counts.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { reachOf } from './reach.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxAverageHours'),
    hours: z.number().min(0).max(168).meta({ description: 'Most elapsed hours a week on average (48 in hospitals).' }),
    weeks: z
      .int()
      .min(1)
      .max(57)
      .meta({ description: 'Over so many weeks: any that many times 7 days in a row, history included (17: four months).' }),
    ...common,
  })
  .meta({ description: 'At most so many hours of duty a week on average over any so many weeks in a row.' });
type MaxAverageHours = z.output<typeof schema>;

/**
 * A duty counts whole on its start date. Every stretch of `weeks` × 7 dates that touches the period has at most
 * `hours` × `weeks` hours of duty; dates of which neither history nor roster say anything count as free. Excess: hours a
 * week above `hours`, per stretch.
 */
export const maxAverageHours = {
  type: 'maxAverageHours',
  schema,
  easing: { field: 'hours', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MaxAverageHours) => reachOf({ rollingDays: 7 * rule.weeks }),

  compile(context: CompileContext, rule: MaxAverageHours): void {
    const inScope = selects(rule.scope);
    const weight = rule.weight === undefined ? undefined : rule.weight / rule.weeks;
    for (const [participant, duties] of context.duties) {
      const head = { rule: 'maxAverageHours', participant, weight };
      compileMaximum(context, head, duties.filter(inScope), { rollingDays: 7 * rule.weeks }, rule.hours * rule.weeks, 'hours');
    }
  },

  check(context: CheckContext, rule: MaxAverageHours, focus?: Focus): Violation[] {
    const { weeks } = rule;
    const over = [...dutiesInScope(context, rule.scope, focus)].flatMap(([participant, duties]) =>
      aboveMaximum(context, 'maxAverageHours', participant, duties, { rollingDays: 7 * weeks }, rule.hours * weeks, hoursOf),
    );
    return over.map((violation) => ({
      ...violation,
      excess: violation.excess / weeks,
      params: { ...violation.params, of: 'average', count: hours(rule.hours + violation.excess / weeks), max: rule.hours, weeks },
    }));
  },
} satisfies Rule<MaxAverageHours>;
