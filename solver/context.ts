import type { Solution } from './evaluate.ts';
import type { EnginePool } from './pool.ts';
import type { Task, TaskResult } from './tasks.ts';

export interface SolveOptions {
  readonly seed: number;
  /** auto: javascript-lp-solver where a problem is tiny, HiGHS elsewhere. */
  readonly engine: 'auto' | 'highs' | 'jslp';
  /** Relative gap at which levels of kind `gap` may stop. */
  readonly gap: number;
  /** Elapsed seconds after which the incumbent is returned. */
  readonly timeLimitSeconds: number;
  /** Start solution, optional; columns of it that violate a hard row are dropped. OR-columns are not read. */
  readonly start?: Solution;
}

export interface Progress {
  readonly seconds: number;
  /** The first level that some component still works on. */
  readonly level: number;
  /** Proven bound of that level over all components, -Infinity while one is unknown. */
  readonly bound: number;
  readonly solution: Solution;
  readonly values: readonly number[];
}

export interface SolveHooks {
  /** Stops the work and returns the incumbent. */
  readonly signal?: AbortSignal;
  /** Called with the first solution and then with improvements, at most about four times a second. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Grace period after a stop before the threads of engines that do not return are terminated. */
const graceMs = 120;
const progressMs = 250;
const memoryMs = 200;

/** Thrown by tasks of a stopped solve; caught where a component returns its incumbent. */
export class Stopped extends Error {}

/** Whether a thread or its WASM instance ran out of memory. */
function isExhausted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || error.name === 'RuntimeError' || /out of memory|allocation failed/i.test(error.message);
}

/** Context of one solve: clock, stop flag, tasks on the engine threads, progress. */
export class SolveContext {
  readonly options: SolveOptions;
  readonly threads: number;
  cut = false;
  discarded = 0;
  firstSeconds = 0;
  exactSeconds = 0;
  /** Peak resident memory of the process during the solve, sampled a few times a second. */
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

  /** A stop flag for a subset of the tasks; it is raised with the one of the solve. */
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
   * Registers a component that works on exact levels. Gap levels of all components wait until every component has
   * finished its exact levels, so that their long tasks do not occupy the threads.
   * @returns to be called once, when the component has finished its exact levels
   */
  enterExact(): () => void {
    this.#exact++;
    return () => {
      if (--this.#exact > 0) return;
      this.exactSeconds = this.seconds();
      for (const go of this.#waiting.splice(0)) go();
    };
  }

  /** Resolves when every component has finished its exact levels. */
  async exactDone(): Promise<void> {
    if (this.#exact > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Runs a task in an engine thread. @throws {Stopped} when the solve was stopped and the task did not return in time */
  async task<T extends Task>(task: T): Promise<TaskResult<T>> {
    if (this.cut) throw new Stopped();
    try {
      return await this.#pool.run(task, this.#abort.signal);
    } catch (error) {
      // The thread is gone with its engine; the incumbent is returned.
      if (isExhausted(error)) this.#stop();
      if (this.cut) throw new Stopped();
      throw error;
    }
  }

  /** Registers how to read the incumbent, for progress. */
  watch(snapshot: () => { solution: Solution; values: readonly number[] }): void {
    this.#snapshot = snapshot;
  }

  /** Reports the level that a component works on, and its bound. */
  report(part: number, level: number, bound: number): void {
    this.#at.set(part, { level, bound });
  }

  /** Marks the first complete solution. */
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
