import type { JobRunner, RunHooks } from './job.ts';
import type { Answer, Task } from './task.ts';
import type { ThreadPool } from './threads.ts';

/** Runs jobs on a pool of threads. */
export class ThreadRunner implements JobRunner {
  readonly #pool: ThreadPool;

  constructor(pool: ThreadPool) {
    this.#pool = pool;
  }

  get full(): boolean {
    return this.#pool.full;
  }

  get alive(): boolean {
    return this.#pool.alive;
  }

  run(task: Task, timeLimitSeconds: number, hooks: RunHooks): Promise<Answer> {
    // Reading, compiling and verifying come on top of the solve; a thread beyond this is hung, not slow.
    const deadlineMs = timeLimitSeconds * 1500 + 120_000;
    return this.#pool.run(task, { ...hooks, deadlineMs });
  }
}
