import { Worker } from 'node:worker_threads';
import { failureOf } from './failure.ts';
import type { Answer, Failure, FromThread, OnProgress, Task, ToThread } from './task.ts';

/** The work itself failed: a defect of ours. Carries where, never the message, which may quote the request. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Every thread is taken and the queue is full. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** The task was called off before a thread took it. */
export class CalledOff extends Error {
  override readonly name = 'CalledOff';
}

export interface TaskHooks {
  readonly onStart?: () => void;
  readonly onProgress?: OnProgress;
  /** Aborted before the start: the task is called off; after it: the thread is asked to stop and hand over its best. */
  readonly signal?: AbortSignal;
  /** A thread still busy after this time is taken for hung and replaced. */
  readonly deadlineMs: number;
}

export interface ThreadPoolOptions {
  readonly size: number;
  /** Tasks that may wait for a thread. */
  readonly maxWaiting: number;
  /** Entry of a thread; it speaks `ToThread` and `FromThread`. */
  readonly entry?: URL;
  /** How far threads stand back when cores are short: 0 not at all, 19 the most (`nice`, on Linux). */
  readonly nice?: number;
  /** Most memory of JavaScript objects, in MiB, that a thread may take; beyond, it dies alone. Default: Node's. */
  readonly memoryMb?: number;
}

interface Pending {
  readonly task: Task;
  readonly hooks: TaskHooks;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Member {
  readonly worker: Worker;
  ready: boolean;
  /** It has gone through something: should it die, it is not for having been started. */
  proven: boolean;
  /** It goes through an example. */
  warming: boolean;
  current: Pending | null;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A fixed number of warm threads and a bounded queue, first come first served. A thread that dies or hangs fails its
 * task alone and is replaced.
 */
export class ThreadPool {
  readonly #options: ThreadPoolOptions;
  readonly #members = new Set<Member>();
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
    return [...this.#members].filter(({ current }) => current !== null).length;
  }

  get full(): boolean {
    return this.#queue.length >= this.#options.maxWaiting && ![...this.#members].some(isFree);
  }

  /** A thread is up, so a task given now is worked on sooner or later. */
  get alive(): boolean {
    return !this.#closed && [...this.#members].some((member) => member.ready);
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
    return new Promise((resolve, reject) => {
      const pending: Pending = { task, hooks, resolve, reject };
      this.#queue.push(pending);
      hooks.signal?.addEventListener('abort', () => this.#stop(pending), { once: true });
      this.#dispatch();
    });
  }

  /** Ends every thread at once; what waits or runs is called off. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const pending of this.#queue.splice(0)) pending.reject(new CalledOff('the pool is closing'));
    const members = [...this.#members];
    this.#members.clear();
    for (const member of members) {
      clearTimeout(member.timer);
      member.current?.reject(new CalledOff('the pool is closing'));
    }
    await Promise.all(members.map((member) => member.worker.terminate()));
  }

  #hire(): void {
    const worker = new Worker(this.#options.entry ?? new URL('./thread.ts', import.meta.url), {
      workerData: { nice: this.#options.nice },
      ...(this.#options.memoryMb ? { resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryMb } } : {}),
    });
    const member: Member = { worker, ready: false, proven: false, warming: false, current: null, timer: undefined };
    this.#members.add(member);
    worker.on('message', (message: FromThread) => this.#hear(member, message));
    worker.on('error', (error) => this.#bury(member, failureOf(error)));
    worker.on('exit', (code) => this.#bury(member, died(`thread ended with code ${code}`)));
  }

  #hear(member: Member, message: FromThread): void {
    switch (message.type) {
      case 'ready':
        member.ready = true;
        for (const resolve of this.#whenReady.splice(0)) resolve();
        this.#dispatch();
        this.#warmNext();
        return;
      case 'warm':
        member.warming = false;
        this.#prove(member);
        this.#warmNext();
        return;
      case 'progress':
        member.current?.hooks.onProgress?.(message.progress, message.roster);
        return;
      case 'answer':
        this.#prove(member);
        this.#release(member)?.resolve(message.answer);
        return;
      case 'error':
        this.#prove(member);
        this.#release(member)?.reject(new TaskFailed(message.failure));
        return;
    }
  }

  /** One thread at a time: whoever asks for something meanwhile finds the others, and cores, free. */
  #warmNext(): void {
    const members = [...this.#members];
    if (!this.#warm || members.some(({ warming }) => warming)) return;
    const cold = members.find((member) => !member.proven && isFree(member));
    if (cold === undefined) return;
    cold.warming = true;
    cold.worker.postMessage({ type: 'warm' } satisfies ToThread);
  }

  #prove(member: Member): void {
    member.proven = true;
    this.#deathsInARow = 0;
  }

  /** Frees a member for the next task and returns the one it had. */
  #release(member: Member): Pending | null {
    const { current } = member;
    clearTimeout(member.timer);
    member.current = null;
    this.#dispatch();
    return current;
  }

  #dispatch(): void {
    for (const member of this.#members) {
      if (!isFree(member)) continue;
      const pending = this.#queue.shift();
      if (!pending) return;
      member.current = pending;
      member.timer = setTimeout(() => void this.#expire(member), pending.hooks.deadlineMs);
      member.worker.postMessage({ type: 'task', task: pending.task } satisfies ToThread);
      pending.hooks.onStart?.();
    }
  }

  #stop(pending: Pending): void {
    const place = this.#queue.indexOf(pending);
    if (place >= 0) {
      this.#queue.splice(place, 1);
      pending.reject(new CalledOff('called off before it began'));
      return;
    }
    for (const member of this.#members) {
      if (member.current === pending) member.worker.postMessage({ type: 'stop' } satisfies ToThread);
    }
  }

  async #expire(member: Member): Promise<void> {
    this.#bury(member, died('thread did not answer in time'));
    await member.worker.terminate();
  }

  /** Takes a dead thread out, fails its task, and hires another; later and later while they die at the start. */
  #bury(member: Member, failure: Failure): void {
    if (!this.#members.delete(member) || this.#closed) return;
    clearTimeout(member.timer);
    member.current?.reject(new TaskFailed(failure));
    if (member.proven) {
      this.#hire();
      return;
    }
    const delay = Math.min(5000, 100 * 2 ** this.#deathsInARow++);
    setTimeout(() => {
      if (!this.#closed) this.#hire();
    }, delay).unref();
  }
}

function isFree(member: Member): boolean {
  return member.ready && member.current === null;
}

function died(kind: string): Failure {
  return { kind, frames: [], findings: [] };
}
