import { z } from 'zod';
import { daysBetween } from '../calendar/index.ts';
import { dutiesInScope } from './check/people.ts';
import { overlap, pairs, pairViolation } from './check/pairs.ts';
import { common } from './common.ts';
import { intervalCliques } from './compile/cliques.ts';
import { dayOf } from './compile/days.ts';
import { itemsOf, sumOf } from './compile/items.ts';
import { atMost } from './compile/rows.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('minGap'),
    days: z.int().min(1).max(400).meta({ description: 'Least difference between the start dates of two duties; 2 leaves one date free.' }),
    ...common,
  })
  .meta({ description: 'The start dates of any two duties of a participant differ by at least so many days.' });
type MinGap = z.output<typeof schema>;

/**
 * Start dates of any two duties differ by at least `days` (1: one duty a date), history included. Excess: days short,
 * per pair. Soft, pairs that overlap are not priced: `noOverlap` forbids them.
 */
export const minGap = {
  type: 'minGap',
  schema,
  easing: { field: 'days', towards: 'down' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,

  compile(context: CompileContext, rule: MinGap): void {
    const inScope = selects(rule.scope);
    const head = { rule: 'minGap', weight: rule.weight };
    for (const [participant, duties] of context.duties) {
      const items = itemsOf(context, duties.filter(inScope)).map((item) => ({ ...item, day: dayOf(item.date) }));
      if (rule.weight === undefined) {
        items.sort((a, b) => a.day - b.day);
        const cliques = intervalCliques(
          items,
          (item) => item.day,
          (item) => item.day + rule.days,
        );
        for (const clique of cliques) atMost(context, { ...head, participant }, sumOf(clique), 1);
        continue;
      }
      for (const [i, a] of items.entries()) {
        for (let j = i + 1; j < items.length && items[j].day - a.day <= rule.days; j++) {
          const b = items[j];
          const short = rule.days - Math.abs(b.day - a.day);
          if (short <= 0 || b.startMs < a.endMs || a.constant + b.constant === 2) continue;
          atMost(context, { ...head, participant }, sumOf([a, b]), 1, short);
        }
      }
    }
  },

  check(context: CheckContext, rule: MinGap, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [, duties] of dutiesInScope(context, rule.scope, focus)) {
      // A day more than needed, since where clocks change at midnight dates may not quite ascend with time.
      for (const pair of pairs(duties, (a, b) => daysBetween(a.date, b.date) > rule.days)) {
        const [a, b] = pair;
        const gap = Math.abs(daysBetween(a.date, b.date));
        if (gap >= rule.days || (rule.weight !== undefined && overlap(a, b))) continue;
        violations.push(pairViolation('minGap', pair, rule.days - gap, { gap, days: rule.days }));
      }
    }
    return violations;
  },
} satisfies Rule<MinGap>;
