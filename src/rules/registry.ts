import { z } from 'zod';
import { listLimits, openProblem, type RuleInput } from '../domain/problem.ts';
import { ruleMessages } from '../messages/rules.ts';
import { block } from './block.ts';
import { countCost } from './count-cost.ts';
import { cover } from './cover.ts';
import { forbiddenSuccession } from './forbidden-succession.ts';
import { holidayGroups } from './holiday-groups.ts';
import { maxConsecutive } from './max-consecutive.ts';
import { maxDuties } from './max-duties.ts';
import { maxHours } from './max-hours.ts';
import { maxTravel } from './max-travel.ts';
import { maxWeekends } from './max-weekends.ts';
import { minConsecutive } from './min-consecutive.ts';
import { minDaysOff } from './min-days-off.ts';
import { minDuties } from './min-duties.ts';
import { minGap } from './min-gap.ts';
import { minHours } from './min-hours.ts';
import { minRest } from './min-rest.ts';
import { noOverlap } from './no-overlap.ts';
import { notTogether } from './not-together.ts';
import { requireOneOf } from './require-one-of.ts';
import { maxAverageHours } from './max-average-hours.ts';
import { maxDaysWorked } from './max-days-worked.ts';
import { maxStretch } from './max-stretch.ts';
import { freeBlock } from './free-block.ts';
import { restAfterSeries } from './rest-after-series.ts';
import { requireCompany } from './require-company.ts';
import { succession } from './succession.ts';
import { targetDuties } from './target-duties.ts';
import type { BuiltInName, Rule } from './rule.ts';

/**
 * Every rule that `problem.rules` may list: one line each. Explicit, so that a new file alone does nothing.
 */
const all = [
  noOverlap,
  minRest,
  maxDuties,
  maxHours,
  maxConsecutive,
  minConsecutive,
  maxWeekends,
  minGap,
  minDaysOff,
  forbiddenSuccession,
  block,
  notTogether,
  requireOneOf,
  maxTravel,
  maxAverageHours,
  maxDaysWorked,
  maxStretch,
  freeBlock,
  restAfterSeries,
  requireCompany,
  succession,
  holidayGroups,
  minDuties,
  minHours,
  targetDuties,
  countCost,
  cover,
] as const;

/** The schemas of a tuple of rules, as a tuple. */
type SchemasOf<T extends readonly Rule[]> = { -readonly [I in keyof T]: T[I]['schema'] };

/** One listed rule, closed: strict fields, defaults filled in. */
export const ruleSchema = z
  .discriminatedUnion('type', all.map(({ schema }) => schema) as SchemasOf<typeof all>)
  .meta({ id: 'Rule', description: 'A rule of the roster; see GET /v1/rules.' });
export type RuleSpec = z.output<typeof ruleSchema>;
export type RuleType = RuleSpec['type'];

/** The schema of a whole request. An unknown rule type is an issue at `rules/<i>/type` that names the known ones. */
export const problemSchema = openProblem.extend({ rules: z.array(ruleSchema).max(listLimits.rules).default([]) });

const byType: ReadonlyMap<string, Rule> = new Map(all.map((rule: Rule) => [rule.type, rule]));
const parsed = new WeakMap<RuleInput, RuleSpec>();

/** The rule of a type: its code and its traits. */
export function ruleOf(type: RuleType): Rule {
  const rule = byType.get(type);
  if (rule === undefined) throw new RangeError(`unknown rule type ${type}`);
  return rule;
}

/**
 * A listed rule with its code and its defaults.
 * @throws {z.ZodError} when the rule was never validated and is wrong
 */
export function resolveRule(input: RuleInput): { rule: Rule; settings: RuleSpec } {
  const settings = parsed.get(input) ?? ruleSchema.parse(input);
  parsed.set(input, settings);
  return { rule: ruleOf(settings.type), settings };
}

/** Whether rules of a type can admit more heads than the headcount; for rules that are not known to be sound. */
export function mayAdmitMore(type: string | undefined): boolean {
  return type !== undefined && byType.get(type)?.roomAbove !== undefined;
}

/** Those of the rule types of whose violations the catalogue says nothing. */
type Unsaid<T extends string> = T extends unknown
  ? Extract<keyof typeof ruleMessages, `rule.${T}.violation${string}`> extends never
    ? T
    : never
  : never;
type None<T extends never> = T;
/** Names in the compiler's error the rule that has no sentence for its violation. */
export type EveryViolationIsSaid = None<Unsaid<RuleType | BuiltInName>>;

export interface RuleDescription {
  readonly type: string;
  readonly title: { readonly fr: string; readonly en: string };
  readonly description: { readonly fr: string; readonly en: string };
  /** JSON Schema (2020-12) of the rule as a caller writes it. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The catalogue behind `GET /v1/rules`, in the order of the registry. */
export function ruleCatalogue(): RuleDescription[] {
  return all.map(({ type, schema }) => ({
    type,
    title: ruleMessages[`rule.${type}.title`],
    description: ruleMessages[`rule.${type}.description`],
    parameters: z.toJSONSchema(schema, { io: 'input' }),
  }));
}
