import { randomUUID } from 'node:crypto';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Progress, Roster, Run } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { type OptimiserProgress, optimise } from '../roster/optimise.ts';
import { version } from '../domain/version.ts';
import { levelResult } from './levels.ts';
import { buildRoster } from './roster.ts';

/** A request as `readProblem` understood it. */
export interface GenerateInput {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly warnings: readonly Warning[];
}

/** How a run goes; `roster` is the best one so far, verified like the last, when there is a new one. */
export type GenerateProgress = Progress & { readonly roster?: Roster };

export interface GenerateHooks {
  /** Stops the search; the best roster so far is answered. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: GenerateProgress) => void;
}

/** Interim rosters cost a verification each: at most one in this many seconds. */
const interimSeconds = 2;

/**
 * From a request to a verified roster: compile, solve, decode, verify, answer.
 *
 * @throws {InternalRosterError} when the roster found fails its verification: it is never answered
 */
export async function generate(input: GenerateInput, hooks: GenerateHooks = {}): Promise<Roster> {
  const { problem, slots, warnings } = input;
  const id = randomUUID();
  const { signal, onProgress } = hooks;
  let nextInterim = 0;

  const run = (facts: { seconds: number; firstSeconds: number; cut: boolean; peakMemoryBytes?: number }): Run => ({
    engine: problem.options.engine,
    seconds: round(facts.seconds),
    firstRosterSeconds: round(facts.firstSeconds),
    seed: problem.options.seed,
    cut: facts.cut,
    peakMemoryMiB: facts.peakMemoryBytes === undefined ? null : Math.round(facts.peakMemoryBytes / 2 ** 20),
    version,
  });
  const interim = (progress: OptimiserProgress): Roster | undefined => {
    if (progress.seconds < nextInterim) return undefined;
    nextInterim = progress.seconds + interimSeconds;
    const facts = { seconds: progress.seconds, firstSeconds: progress.seconds, cut: true };
    const common = { id, problem, slots, warnings, run: run(facts) };
    return buildRoster({ ...common, state: 'running', assignments: progress.assignments(), levels: null });
  };

  const solved = await optimise(problem, slots, {
    signal,
    onProgress:
      onProgress &&
      ((progress) => {
        const { proven: _, ...figures } = levelResult({ ...progress.level, value: progress.value }, progress.bound, false);
        const roster = interim(progress);
        onProgress({ ...figures, seconds: round(progress.seconds), ...(roster ? { roster } : {}) });
      }),
  });
  const state = signal?.aborted ? 'stopped' : 'done';
  return buildRoster({ id, state, problem, slots, warnings, assignments: solved.assignments, levels: solved.levels, run: run(solved) });
}

/** Milliseconds are all that a clock of a shared machine can say. */
const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
