import { z } from 'zod';
import { daysBetween } from '../calendar/index.ts';
import { tag } from '../domain/primitives.ts';
import { dutiesInScope } from './check/people.ts';
import { pairs, pairViolation } from './check/pairs.ts';
import { common } from './common.ts';
import { edgeCliques } from './compile/cliques.ts';
import { dayOf } from './compile/days.ts';
import { itemsOf, sumOf } from './compile/items.ts';
import { atMost } from './compile/rows.ts';
import { crewsOf } from './crews.ts';
import { pairsWithin } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const tags = z.array(tag).min(1).max(100);

const schema = z
  .strictObject({
    type: z.literal('forbiddenSuccession'),
    from: tags.meta({ description: 'Tags of the first duty, any of.' }),
    to: tags.meta({ description: 'Tags of the later duty, any of.' }),
    days: z.int().min(0).max(400).default(1).meta({ description: 'How many dates later at most; 0: on the same start date. Default 1.' }),
    ...common,
  })
  .meta({ description: 'No duty with a tag of `to` within so many days after a duty with a tag of `from`.' });
type ForbiddenSuccession = z.output<typeof schema>;

/**
 * Whoever holds a duty with a tag of `from` holds no duty with a tag of `to` that starts at or after its end and whose
 * start date is at most `days` later. History included. Excess: 1 per pair.
 */
export const forbiddenSuccession = {
  type: 'forbiddenSuccession',
  schema,
  easing: null,
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: ForbiddenSuccession) => pairsWithin(rule.days + 1),

  tags: ({ from, to }: ForbiddenSuccession): readonly string[] => [...from, ...to],

  compile(context: CompileContext, rule: ForbiddenSuccession): void {
    const inScope = selects(rule.scope);
    const has = (duty: { tags: ReadonlySet<string> }, wanted: readonly string[]): boolean => wanted.some((one) => duty.tags.has(one));
    for (const [participant, duties] of context.duties) {
      const head = { rule: 'forbiddenSuccession', participant, weight: rule.weight };
      const items = itemsOf(
        context,
        duties.filter((duty) => inScope(duty) && (has(duty, rule.from) || has(duty, rule.to))),
        (duty) => `${has(duty, rule.from) ? 'from' : ''}/${has(duty, rule.to) ? 'to' : ''}`,
      ).map((item) => ({ ...item, day: dayOf(item.date), from: item.kind.startsWith('from'), to: item.kind.endsWith('to') }));
      type SuccessionItem = (typeof items)[number];
      const edge = (a: SuccessionItem, b: SuccessionItem): boolean => a.from && b.to && b.startMs >= a.endMs && b.day - a.day <= rule.days;
      const reach = (a: SuccessionItem, b: SuccessionItem): boolean => b.startMs < a.endMs || b.day - a.day <= rule.days;
      if (rule.weight === undefined) {
        // Duties at the same time exclude each other, but not for a company of several crews.
        const oneCrew = crewsOf(context.problem, participant) === 1;
        const apart = (a: SuccessionItem, b: SuccessionItem): boolean => (oneCrew && b.startMs < a.endMs) || edge(a, b);
        for (const clique of edgeCliques(items, edge, apart, reach)) atMost(context, head, sumOf(clique), 1);
        continue;
      }
      for (const [i, a] of items.entries()) {
        for (let j = i + 1; j < items.length && reach(a, items[j]); j++) {
          const b = items[j];
          if (edge(a, b) && a.constant + b.constant < 2) atMost(context, head, sumOf([a, b]), 1);
        }
      }
    }
  },

  check(context: CheckContext, rule: ForbiddenSuccession, focus?: Focus): Violation[] {
    const tagged = (tagsOf: ReadonlySet<string>, wanted: readonly string[]): boolean => wanted.some((one) => tagsOf.has(one));
    const violations: Violation[] = [];
    for (const [, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const pair of pairs(duties, (a, b) => b.startMs >= a.endMs && daysBetween(a.date, b.date) > rule.days + 1)) {
        const [a, b] = pair;
        if (!tagged(a.tags, rule.from) || !tagged(b.tags, rule.to)) continue;
        if (b.startMs < a.endMs || daysBetween(a.date, b.date) > rule.days) continue;
        violations.push(pairViolation('forbiddenSuccession', pair, 1, { days: rule.days }));
      }
    }
    return violations;
  },
} satisfies Rule<ForbiddenSuccession>;
