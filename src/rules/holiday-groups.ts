import { z } from 'zod';
import { isoDate } from '../domain/primitives.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { common } from './common.ts';
import { dayOf } from './compile/days.ts';
import { atMost } from './compile/rows.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import { once } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('holidayGroups'),
    groups: z
      .array(z.array(isoDate).min(1).max(400))
      .min(1)
      .max(100)
      .meta({ description: 'Groups of dates, e.g. [["2026-12-25", "2027-01-01"]]; dates outside the period count from the history.' }),
    max: z.int().min(0).max(400).default(1).meta({ description: 'Most dates of one group with a duty. Default 1.' }),
    ...common,
  })
  .meta({ description: 'Of each group of dates (holidays, say), nobody works more than so many.' });
type HolidayGroups = z.output<typeof schema>;

/**
 * Dates of a group on which a duty starts, once however many duties there are; history counts. A group without a date in
 * the period is past. Excess: dates over, per group.
 */
export const holidayGroups = {
  type: 'holidayGroups',
  schema,
  easing: { field: 'max', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: () => once,

  compile(context: CompileContext, rule: HolidayGroups): void {
    const inScope = selects(rule.scope);
    const groups = rule.groups.map((dates) => [...new Set(dates.map(dayOf))]);
    const { start, end } = context.problem.period;
    const current = groups.filter((days) => days.some((day) => day >= dayOf(start) && day <= dayOf(end)));
    const wanted = new Set(current.flat());
    for (const [participant, duties] of context.duties) {
      const byDay = groupBy(
        duties.filter((duty) => wanted.has(dayOf(duty.date)) && inScope(duty)),
        (duty) => dayOf(duty.date),
      );
      for (const days of current) {
        const sum = combine(days.map((day) => [1, anyHeld(context, byDay.get(day) ?? [])]));
        atMost(context, { rule: 'holidayGroups', participant, weight: rule.weight }, sum, rule.max);
      }
    }
  },

  check(context: CheckContext, rule: HolidayGroups, focus?: Focus): Violation[] {
    const { start, end } = context.problem.period;
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const [index, group] of rule.groups.entries()) {
        if (!group.some((date) => start <= date && date <= end)) continue;
        const within = duties.filter((duty) => group.includes(duty.date));
        const worked = new Set(within.map((duty) => duty.date));
        if (worked.size <= rule.max) continue;
        violations.push({
          rule: 'holidayGroups',
          participant,
          place: `${participant} ${index}`,
          slots: keys(within),
          excess: worked.size - rule.max,
          params: { count: worked.size, max: rule.max, dates: { dates: [...worked].sort() } },
        });
      }
    }
    return violations;
  },
} satisfies Rule<HolidayGroups>;
