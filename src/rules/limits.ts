import { aboveMaximum, countOf, hoursOf } from './check/counts.ts';
import { compileMaximum } from './compile/counts.ts';
import { crewsOf } from './crews.ts';
import type { BuiltInRule, Violation } from './rule.ts';

/**
 * Personal limits, always hard: `maxDutiesPerMonth` and `maxHoursPerMonth` count per calendar month, history included;
 * `maxDuties` and `maxHours` count the duties that start in the period. Per crew, a company has as many times the figure.
 */
export const limits: BuiltInRule = {
  name: 'limits',
  together: () => false,

  compile(context) {
    for (const { id: participant, limits: own, limitsPer } of context.problem.participants) {
      const duties = context.duties.get(participant) ?? [];
      const head = { rule: 'limits', participant };
      const crews = limitsPer === 'crew' ? crewsOf(context.problem, participant) : 1;
      const limit = (max: number | undefined, span: 'period' | 'calendarMonth', unit: 'duties' | 'hours'): void => {
        if (max !== undefined) compileMaximum(context, head, duties, span, crews * max, unit);
      };
      limit(own.maxDutiesPerMonth, 'calendarMonth', 'duties');
      limit(own.maxHoursPerMonth, 'calendarMonth', 'hours');
      limit(own.maxDuties, 'period', 'duties');
      limit(own.maxHours, 'period', 'hours');
    }
  },

  check(context, focus) {
    const violations: Violation[] = [];
    for (const { id: participant, limits: own, limitsPer, capacity } of context.problem.participants) {
      if (focus !== undefined && focus.participant !== participant) continue;
      const duties = context.held.get(participant) ?? [];
      const above = (of: keyof typeof own, span: 'period' | 'calendarMonth', measure: typeof countOf): void => {
        const each = own[of];
        if (each === undefined) return;
        const max = limitsPer === 'crew' ? each * capacity : each;
        for (const violation of aboveMaximum(context, 'limits', participant, duties, span, max, measure)) {
          violations.push({ ...violation, place: `${violation.place} ${of}`, params: { ...violation.params, of } });
        }
      };
      above('maxDutiesPerMonth', 'calendarMonth', countOf);
      above('maxHoursPerMonth', 'calendarMonth', hoursOf);
      above('maxDuties', 'period', countOf);
      above('maxHours', 'period', hoursOf);
    }
    return violations;
  },
};
