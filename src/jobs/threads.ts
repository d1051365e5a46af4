import { type Pending, PoolThread, type TaskHooks, type ThreadOptions } from './pool-thread.ts';
import { onAbort } from './signals.ts';
import { CalledOff, QueueFull } from './task-errors.ts';
import type { Answer, Task } from './task.ts';

export interface ThreadPoolOptions extends ThreadOptions {
  readonly size: number;
  /** Tasks that may wait for a thread. */
  readonly maxWaiting: number;
}

/**
 * A fixed number of warm threads and a bounded queue, first come first served. A thread that dies or hangs fails its
 * task alone and is replaced.
 */
export class ThreadPool {
  readonly #options: ThreadPoolOptions;
  readonly #threads = new Set<PoolThread>();
  readonly #queue: Pending[] = [];
  readonly #whenReady: (() => void)[] = [];
  #deathsInARow = 0;
  #warm = false;
  #closed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    for (let i = 0; i < options.size; i++) this.#hire();
  }

  /** Tasks that wait for a thread. */
  get waiting(): number {
    return this.#queue.length;
  }

  get size(): number {
    return this.#options.size;
  }

  /** Threads at work. */
  get busy(): number {
    return [...this.#threads].filter(({ busy }) => busy).length;
  }

  get full(): boolean {
    return this.#queue.length >= this.#options.maxWaiting && ![...this.#threads].some(({ free }) => free);
  }

  /** A thread is up, so a task given now is worked on sooner or later. */
  get alive(): boolean {
    return !this.#closed && [...this.#threads].some(({ ready }) => ready);
  }

  /** Resolves when the first thread is up. */
  ready(): Promise<void> {
    return this.alive ? Promise.resolve() : new Promise((resolve) => this.#whenReady.push(resolve));
  }

  /** Has idle threads, those that come later included, go through an example: the first task finds them quick. */
  warm(): void {
    this.#warm = true;
    this.#warmNext();
  }

  /**
   * Has a thread do the task.
   * @throws {QueueFull | CalledOff | TaskFailed} by rejection
   */
  run(task: Task, hooks: TaskHooks): Promise<Answer> {
    if (this.#closed) return Promise.reject(new CalledOff('the pool is closed'));
    if (this.full) return Promise.reject(new QueueFull('no thread and no place in the queue'));
    let letGo = () => {};
    const settled = new Promise<Answer>((resolve, reject) => {
      const pending: Pending = { task, hooks, resolve, reject };
      this.#queue.push(pending);
      letGo = onAbort(hooks.signal, () => this.#stop(pending));
      this.#dispatch();
    });
    return settled.finally(letGo);
  }

  /** Ends every thread at once; what waits or runs is called off. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const pending of this.#queue.splice(0)) pending.reject(new CalledOff('the pool is closing'));
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #hire(): void {
    const thread = new PoolThread(this.#options, {
      up: () => {
        for (const resolve of this.#whenReady.splice(0)) resolve();
        this.#dispatch();
        this.#warmNext();
      },
      free: () => {
        this.#deathsInARow = 0;
        this.#dispatch();
        this.#warmNext();
      },
      gone: (dead) => this.#replace(dead),
    });
    this.#threads.add(thread);
  }

  /** Hires another one for a dead one; later and later while they die at the start. */
  #replace(dead: PoolThread): void {
    if (!this.#threads.delete(dead) || this.#closed) return;
    if (dead.proven) {
      this.#hire();
      return;
    }
    const delay = Math.min(5000, 100 * 2 ** this.#deathsInARow++);
    setTimeout(() => {
      if (!this.#closed) this.#hire();
    }, delay).unref();
  }

  /** One thread at a time: whoever asks for something meanwhile finds the others, and cores, free. */
  #warmNext(): void {
    const threads = [...this.#threads];
    if (!this.#warm || threads.some(({ warming }) => warming)) return;
    threads.find(({ proven, free }) => !proven && free)?.warm();
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (!thread.free) continue;
      const pending = this.#queue.shift();
      if (!pending) return;
      thread.give(pending);
    }
  }

  #stop(pending: Pending): void {
    const place = this.#queue.indexOf(pending);
    if (place < 0) {
      for (const thread of this.#threads) thread.stop(pending);
      return;
    }
    this.#queue.splice(place, 1);
    pending.reject(new CalledOff('called off before it began'));
  }
}
