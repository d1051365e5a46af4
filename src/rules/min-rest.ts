import { z } from 'zod';
import { tag } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { dutiesInScope, hours } from './check/people.ts';
import { overlap, pairs, pairViolation } from './check/pairs.ts';
import { uncoveredShare } from './check/stretch.ts';
import { common } from './common.ts';
import { compileRest } from './compile/rest.ts';
import { itemsOf } from './compile/items.ts';
import { crewsOf, tooFewCrews } from './crews.ts';
import { pairsWithin } from './reach.ts';
import type { BuiltInName, CheckContext, CompileContext, Duty, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const HOUR_MS = 3_600_000;

const schema = z
  .strictObject({
    type: z.literal('minRest'),
    hours: z.number().min(0).max(1000).meta({ description: 'Elapsed hours between the end of a duty and the start of the next.' }),
    afterTags: z
      .array(tag)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Rest is owed only after duties with one of these tags. Default: after every duty.' }),
    ...common,
  })
  .meta({ description: 'Elapsed hours of rest between any two duties of a participant.' });
type MinRest = z.output<typeof schema>;

/**
 * For any two duties, the later start − the earlier duty's end ≥ `hours`, in elapsed time, history included. With
 * `afterTags`, a duty without such a tag owes none (0 hours).
 *
 * With `options.mergeContiguous`, time between two duties of one line that the participant spends on duty on that very
 * line is no gap; two duties whose gap is covered whole are one stretch and owe each other no rest.
 *
 * A company of several crews has no more of them on duty or at rest than it has; `mergeContiguous` plays no part, and a
 * soft rest does not concern it. Excess: crews missing, when a duty starts.
 *
 * Excess: hours short, per pair; of a gap partly covered, that share which is not. Soft, pairs that overlap are not
 * priced: `noOverlap` forbids them.
 */
export const minRest = {
  type: 'minRest',
  schema,
  easing: { field: 'hours', towards: 'down' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: ({ hours, weight: price }: MinRest) =>
    price === undefined ? { days: 1 + hours / 24, pairs: false } : pairsWithin(1 + hours / 24),

  tags: ({ afterTags = [] }: MinRest): readonly string[] => afterTags,

  /** A hard rest between any two duties forbids overlaps with rows that contain those of `noOverlap`. */
  implies: ({ weight, scope, afterTags }: MinRest, { options }: Problem): readonly BuiltInName[] =>
    !options.mergeContiguous && weight === undefined && !scope && !afterTags ? ['noOverlap'] : [],

  compile(context: CompileContext, rule: MinRest): void {
    const inScope = selects(rule.scope);
    const owes = (duty: { tags: ReadonlySet<string> }): boolean => rule.afterTags?.some((one) => duty.tags.has(one)) ?? true;
    const merge = context.problem.options.mergeContiguous;
    for (const [participant, duties] of context.duties) {
      if (rule.weight !== undefined && crewsOf(context.problem, participant) > 1) continue;
      // Kind: whether rest is owed after it and, when lines matter, which line.
      const items = itemsOf(context, duties.filter(inScope), (duty) => `${owes(duty) ? 'rest' : ''}/${merge ? duty.line : ''}`);
      compileRest(context, { rule: 'minRest', participant, weight: rule.weight }, items, {
        restMs: (item) => (item.kind.startsWith('rest') ? rule.hours * HOUR_MS : 0),
        mergeLine: merge ? (item) => item.kind.slice(item.kind.indexOf('/') + 1) : null,
      });
    }
  },

  check(context: CheckContext, rule: MinRest, focus?: Focus): Violation[] {
    const restMs = rule.hours * HOUR_MS;
    const merge = context.problem.options.mergeContiguous;
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      if (crewsOf(context.problem, participant) > 1) {
        const rested = (duty: Duty): number => duty.endMs + (owes(duty, rule) ? restMs : 0);
        violations.push(...(rule.weight === undefined ? tooFewCrews('minRest', context, duties, rested, { hours: rule.hours }) : []));
        continue;
      }
      for (const pair of pairs(duties, (a, b) => b.startMs >= a.endMs + restMs)) {
        const [a, b] = pair;
        const owed = owes(a, rule) ? restMs : 0;
        const short = a.endMs + owed - b.startMs;
        if (short <= 0 || (rule.weight !== undefined && overlap(a, b))) continue;
        const share = merge && a.line === b.line ? uncoveredShare(a, b, duties) : 1;
        if (share === 0) continue;
        violations.push(
          pairViolation('minRest', pair, (short / HOUR_MS) * share, {
            rest: hours(Math.max(0, b.startMs - a.endMs) / HOUR_MS),
            hours: rule.hours,
          }),
        );
      }
    }
    return violations;
  },
} satisfies Rule<MinRest>;

function owes(duty: Duty, { afterTags }: MinRest): boolean {
  return afterTags === undefined || afterTags.some((one) => duty.tags.has(one));
}
