import { z } from 'zod';
import { aboveMaximum, hoursOf } from './check/counts.ts';
import { dutiesInScope } from './check/people.ts';
import { common } from './common.ts';
import { compileMaximum } from './compile/counts.ts';
import { per } from './per.ts';
import { reachOf } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxHours'),
    max: z.number().min(0).max(100_000).meta({ description: 'Most elapsed hours in each span.' }),
    per,
    ...common,
  })
  .meta({ description: 'At most so many elapsed hours of duty of a participant in each span of time.' });
type MaxHours = z.output<typeof schema>;

/**
 * A duty counts whole, with its elapsed hours, on its start date; every span that touches the period. Excess: hours
 * over, per span.
 */
export const maxHours = {
  type: 'maxHours',
  schema,
  easing: { field: 'max', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MaxHours) => reachOf(rule.per),

  compile(context: CompileContext, rule: MaxHours): void {
    const inScope = selects(rule.scope);
    for (const [participant, duties] of context.duties) {
      compileMaximum(context, { rule: 'maxHours', participant, weight: rule.weight }, duties.filter(inScope), rule.per, rule.max, 'hours');
    }
  },

  check(context: CheckContext, rule: MaxHours, focus?: Focus): Violation[] {
    return [...dutiesInScope(context, rule.scope, focus)].flatMap(([participant, duties]) =>
      aboveMaximum(context, 'maxHours', participant, duties, rule.per, rule.max, hoursOf),
    );
  },
} satisfies Rule<MaxHours>;
