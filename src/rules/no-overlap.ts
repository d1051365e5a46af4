import { z } from 'zod';
import { overlap, pairs, pairViolation } from './check/pairs.ts';
import { intervalCliques } from './compile/cliques.ts';
import { itemsOf, sumOf } from './compile/items.ts';
import { atMost } from './compile/rows.ts';
import { crewsOf, tooFewCrews } from './crews.ts';
import { once } from './reach.ts';
import type { BuiltInRule, CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';

const schema = z.strictObject({ type: z.literal('noOverlap') }).meta({
  description:
    'Nobody is on two duties at once, a company on no more than it has crews. Always in force, over all lines and roles; listing it changes nothing.',
});

/** Always in force, listed or not, over all lines and roles and the history. */
export const noOverlapAlways: BuiltInRule = {
  name: 'noOverlap',
  together: () => false,

  compile(context: CompileContext): void {
    for (const [participant, duties] of context.duties) {
      const items = itemsOf(context, duties);
      for (const clique of intervalCliques(
        items,
        (item) => item.startMs,
        (item) => item.endMs,
      )) {
        atMost(context, { rule: 'noOverlap', participant }, sumOf(clique), crewsOf(context.problem, participant));
      }
    }
  },

  check(context: CheckContext, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    const people = focus ? [context.held.get(focus.participant) ?? []] : context.held.values();
    for (const duties of people) {
      if (duties.length > 0 && crewsOf(context.problem, duties[0].participant) > 1) {
        violations.push(...tooFewCrews('noOverlap', context, duties, ({ endMs }) => endMs));
        continue;
      }
      for (const pair of pairs(duties, (a, b) => b.startMs >= a.endMs)) {
        const [a, b] = pair;
        const shared = Math.min(a.endMs, b.endMs) - b.startMs;
        if (overlap(a, b)) violations.push(pairViolation('noOverlap', pair, shared / 3_600_000));
      }
    }
    return violations;
  },
};

/** Listing `noOverlap` adds nothing to what is always in force. */
export const noOverlap = {
  type: 'noOverlap',
  schema,
  easing: null,
  softness: 'never',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: () => once,
  compile() {},
  check: () => [],
} satisfies Rule<z.output<typeof schema>>;
