import { headcount } from './headcount.ts';
import { limits } from './limits.ts';
import { locum } from './locum.ts';
import type { Problem } from '../domain/problem.ts';
import { noOverlapAlways } from './no-overlap.ts';
import { resolveRule } from './registry.ts';
import { sharing } from './sharing.ts';
import type { BuiltInRule, CompileContext, RuleSettings } from './rule.ts';

/** In force whatever the request lists. */
export const builtInRules: readonly BuiltInRule[] = [noOverlapAlways, headcount, limits, locum, sharing];

/** Whether rules look at several people at once, so that what a person breaks need not show in that person's duties alone. */
export function looksAtSeveral(problem: Problem): boolean {
  const listed = problem.rules.some((input) => resolveRule(input).rule.people === 'together');
  return listed || builtInRules.some((rule) => rule.together(problem));
}

/** Writes the rows of the built-in rules, then of the listed ones in their order; soft ones where a level takes their cost. */
export function compileRules(context: Omit<CompileContext, 'ruleIndex'>): void {
  const listed = context.problem.rules.map((input) => resolveRule(input));
  const implied = new Set(listed.flatMap(({ rule, settings }) => rule.implies?.(settings, context.problem) ?? []));
  for (const rule of builtInRules) if (!implied.has(rule.name)) rule.compile({ ...context, ruleIndex: null });
  const { softLevel, softFactor = 1 } = context;
  for (const [ruleIndex, { rule, settings }] of listed.entries()) {
    const { weight }: RuleSettings = settings;
    if (weight === undefined) rule.compile({ ...context, ruleIndex }, settings);
    else if (softLevel >= 0) rule.compile({ ...context, ruleIndex }, { ...settings, weight: weight * softFactor });
  }
}
