import type { CapacityResult, ScenarioComparison } from '../domain/scenario-answer.ts';
import { field } from '../domain/raw.ts';
import type { Lang } from '../messages/index.ts';
import { readProblem } from '../roster/read.ts';
import { assemble, type ScenarioOutline, type UnitResult } from '../scenario/assemble.ts';
import { capacityOf } from '../scenario/capacity.ts';
import { keyOf, makeVariant, problemFailures, sameDuties } from '../scenario/plan.ts';
import { readScenario, type ReadScenario, type Scenario } from '../scenario/read.ts';
import { type Found, pricedAnew, solveFor } from '../scenario/solve.ts';
import { answered, refused, unreadable } from './answers.ts';
import { parseJson } from './json.ts';
import type { Answer } from './task.ts';

/** One step of a scenario; each is a task of its own, so that many threads work on one scenario. */
export type ScenarioStep =
  | { readonly type: 'read' }
  | { readonly type: 'plan' }
  | { readonly type: 'base'; readonly replication: number; readonly start: Found | null }
  | { readonly type: 'variant'; readonly variant: number; readonly replication: number; readonly start: Found }
  | { readonly type: 'capacity'; readonly index: number; readonly start: Found }
  | { readonly type: 'compare'; readonly parts: ScenarioParts };

export interface ScenarioTask {
  readonly kind: 'scenario';
  readonly step: ScenarioStep;
  /** The request as it came. */
  readonly text: string;
  readonly now: number;
  readonly lang: Lang | null;
}

/** What is to be solved, and how the answers belong together. */
export interface ScenarioPlan {
  readonly outline: ScenarioOutline;
  readonly capacity: number;
  readonly timeLimitSeconds: number;
}

export interface ScenarioParts {
  readonly outline: ScenarioOutline;
  readonly results: Readonly<Record<string, UnitResult>>;
  readonly capacity: readonly CapacityResult[];
}

/** A base that was solved: further solves set out from its duties. */
export type BaseResult = UnitResult & { readonly found: Found };

/** The scenario read last in this thread: its variants come one after the other, and share the base. */
let last: { readonly text: string; readonly now: number; readonly read: ReadScenario } | null = null;

function readText(text: string, json: unknown, now: number): ReadScenario {
  if (last?.text !== text || last.now !== now) last = { text, now, read: readScenario(json, new Date(now)) };
  return last.read;
}

/** Does one step, from the text of the request to the text of what comes of it. */
export async function scenarioAnswer({ step, text, now, lang: asked }: ScenarioTask, signal: AbortSignal): Promise<Answer> {
  const known = last?.text === text && last.now === now;
  const parsed = known ? null : parseJson(text);
  if (parsed?.ok === false) return unreadable(parsed, asked ?? 'fr');
  const read = readText(text, parsed?.value, now);
  const own = parsed?.ok ? field(parsed.value, 'lang') : null;
  if (!read.ok) return refused(read, own === 'fr' || own === 'en' ? own : (asked ?? 'fr'));
  const { scenario } = read;
  const lang = scenario.fields.lang ?? asked ?? 'fr';
  return answered(await stepResult(scenario, step, lang, new Date(now), signal), scenario.read.problem);
}

async function stepResult(
  scenario: Scenario,
  step: ScenarioStep,
  lang: Lang,
  now: Date,
  signal: AbortSignal,
): Promise<ScenarioPlan | BaseResult | UnitResult | CapacityResult | ScenarioComparison | null> {
  const { base, read, fields } = scenario;
  switch (step.type) {
    case 'read':
      return null;
    case 'plan':
      return planOf(scenario, lang);
    case 'base': {
      const how = { start: step.start ?? undefined, signal };
      return {
        ok: true,
        ...(await solveFor(read.problem, read.slots, fields, read.problem.options.seed + step.replication, fields.envelope, how)),
      };
    }
    case 'variant':
      return variantResult(scenario, step, lang, now, signal);
    case 'capacity':
      return capacityOf(base, fields.capacity[step.index], fields, { now, start: step.start, signal });
    case 'compare':
      return assemble(step.parts.outline, step.parts.results, step.parts.capacity, fields.robustness !== null);
  }
}

function planOf({ base, fields, variants }: Scenario, lang: Lang): ScenarioPlan {
  const outline = {
    baseKey: keyOf(base, fields.envelope),
    replications: fields.replications,
    variants: variants.map((variant) => {
      const made = Array.from({ length: fields.replications }, (_, r) => makeVariant(base, fields, variant, r, lang));
      const [first] = made;
      const { id, label, source } = variant;
      const head = { id, label, source };
      if (!first.ok) return { ...head, errors: first.errors, removed: [], added: [], keys: [] };
      const { removed, added } = first.made;
      return { ...head, errors: [], removed, added, keys: made.map((one) => (one.ok ? one.made.key : '')) };
    }),
  };
  return { outline, capacity: fields.capacity.length, timeLimitSeconds: fields.timeLimitSeconds };
}

async function variantResult(
  { base, fields, variants }: Scenario,
  { variant, replication, start }: Extract<ScenarioStep, { type: 'variant' }>,
  lang: Lang,
  now: Date,
  signal: AbortSignal,
): Promise<UnitResult> {
  const written = makeVariant(base, fields, variants[variant], replication, lang);
  if (!written.ok) return { ok: false, errors: written.errors };
  const { problem, envelope } = written.made;
  const read = readProblem(problem, now);
  if (!read.ok) return { ok: false, errors: problemFailures(read.issues, lang) };
  const seed = read.problem.options.seed + replication;
  const { measures, loads } = sameDuties(problem, base)
    ? pricedAnew(read.problem, read.slots, fields, seed, envelope, start)
    : await solveFor(read.problem, read.slots, fields, seed, envelope, { start, signal });
  return { ok: true, measures, loads };
}
