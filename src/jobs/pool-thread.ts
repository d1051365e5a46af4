import { Worker } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import { CalledOff, TaskFailed } from './task-errors.ts';
import type { Answer, Failure, FromThread, OnProgress, Task, ToThread } from './task.ts';

export interface TaskHooks {
  readonly onStart?: () => void;
  readonly onProgress?: OnProgress;
  /** Aborted before the start: the task is called off; after it: the thread is asked to stop and hand over its best. */
  readonly signal?: AbortSignal;
  /** A thread still busy after this time is taken for hung and replaced. */
  readonly deadlineMs: number;
}

/** A task, and whoever waits for what comes of it. */
export interface Pending {
  readonly task: Task;
  readonly hooks: TaskHooks;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadOptions {
  /** Entry of a thread; it speaks `ToThread` and `FromThread`. */
  readonly entry?: URL;
  /** How far threads stand back when cores are short: 0 not at all, 19 the most (`nice`, on Linux). */
  readonly nice?: number;
  /** Most memory of JavaScript objects, in MiB, that a thread may take; beyond, it dies alone. Default: Node's. */
  readonly memoryMb?: number;
}

/** Whoever has threads hears of them. */
export interface ThreadOwner {
  /** It takes tasks for the first time. */
  up(): void;
  /** It has gone through something, and is free. */
  free(): void;
  /** It is dead or hung, and takes nothing any more. */
  gone(thread: PoolThread): void;
}

/** Room for what is soon garbage. Left to itself it grows to 128 MiB in each thread that was ever busy, and never back. */
const youngMb = 48;

/** One thread that does tasks, one at a time. When it dies or hangs its task fails, and nothing else. */
export class PoolThread {
  readonly #worker: Worker;
  readonly #owner: ThreadOwner;
  #state: 'starting' | 'up' | 'gone' = 'starting';
  #proven = false;
  #warming = false;
  #current: Pending | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor({ entry = new URL('../thread/entry.ts', import.meta.url), nice, memoryMb }: ThreadOptions, owner: ThreadOwner) {
    this.#owner = owner;
    this.#worker = new Worker(entry, {
      workerData: { nice },
      resourceLimits: { maxYoungGenerationSizeMb: youngMb, ...(memoryMb ? { maxOldGenerationSizeMb: memoryMb } : {}) },
    });
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error) => this.#bury(failureOf(error)));
    this.#worker.on('exit', (code) => this.#bury(died(`thread ended with code ${code}`)));
  }

  get ready(): boolean {
    return this.#state === 'up';
  }

  get busy(): boolean {
    return this.#current !== null;
  }

  /** Takes a task now. */
  get free(): boolean {
    return this.ready && !this.busy;
  }

  /** It has gone through something: should it die, it is not for having been started. */
  get proven(): boolean {
    return this.#proven;
  }

  /** It goes through an example. */
  get warming(): boolean {
    return this.#warming;
  }

  give(pending: Pending): void {
    this.#current = pending;
    this.#timer = setTimeout(() => void this.#expire(), pending.hooks.deadlineMs);
    this.#send({ type: 'task', task: pending.task });
    pending.hooks.onStart?.();
  }

  /** Asks for the end of this task with the best so far, when it is the one at work. */
  stop(pending: Pending): void {
    if (this.#current === pending) this.#send({ type: 'stop' });
  }

  warm(): void {
    this.#warming = true;
    this.#send({ type: 'warm' });
  }

  /** Ends it at once; what it works on is called off. */
  async end(): Promise<void> {
    this.#state = 'gone';
    this.#release()?.reject(new CalledOff('the pool is closing'));
    await this.#worker.terminate();
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromThread): void {
    if (this.#state === 'gone') return;
    switch (message.type) {
      case 'ready':
        this.#state = 'up';
        this.#owner.up();
        return;
      case 'progress':
        this.#current?.hooks.onProgress?.(message.progress, message.roster);
        return;
      case 'warm':
        this.#warming = false;
        this.#done(null);
        return;
      case 'answer': {
        const { answer } = message;
        this.#done((pending) => pending.resolve(answer));
        return;
      }
      case 'error': {
        const { failure } = message;
        this.#done((pending) => pending.reject(new TaskFailed(failure)));
        return;
      }
    }
  }

  /** @param tell null: it was no task that it went through */
  #done(tell: ((pending: Pending) => void) | null): void {
    this.#proven = true;
    const pending = tell === null ? null : this.#release();
    this.#owner.free();
    if (pending !== null) tell?.(pending);
  }

  /** The task that it had. */
  #release(): Pending | null {
    const pending = this.#current;
    clearTimeout(this.#timer);
    this.#current = null;
    return pending;
  }

  async #expire(): Promise<void> {
    this.#bury(died('thread did not answer in time'));
    await this.#worker.terminate();
  }

  #bury(failure: Failure): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    this.#release()?.reject(new TaskFailed(failure));
    this.#owner.gone(this);
  }
}

function died(kind: string): Failure {
  return { kind, frames: [], findings: [] };
}
