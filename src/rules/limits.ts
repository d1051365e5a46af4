import { aboveMaximum, countOf, hoursOf } from './check/counts.ts';
import { compileMaximum } from './compile/counts.ts';
import type { BuiltInRule, Violation } from './rule.ts';

/**
 * Personal limits, always hard: `maxDutiesPerMonth` and `maxHoursPerMonth` count per calendar month, history included;
 * `maxDuties` and `maxHours` count the duties that start in the period.
 */
export const limits: BuiltInRule = {
  name: 'limits',
  together: () => false,

  compile(context) {
    for (const { id: participant, limits: own } of context.problem.participants) {
      const duties = context.duties.get(participant) ?? [];
      const head = { rule: 'limits', participant };
      if (own.maxDutiesPerMonth !== undefined) compileMaximum(context, head, duties, 'calendarMonth', own.maxDutiesPerMonth, 'duties');
      if (own.maxHoursPerMonth !== undefined) compileMaximum(context, head, duties, 'calendarMonth', own.maxHoursPerMonth, 'hours');
      if (own.maxDuties !== undefined) compileMaximum(context, head, duties, 'period', own.maxDuties, 'duties');
      if (own.maxHours !== undefined) compileMaximum(context, head, duties, 'period', own.maxHours, 'hours');
    }
  },

  check(context, focus) {
    const violations: Violation[] = [];
    for (const { id: participant, limits: own } of context.problem.participants) {
      if (focus !== undefined && focus.participant !== participant) continue;
      const duties = context.held.get(participant) ?? [];
      const above = (of: keyof typeof own, span: 'period' | 'calendarMonth', measure: typeof countOf): void => {
        const max = own[of];
        if (max === undefined) return;
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
