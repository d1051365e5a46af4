import type { CapacityResult } from '../domain/scenario-answer.ts';
import type { Lang } from '../messages/index.ts';
import { type UnitResult, unitName } from '../scenario/assemble.ts';
import type { Found } from '../scenario/solve.ts';
import type { BaseResult, ScenarioPlan, ScenarioStep } from './scenario-tasks.ts';
import type { Refusal } from './task.ts';
import { CalledOff, type ThreadPool } from './threads.ts';

export interface ScenarioRequestText {
  readonly text: string;
  readonly now: number;
  readonly lang: Lang | null;
}

export interface ScenarioHooks {
  readonly signal: AbortSignal;
  readonly onProgress?: (solved: number, solves: number) => void;
}

export type ScenarioOutcome =
  | { readonly kind: 'done' | 'stopped'; readonly json: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** One solve to be done. */
interface Unit {
  readonly step: ScenarioStep;
  readonly keep: (value: unknown) => void;
}

/** Reading and comparing take seconds at most; a capacity takes a dozen solves. */
const slackMs = 120_000;
const capacitySolves = 16;

/**
 * Works on a scenario with the threads there are: the base first, then everything else side by side, each from the
 * base's duties. At most as many tasks wait as there are threads, so that others get their turn in between. After a
 * stop, what is not solved is left out.
 */
export async function runScenario(request: ScenarioRequestText, threads: ThreadPool, hooks: ScenarioHooks): Promise<ScenarioOutcome> {
  const { signal } = hooks;
  const ask = async (step: ScenarioStep, deadlineMs: number, abort?: AbortSignal): Promise<{ json: string } | Refusal> => {
    const answer = await threads.run({ kind: 'scenario', step, ...request }, { deadlineMs, ...(abort ? { signal: abort } : {}) });
    return answer.ok ? { json: answer.json } : answer.refusal;
  };
  const planned = await ask({ type: 'plan' }, slackMs);
  if (!('json' in planned)) return { kind: 'refused', refusal: planned };
  const plan = JSON.parse(planned.json) as ScenarioPlan;
  const { outline } = plan;
  const results: Record<string, UnitResult> = {};
  const capacity: CapacityResult[] = [];
  const solveMs = plan.timeLimitSeconds * 1500 + slackMs;
  let solved = 0;
  let solves = 0;
  const solve = async ({ step, keep }: Unit): Promise<void> => {
    const answer = await ask(step, step.type === 'capacity' ? solveMs * capacitySolves : solveMs, signal);
    if (!('json' in answer)) throw new Error('accepted, then refused');
    // What a stop cut short says nothing of the variant; the base is what everything is compared with.
    if (signal.aborted && !(step.type === 'base' && step.replication === 0)) return;
    keep(JSON.parse(answer.json));
    hooks.onProgress?.(++solved, solves);
  };

  const starts: (Found | undefined)[] = [];
  const base = (replication: number): Unit => ({
    step: { type: 'base', replication, start: starts[0] ?? null },
    keep: (value) => {
      const { found, ...rest } = value as BaseResult;
      results[unitName(outline.baseKey, replication)] = rest;
      starts[replication] = found;
    },
  });
  const all = async (units: readonly Unit[]): Promise<void> => {
    solves += units.length;
    hooks.onProgress?.(solved, solves);
    await sideBySide(units, Math.max(1, threads.size), async (unit) => {
      if (!signal.aborted) await withoutCallOff(solve(unit));
    });
  };
  await all([base(0)]);
  await all(Array.from({ length: outline.replications - 1 }, (_, r) => base(r + 1)));

  const units: Unit[] = [];
  const pending = new Set<string>();
  outline.variants.forEach(({ keys }, variant) => {
    keys.forEach((key, replication) => {
      const name = unitName(key, replication);
      const start = starts[replication];
      if (key === outline.baseKey || pending.has(name) || start === undefined) return;
      pending.add(name);
      const keep = (value: unknown) => {
        results[name] = value as UnitResult;
      };
      units.push({ step: { type: 'variant', variant, replication, start }, keep });
    });
  });
  for (let index = 0; index < plan.capacity && starts[0] !== undefined; index++) {
    const keep = (value: unknown) => {
      capacity[index] = value as CapacityResult;
    };
    units.push({ step: { type: 'capacity', index, start: starts[0] }, keep });
  }
  await all(units);
  const parts = { outline, results, capacity: capacity.filter((one) => one !== undefined) };
  const compared = await ask({ type: 'compare', parts }, slackMs);
  if (!('json' in compared)) throw new Error('accepted, then refused');
  return { kind: signal.aborted ? 'stopped' : 'done', json: compared.json };
}

/** Works on a list with so many hands; the first failure is thrown once all hands are empty. */
async function sideBySide<T>(list: readonly T[], hands: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const hand = async () => {
    while (next < list.length && !failed) {
      await work(list[next++]).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: hands }, hand));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** A task that a stop called off before it began was not solved; that is no failure. */
async function withoutCallOff(task: Promise<void>): Promise<void> {
  await task.catch((error: unknown) => {
    if (!(error instanceof CalledOff)) throw error;
  });
}
