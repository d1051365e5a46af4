import type { z } from 'zod';
import { weight } from '../domain/primitives.ts';
import { type Measure, countOf, hoursOf, offMinimum } from './check/counts.ts';
import { dutiesInScope } from './check/people.ts';
import { common } from './common.ts';
import { compileMinimum, type Unit } from './compile/counts.ts';
import { type Per, per } from './per.ts';
import { reachOf } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, RuleTraits, Violation } from './rule.ts';
import { concerned, selects } from './scope.ts';

/** Settings that the rules on too few duties share. */
export interface MinimumSettings {
  readonly type: 'minDuties' | 'minHours' | 'targetDuties';
  readonly value: number;
  readonly per: Per;
  readonly weight: number;
  readonly scope?: z.output<typeof common.scope>;
}

/** Fields of a rule that only ever has a price. */
export const minimumFields = {
  per,
  ...common,
  weight: weight.default(1).meta({ description: 'Cost of each unit off. Default 1; the rule is always soft.' }),
};

/**
 * Traits, compile and check of a minimum (with `both`, of a target). It concerns the volunteers whom the scope names and who, by
 * role and territory, serve on a line that it selects; it counts in the spans that lie wholly in the period, since of a
 * month or week cut short nobody knows what the rest holds.
 */
export function minimum<T extends MinimumSettings['type']>(
  type: T,
  unit: Unit,
  both = false,
): Pick<Rule<MinimumSettings & { type: T }>, 'compile' | 'check' | 'reach' | keyof RuleTraits> {
  const measure: Measure = unit === 'hours' ? hoursOf : countOf;
  return {
    easing: null,
    softness: 'always',
    people: 'oneByOne',
    needsFurtherDuties: false,
    reach: (rule) => reachOf(rule.per),

    compile(context: CompileContext, rule: MinimumSettings): void {
      const inScope = selects(rule.scope);
      for (const participant of concerned(context.problem, rule.scope)) {
        const duties = (context.duties.get(participant) ?? []).filter(inScope);
        compileMinimum(context, { rule: type, participant, weight: rule.weight }, duties, rule.per, rule.value, unit, both);
      }
    },

    check(context: CheckContext, rule: MinimumSettings, focus?: Focus): Violation[] {
      const people = concerned(context.problem, rule.scope);
      return [...dutiesInScope(context, rule.scope, focus)].flatMap(([participant, duties]) =>
        people.has(participant) ? offMinimum(context, type, participant, duties, rule.per, rule.value, measure, both) : [],
      );
    },
  };
}
