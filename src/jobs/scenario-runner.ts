import { ScenarioAsking, type ScenarioRequestText } from './scenario-asking.ts';
import { limitSeconds, nextUnits, type ScenarioPlan, type ScenarioUnit, solvesOf } from './scenario-rounds.ts';
import type { Refusal } from './task.ts';
import { CalledOff } from './task-errors.ts';
import type { ThreadPool } from './threads.ts';

export interface ScenarioHooks {
  readonly signal: AbortSignal;
  readonly onProgress?: (solved: number, solves: number) => void;
}

export type ScenarioOutcome =
  | { readonly kind: 'done' | 'stopped'; readonly json: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Works on a scenario with the threads of this process and keeps nothing: for the command line. After a stop, what is
 * not solved is left out.
 */
export async function runScenario(request: ScenarioRequestText, threads: ThreadPool, hooks: ScenarioHooks): Promise<ScenarioOutcome> {
  const { signal } = hooks;
  const asking = new ScenarioAsking(request, threads);
  const planned = await asking.plan();
  if (!planned.ok) return { kind: 'refused', refusal: planned.refusal };
  const plan = JSON.parse(planned.json) as ScenarioPlan;
  const solves = solvesOf(plan);
  const solved: Record<string, string> = {};
  const solve = async (unit: ScenarioUnit): Promise<void> => {
    const result = await asking.solve(unit, solved, limitSeconds(unit, plan), signal);
    if (result === null) return;
    solved[unit.name] = result;
    hooks.onProgress?.(Object.keys(solved).length, solves);
  };
  while (!signal.aborted) {
    const units = nextUnits(plan, new Set(Object.keys(solved)));
    if (units.length === 0) break;
    await sideBySide(units, Math.max(1, threads.size), async (unit) => {
      if (!signal.aborted) await withoutCallOff(solve(unit));
    });
  }
  return { kind: signal.aborted ? 'stopped' : 'done', json: await asking.compare(plan, solved) };
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
