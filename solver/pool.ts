import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Task, TaskResult } from './tasks.ts';

/** Engine threads. One pool serves any number of solves; a task that its signal aborts loses its thread, which is replaced. */
export class EnginePool {
  readonly #piscina: Piscina;
  readonly threads: number;

  /** @param threads default: one a core, at least 2, so that a proof and a search go side by side */
  constructor(threads = Math.max(2, availableParallelism())) {
    this.threads = threads;
    this.#piscina = new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      concurrentTasksPerWorker: 1,
      // A program of a year of an island takes 300 MB of objects while it is written; a thread beyond this dies alone.
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
  }

  /** Runs a task in a thread. @throws {Error} named AbortError when the signal fires first */
  run<T extends Task>(task: T, signal?: AbortSignal): Promise<TaskResult<T>> {
    // Origins are opaque objects of the caller; threads never read them and copying them is dear.
    const light = { ...task, model: { ...task.model, origins: [] } };
    return this.#piscina.run(light, signal ? { signal } : {}) as Promise<TaskResult<T>>;
  }

  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}
