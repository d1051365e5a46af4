import type { Solution } from './evaluate.ts';
import type { EnginePool } from './pool.ts';
import type { Task, TaskResult } from './tasks.ts';

export interface SolveOptions {
  readonly seed: number;
  /** auto: javascript-lp-solver where a problem is tiny, HiGHS largestOtherDual. */
  readonly engine: 'auto' | 'highs' | 'jslp';
  /** Relative gap at which levels of kind `gap` may stop. */
  readonly gap: number;
  /** Elapsed seconds after which the best so far is returned. */
  readonly timeLimitSeconds: number;
  /** A solution to begin from, where one is certificate; what of it breaks a hard row is left out. OR-columns are not read. */
  readonly start?: Solution;
}

export interface Progress {
  readonly seconds: number;
  /** The first level that is still at work somewhere. */
  readonly level: number;
  /** Proven bound of that level over all components, -Infinity while one is unknown. */
  readonly bound: number;
  readonly solution: Solution;
  readonly values: readonly number[];
}

export interface SolveHooks {
  /** Stops the work and keeps the best. */
  readonly signal?: AbortSignal;
  /** Told of the first solution and then of improvements, at most some four times a second. */
  readonly onProgress?: (progress: Progress) => void;
}

/** After a stop, engines have this long to return by themselves before their thread is taken from them. */
const graceMs = 120;
const progressMs = 250;
const memoryMs = 200;

/** Thrown through the work of a run when it has been stopped; caught where a part settles for its best. */
export class Stopped extends Error {}

/** Whether a thread, or the WASM inside it, came to the end of its memory. */
function isExhausted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || error.name === 'RuntimeError' || /out of memory|allocation failed/i.test(error.message);
}

/** One solve: its clock, its stop, the tasks it has with the engine threads. */
export class SolveContext {
  readonly options: SolveOptions;
  readonly threads: number;
  cut = false;
  discarded = 0;
  firstSeconds = 0;
  exactSeconds = 0;
  /** Most memory that the process held while this ran, looked at a few times a second: engines, models and all else. */
  peakMemoryBytes = process.memoryUsage.rss();
  /** Read by the engines. */
  readonly flag = new Int32Array(new SharedArrayBuffer(4));
  readonly #branches: Int32Array[] = [];
  readonly #pool: EnginePool;
  readonly #hooks: SolveHooks;
  readonly #started = performance.now();
  readonly #abort = new AbortController();
  readonly #deadline: NodeJS.Timeout;
  readonly #memory = setInterval(() => this.#sampleMemory(), memoryMs);
  #grace: NodeJS.Timeout | undefined;
  #ticker: NodeJS.Timeout | undefined;
  #snapshot: (() => { solution: Solution; values: readonly number[] }) | undefined;
  #told: readonly number[] = [];
  #exact = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #at = new Map<number, { level: number; bound: number }>();

  constructor(options: SolveOptions, pool: EnginePool, hooks: SolveHooks) {
    this.options = options;
    this.threads = pool.threads;
    this.#pool = pool;
    this.#hooks = hooks;
    this.#deadline = setTimeout(() => this.#stop(), options.timeLimitSeconds * 1000);
    if (hooks.signal?.aborted) this.#stop();
    else hooks.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  readonly #onAbort = () => this.#stop();

  #stop(): void {
    if (this.cut) return;
    this.cut = true;
    for (const flag of [this.flag, ...this.#branches]) Atomics.store(flag, 0, 1);
    this.#grace = setTimeout(() => this.#abort.abort(), graceMs);
  }

  /** A flag of its own for a few tasks, raised with the run's. */
  branch(): Int32Array {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    if (this.cut) Atomics.store(flag, 0, 1);
    this.#branches.push(flag);
    return flag;
  }

  seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /**
   * A part begins with levels that are solved to proof. Until all components are through with theirs, none goes on to levels
   * that may stop at a gap: their long tasks would keep the threads from what matters more.
   * @returns to be called once, when the part is through
   */
  enterExact(): () => void {
    this.#exact++;
    return () => {
      if (--this.#exact > 0) return;
      this.exactSeconds = this.seconds();
      for (const go of this.#waiting.splice(0)) go();
    };
  }

  /** Resolves when no part is at levels that are solved to proof any more. */
  async exactDone(): Promise<void> {
    if (this.#exact > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Runs a task in an engine thread. @throws {Stopped} once the run was stopped and nothing came back in time */
  async task<T extends Task>(task: T): Promise<TaskResult<T>> {
    if (this.cut) throw new Stopped();
    try {
      return await this.#pool.run(task, this.#abort.signal);
    } catch (error) {
      // An engine that ran out of memory took its thread with it. The best so far is worth more than none.
      if (isExhausted(error)) this.#stop();
      if (this.cut) throw new Stopped();
      throw error;
    }
  }

  /** Says how to read the best solution so far, for progress. */
  watch(snapshot: () => { solution: Solution; values: readonly number[] }): void {
    this.#snapshot = snapshot;
  }

  /** Says that a part works on a level, and what bound it has there. */
  report(part: number, level: number, bound: number): void {
    this.#at.set(part, { level, bound });
  }

  /** The first solution of the whole is there. */
  first(): void {
    this.firstSeconds = this.seconds();
    this.#tell();
    if (this.#hooks.onProgress) this.#ticker = setInterval(() => this.#tell(), progressMs);
  }

  #tell(): void {
    const { onProgress } = this.#hooks;
    if (!onProgress || !this.#snapshot) return;
    const { solution, values } = this.#snapshot();
    if (values.length === this.#told.length && values.every((value, l) => value === this.#told[l])) return;
    this.#told = values;
    const at = [...this.#at.values()];
    const level = at.length > 0 ? Math.min(...at.map((part) => part.level)) : 0;
    const bound = at.reduce((sum, part) => sum + (part.level === level ? part.bound : Number.NEGATIVE_INFINITY), 0);
    onProgress({ seconds: this.seconds(), level, bound: Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY, solution, values });
  }

  #sampleMemory(): void {
    this.peakMemoryBytes = Math.max(this.peakMemoryBytes, process.memoryUsage.rss());
  }

  end(): void {
    this.#sampleMemory();
    clearInterval(this.#memory);
    clearTimeout(this.#deadline);
    clearTimeout(this.#grace);
    clearInterval(this.#ticker);
    this.#hooks.signal?.removeEventListener('abort', this.#onAbort);
  }
}
