import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Task, TaskResult } from './tasks.ts';

/** Engine threads, shared by any number of solves. A thread whose task is aborted is terminated and replaced. */
export class EnginePool {
  readonly #piscina: Piscina;
  readonly threads: number;

  /** @param threads default: one per core, at least 2, so that proof and search run in parallel */
  constructor(threads = Math.max(2, availableParallelism())) {
    this.threads = threads;
    this.#piscina = new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      concurrentTasksPerWorker: 1,
      // Writing a program of a million columns takes 300 MB of objects; only the thread fails beyond this limit.
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
  }

  /** Runs a task in a thread. @throws {Error} named AbortError when the signal fires first */
  run<T extends Task>(task: T, signal?: AbortSignal): Promise<TaskResult<T>> {
    // Origins are opaque to the threads and expensive to copy.
    const light = { ...task, model: { ...task.model, origins: [] } };
    return this.#piscina.run(light, signal ? { signal } : {}) as Promise<TaskResult<T>>;
  }

  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}
