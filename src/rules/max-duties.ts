import { z } from 'zod';
import { aboveMaximum, countOf } from './check/counts.ts';
import { dutiesInScope } from './check/people.ts';
import { common } from './common.ts';
import { compileMaximum } from './compile/counts.ts';
import { per } from './per.ts';
import { reachOf } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxDuties'),
    max: z.int().min(0).max(10_000).meta({ description: 'Most duties in each span.' }),
    per,
    ...common,
  })
  .meta({ description: 'At most so many duties of a participant in each span of time.' });
type MaxDuties = z.output<typeof schema>;

/** Duties by their start date, in every span that touches the period. Excess: duties over, per span. */
export const maxDuties = {
  type: 'maxDuties',
  schema,
  easing: { field: 'max', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MaxDuties) => reachOf(rule.per),

  compile(context: CompileContext, rule: MaxDuties): void {
    const inScope = selects(rule.scope);
    for (const [participant, duties] of context.duties) {
      compileMaximum(
        context,
        { rule: 'maxDuties', participant, weight: rule.weight },
        duties.filter(inScope),
        rule.per,
        rule.max,
        'duties',
      );
    }
  },

  check(context: CheckContext, rule: MaxDuties, focus?: Focus): Violation[] {
    return [...dutiesInScope(context, rule.scope, focus)].flatMap(([participant, duties]) =>
      aboveMaximum(context, 'maxDuties', participant, duties, rule.per, rule.max, countOf),
    );
  },
} satisfies Rule<MaxDuties>;
