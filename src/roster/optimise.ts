import { type Solution, EnginePool, type LevelResult as SolverLevel, type Progress as SolverProgress, solve } from '../../solver/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { type CompiledProblem, compileProblem } from './compile.ts';
import type { PlannedLevel } from './level-plan.ts';
import type { AssignmentIds } from './resolve.ts';

/** Where the optimiser stands. */
export interface OptimiserProgress {
  readonly seconds: number;
  /** The level at work. */
  readonly level: PlannedLevel;
  readonly value: number;
  /** Proven bound of that level, null while there is none. */
  readonly bound: number | null;
  /** The best duties so far; asked for only when wanted. */
  readonly assignments: () => AssignmentIds[];
}

export interface OptimiserHooks {
  /** Stops the work and keeps the best. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: OptimiserProgress) => void;
  /**
   * Duties to set out from, those that the problem does not know left out. They play no part in any level; with a
   * baseline and no start, the baseline is set out from.
   */
  readonly start?: readonly AssignmentIds[];
}

/** What the optimiser says of one level; bound: null where none is known. */
export type OptimisedLevel = Omit<SolverLevel, 'bound'> & { readonly bound: number | null };

/** The best duties found and what is known of them, level by level in the order of `levelPlan`. */
export interface Optimised {
  readonly assignments: AssignmentIds[];
  readonly levels: readonly OptimisedLevel[];
  readonly engine: string;
  readonly seconds: number;
  readonly firstSeconds: number;
  /** The time limit or a stop cut in: another time the same request may be answered differently. */
  readonly cut: boolean;
  /** Most memory that the whole process held meanwhile. */
  readonly peakMemoryBytes: number;
}

/**
 * What is set aside of the time limit for the end, as a part of the time that compiling took: the duties are read off,
 * verified and told then. Measured in November 2026: 0.15 for a month, 0.3 for a year of an island.
 */
const endShare = 0.3;

let pool: EnginePool | undefined;

/** The engine threads of this process or thread, started at the first use. */
export function enginePool(): EnginePool {
  pool ??= new EnginePool();
  return pool;
}

/** Ends the engine threads; the next solve starts new ones. */
export async function closeEngines(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await closing?.close();
}

/** Compiles a problem, solves it and reads the duties off the columns. Nothing here is verified yet. */
export async function optimise(problem: Problem, slots: readonly Slot[], hooks: OptimiserHooks = {}): Promise<Optimised> {
  const { seed, engine, gap, timeLimitSeconds } = problem.options;
  const started = performance.now();
  const compiled = compileProblem(problem, slots);
  const compileSeconds = (performance.now() - started) / 1000;
  const left = Math.max(0.05, timeLimitSeconds - (1 + endShare) * compileSeconds);
  const { onProgress, signal } = hooks;
  const start = solutionOf(hooks.start ?? problem.baseline, compiled);
  const result = await solve(compiled.model, { seed, engine, gap, timeLimitSeconds: left, start }, enginePool(), {
    signal,
    onProgress: onProgress && ((progress) => onProgress(tell(compiled, progress, compileSeconds))),
  });
  return {
    assignments: decode(compiled, result.solution),
    levels: result.levels.map(optimisedLevel),
    engine,
    seconds: compileSeconds + result.seconds,
    firstSeconds: compileSeconds + result.firstSeconds,
    cut: result.cut,
    peakMemoryBytes: result.peakMemoryBytes,
  };
}

export function optimisedLevel(level: SolverLevel): OptimisedLevel {
  return { ...level, bound: Number.isFinite(level.bound) ? level.bound : null };
}

function tell(compiled: CompiledProblem, progress: SolverProgress, compileSeconds: number): OptimiserProgress {
  return {
    seconds: compileSeconds + progress.seconds,
    level: compiled.levels[progress.level],
    value: progress.values[progress.level],
    bound: Number.isFinite(progress.bound) ? Math.min(progress.bound, progress.values[progress.level]) : null,
    assignments: () => decode(compiled, progress.solution),
  };
}

/** Those of the duties that the model knows: few changes are found soonest from there. */
export function solutionOf(duties: readonly AssignmentIds[] | undefined, { model, columns }: CompiledProblem): Solution | undefined {
  if (!duties) return undefined;
  const open = new Set(duties.map(({ slot, participant }) => `${slot} ${participant}`));
  const solution = new Uint8Array(model.columns);
  // A locum has a column for each principal; one of them stands for the duty.
  for (const { slot, participant, column } of columns) if (open.delete(`${slot.id} ${participant}`)) solution[column] = 1;
  return solution;
}

/** The duties that the chosen columns stand for. */
export function decode({ columns }: CompiledProblem, solution: Solution): AssignmentIds[] {
  return columns
    .filter(({ column }) => solution[column] === 1)
    .map(({ slot, participant, onBehalfOf }) => ({ slot: slot.id, participant, onBehalfOf }));
}
