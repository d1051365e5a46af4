import type { CapacityResult, ScenarioComparison } from '../domain/scenario-answer.ts';
import { field } from '../domain/raw.ts';
import type { Lang } from '../messages/index.ts';
import { readProblem } from '../roster/read.ts';
import { assemble, type UnitResult } from '../scenario/assemble.ts';
import { capacityOf } from '../scenario/capacity.ts';
import { keyOf, makeVariant, problemFailures, sameDuties } from '../scenario/plan.ts';
import { readScenario, type ReadScenario, type Scenario } from '../scenario/read.ts';
import { type Found, pricedAnew, solveBase, solveFor } from '../scenario/solve.ts';
import { answered, refused, unreadable } from './answers.ts';
import { parseJson } from './json.ts';
import { capacityName, type ScenarioPlan } from '../jobs/scenario-rounds.ts';
import type { ScenarioStep, ScenarioTask } from '../jobs/scenario-task.ts';
import type { Answer } from '../jobs/task.ts';

/** A base that was solved: further solves set out from its duties. */
type BaseResult = UnitResult & { readonly found: Found };

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
      const how = { start: step.start === null ? undefined : foundOf(step.start), signal };
      return {
        ok: true,
        ...(await solveBase(read.problem, read.slots, fields, read.problem.options.seed + step.replication, fields.envelope, how)),
      };
    }
    case 'variant':
      return variantResult(scenario, step, lang, now, signal);
    case 'capacity':
      return capacityOf(base, fields.capacity[step.index], fields, { now, start: foundOf(step.start), signal });
    case 'compare':
      return compared(step, fields.robustness !== null);
  }
}

function planOf({ base, read, fields, variants }: Scenario, lang: Lang): ScenarioPlan {
  const { name, period } = read.problem;
  const outline = {
    name,
    period,
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

/** What was found for a base. Nothing else is solved before it is. */
function foundOf(start: string | null): Found {
  if (start === null) throw new Error('no base to set out from');
  return (JSON.parse(start) as BaseResult).found;
}

function compared({ plan, solved }: Extract<ScenarioStep, { type: 'compare' }>, robust: boolean): ScenarioComparison {
  const results = Object.fromEntries(Object.entries(solved).map(([name, text]) => [name, JSON.parse(text) as UnitResult]));
  const names = Array.from({ length: plan.capacity }, (_, index) => capacityName(index));
  const capacity = names.flatMap((name) => (solved[name] === undefined ? [] : [JSON.parse(solved[name]) as CapacityResult]));
  return assemble(plan.outline, results, capacity, robust);
}

async function variantResult(
  { base, fields, variants }: Scenario,
  { variant, replication, start: text }: Extract<ScenarioStep, { type: 'variant' }>,
  lang: Lang,
  now: Date,
  signal: AbortSignal,
): Promise<UnitResult> {
  const written = makeVariant(base, fields, variants[variant], replication, lang);
  if (!written.ok) return { ok: false, errors: written.errors };
  const { problem, envelope } = written.made;
  const start = foundOf(text);
  const read = readProblem(problem, now);
  if (!read.ok) return { ok: false, errors: problemFailures(read.issues, lang) };
  const seed = read.problem.options.seed + replication;
  const { measures, loads } = sameDuties(problem, base)
    ? pricedAnew(read.problem, read.slots, fields, seed, envelope, start)
    : await solveFor(read.problem, read.slots, fields, seed, envelope, { start, signal });
  return { ok: true, measures, loads };
}
