import { z } from 'zod';
import { daysBetween } from '../calendar/index.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { workedUnits } from './check/runs.ts';
import { common } from './common.ts';
import { dayOf, periodRange } from './compile/days.ts';
import { atMost, type Sum } from './compile/rows.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('minDaysOff'),
    min: z.int().min(2).max(31).meta({ description: 'Least dates off in a row between two duties that are not on neighbouring dates.' }),
    ...common,
  })
  .meta({ description: 'Dates without a duty come at least so many in a row between two duties.' });
type MinDaysOff = z.output<typeof schema>;

/**
 * Between two duties that start on dates which are not neighbours, with none between, lie at least `min` dates. At least
 * one of the two starts in the period; dates off that no duty bounds (at the ends of the period, unless the history says
 * more) are free. Excess: dates missing, per stretch of dates off.
 */
export const minDaysOff = {
  type: 'minDaysOff',
  schema,
  easing: null,
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: true,
  reach: (rule: MinDaysOff) => ({ days: rule.min + 1, pairs: false }),

  compile(context: CompileContext, rule: MinDaysOff): void {
    const inScope = selects(rule.scope);
    const period = periodRange(context.problem.period);
    const within = (day: number): boolean => day >= period.first && day <= period.last;
    const none: Sum = { columns: [], constant: 0 };
    for (const [participant, duties] of context.duties) {
      const head = { rule: 'minDaysOff', participant, weight: rule.weight };
      const byDay = groupBy(duties.filter(inScope), (duty) => dayOf(duty.date));
      const worked = new Map([...byDay].map(([day, group]) => [day, anyHeld(context, group)]));
      for (const [first, before] of worked) {
        for (let off = 1; off < rule.min; off++) {
          const second = first + off + 1;
          const after = worked.get(second);
          if (after === undefined || !(within(first) || within(second))) continue;
          const between = Array.from({ length: off }, (_, i) => worked.get(first + 1 + i) ?? none);
          // Pins or history part them.
          if (between.some((sum) => sum.constant === 1)) continue;
          // Hard, the first date alone tells: were it off, so would all be until the second.
          const parting = rule.weight === undefined ? between.slice(0, 1) : between;
          const sum = combine([[1, before], [1, after], ...parting.map((day) => [-1, day] as const)]);
          atMost(context, head, sum, 1, rule.min - off);
        }
      }
    }
  },

  check(context: CheckContext, rule: MinDaysOff, focus?: Focus): Violation[] {
    const { start, end } = context.problem.period;
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      const worked = workedUnits(duties, 'days');
      for (let i = 1; i < worked.length; i++) {
        const [before, after] = [worked[i - 1], worked[i]];
        const off = daysBetween(before.date, after.date) - 1;
        const current = [before, after].some(({ date }) => start <= date && date <= end);
        if (off === 0 || off >= rule.min || !current) continue;
        violations.push({
          rule: 'minDaysOff',
          participant,
          place: `${participant} ${before.date}`,
          slots: keys([...before.duties, ...after.duties]),
          excess: rule.min - off,
          params: { count: off, min: rule.min, date: before.date, otherDate: after.date },
        });
      }
    }
    return violations;
  },
} satisfies Rule<MinDaysOff>;
