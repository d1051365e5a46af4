import { z } from 'zod';
import { daysBetween } from '../calendar/index.ts';
import { dutySelector } from '../domain/primitives.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { common } from './common.ts';
import { dayOf, periodRange } from './compile/days.ts';
import { atMost } from './compile/rows.ts';
import { anyHeld, combine } from './compile/worked.ts';
import type { CheckContext, CompileContext, Focus, ModelDuty, Rule, Violation } from './rule.ts';
import { pairsWithin } from './reach.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('succession'),
    from: z.strictObject(dutySelector).meta({ description: 'The first duty: secondary this week.' }),
    to: z.strictObject(dutySelector).meta({ description: 'The duty wanted after it: primary next week.' }),
    days: z.int().min(0).max(400).meta({ description: 'So many dates later at most.' }),
    ...common,
  })
  .meta({ description: 'After a duty of one kind, the same person holds one of another kind within so many days.' });
type Succession = z.output<typeof schema>;

/**
 * Whoever holds a duty that `from` selects holds one that `to` selects, which starts at or after its end and at most
 * `days` dates later. History counts on both sides. A duty whose days end after the period is left to the next one, and
 * so is a hard rule for a duty of the history or a pin: what is fixed already breaks nothing. Excess: 1 per duty.
 */
export const succession = {
  type: 'succession',
  schema,
  easing: { field: 'days', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: true,
  reach: (rule: Succession) => pairsWithin(rule.days + 1),

  compile(context: CompileContext, rule: Succession): void {
    const inScope = selects(rule.scope);
    const [isFirst, isLater] = [selects(rule.from), selects(rule.to)];
    const period = periodRange(context.problem.period);
    for (const [participant, all] of context.duties) {
      const duties = all.filter(inScope);
      const later = duties.filter(isLater);
      for (const same of bySlot(duties.filter(isFirst))) {
        const [first] = same;
        const due = dayOf(first.date) + rule.days;
        if (due < period.first || due > period.last) continue;
        const next = later.filter(({ startMs, date }) => startMs >= first.endMs && dayOf(date) <= due);
        const sum = combine([[1, anyHeld(context, same)], ...next.map((duty) => [-1, anyHeld(context, [duty])] as const)]);
        atMost(context, { rule: 'succession', participant, weight: rule.weight }, sum, 0);
      }
    }
  },

  check(context: CheckContext, rule: Succession, focus?: Focus): Violation[] {
    const [isFirst, isLater] = [selects(rule.from), selects(rule.to)];
    const { start, end } = context.problem.period;
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const first of duties.filter(isFirst)) {
        const left = daysBetween(first.date, end) - rule.days;
        if (left < 0 || daysBetween(first.date, start) > rule.days) continue;
        const followed = duties.some(
          (next) => isLater(next) && next.startMs >= first.endMs && daysBetween(first.date, next.date) <= rule.days,
        );
        if (followed) continue;
        violations.push({
          rule: 'succession',
          participant,
          place: `${participant} ${keys([first])[0]}`,
          slots: keys([first]),
          excess: 1,
          params: { days: rule.days, duty: { duty: first } },
        });
      }
    }
    return violations;
  },
} satisfies Rule<Succession>;

/** Columns of one slot (a locum's, for several doctors) are one duty; each duty of the history is one. */
function bySlot(duties: readonly ModelDuty[]): ModelDuty[][] {
  return [...Map.groupBy(duties, (duty) => duty.slot ?? duty).values()];
}
