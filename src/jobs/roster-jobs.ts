import { createHash, randomUUID } from 'node:crypto';
import type { Lang } from '../messages/index.ts';
import { Changes } from './changes.ts';
import type { Job, JobRunner, JobStore } from './job.ts';
import type { TableStore } from './table-store.ts';
import type { Answer, Refusal } from './task.ts';
import { CalledOff, QueueFull, type ThreadPool } from './threads.ts';

/** Puts a failure on record and returns its number. */
export type RecordIncident = (what: string, error: unknown) => string;

export interface RosterJobsOptions {
  readonly store: JobStore;
  readonly runner: JobRunner;
  /** Where the life of published tables is kept. */
  readonly tables?: TableStore;
  /** Threads that validate requests before they become jobs. */
  readonly desk: ThreadPool;
  readonly recordIncident: RecordIncident;
  readonly clock?: () => number;
}

export interface RosterRequest {
  readonly text: string;
  readonly lang: Lang | null;
  readonly idempotencyKey: string | null;
}

export type Submission =
  | { readonly kind: 'accepted'; readonly job: Job }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'keyReused' };

export type StopResult = { readonly kind: 'unknown' } | { readonly kind: 'finished' } | { readonly kind: 'stopping'; readonly job: Job };

/** Validation of the largest request takes seconds; a desk that takes longer is hung. */
const deskDeadlineMs = 120_000;

/** Takes requests, has them worked on, and keeps what comes of them. */
export class RosterJobs {
  readonly #store: JobStore;
  readonly #runner: JobRunner;
  readonly #tables: TableStore | undefined;
  readonly #desk: ThreadPool;
  readonly #recordIncident: RecordIncident;
  readonly #clock: () => number;
  readonly #stops = new Map<string, AbortController>();
  readonly #changes = new Changes();
  #closing = false;

  constructor(options: RosterJobsOptions) {
    this.#store = options.store;
    this.#runner = options.runner;
    this.#tables = options.tables;
    this.#desk = options.desk;
    this.#recordIncident = options.recordIncident;
    this.#clock = options.clock ?? Date.now;
  }

  get closing(): boolean {
    return this.#closing;
  }

  /** A roster asked for now would be worked on. */
  get accepting(): boolean {
    return !this.#closing && this.#runner.alive && !this.#runner.full && this.#desk.alive;
  }

  /**
   * Validates a request and, when it can be understood, starts the job.
   * @throws {QueueFull} by rejection
   */
  async submit(request: RosterRequest): Promise<Submission> {
    if (this.#runner.full) throw new QueueFull('no place in the queue');
    const now = this.#clock();
    const read = await this.#desk.run({ kind: 'read', text: request.text, now, lang: request.lang }, { deadlineMs: deskDeadlineMs });
    if (!read.ok) return { kind: 'refused', refusal: read.refusal };
    if (this.#closing) throw new CalledOff('closing');

    const job: Job = {
      id: randomUUID(),
      state: 'queued',
      revision: 1,
      createdAt: now,
      finishedAt: null,
      lang: request.lang,
      facts: read.facts,
      request: request.text,
      progress: null,
      roster: null,
      incident: null,
    };
    const key = request.idempotencyKey === null ? null : { key: request.idempotencyKey, fingerprint: fingerprint(request.text) };
    const added = await this.#store.add(job, key);
    if (added.kind === 'conflict') return { kind: 'keyReused' };
    if (added.kind === 'known') {
      const known = await this.#store.find(added.id);
      return known ? { kind: 'accepted', job: known } : { kind: 'keyReused' };
    }
    // The place is taken in the same turn in which it is seen to be free.
    if (this.#runner.full) {
      await this.#store.remove(job.id);
      throw new QueueFull('no place in the queue');
    }
    this.#start(job, request.text);
    return { kind: 'accepted', job };
  }

  find(id: string): Promise<Job | null> {
    return this.#store.find(id);
  }

  /** The job as soon as it has ended, or as it is after `ms`; null when it is gone. */
  async settled(id: string, ms: number): Promise<Job | null> {
    const deadline = this.#clock() + ms;
    for (;;) {
      const left = Math.max(0, deadline - this.#clock());
      // Listening begins before the look, so that no change falls between the two.
      const change = this.#changes.next(id, left);
      const job = await this.#store.find(id);
      if (!job || job.finishedAt !== null || left === 0) {
        change.forget();
        return job;
      }
      await change.happened;
    }
  }

  /**
   * A job now and after every change until it has ended or is gone; changes that follow each other quickly may be seen
   * as one. Null: nothing has happened for `idleMs`.
   */
  async *follow(id: string, idleMs: number): AsyncGenerator<Job | null, void> {
    let seen = 0;
    for (;;) {
      const change = this.#changes.next(id, idleMs);
      try {
        const job = await this.#store.find(id);
        if (!job) return;
        yield job.revision === seen ? null : job;
        seen = job.revision;
        if (job.finishedAt !== null) return;
        await change.happened;
      } finally {
        change.forget();
      }
    }
  }

  /** To be called when a job is sent: what must not be retained is erased once its end has been handed over. */
  async delivered(job: Job): Promise<void> {
    if (job.finishedAt !== null && !job.facts.retain) await this.#store.remove(job.id);
  }

  /** Asks a job to end with the best it has. */
  async stop(id: string): Promise<StopResult> {
    const job = await this.#store.find(id);
    if (!job) return { kind: 'unknown' };
    if (job.finishedAt !== null) return { kind: 'finished' };
    this.#stops.get(id)?.abort();
    return { kind: 'stopping', job };
  }

  /** Erases everything kept of a job, and ends it when it goes on. */
  async remove(id: string): Promise<boolean> {
    const job = await this.#store.find(id);
    if (job) await this.#tables?.erase(job.table ?? id, id);
    const removed = await this.#store.remove(id);
    this.#stops.get(id)?.abort();
    this.#changes.tell(id);
    return removed;
  }

  /** Takes nothing more and asks every job to end with the best it has. */
  close(): void {
    this.#closing = true;
    for (const stop of this.#stops.values()) stop.abort();
  }

  #start(job: Job, text: string): void {
    const stop = new AbortController();
    this.#stops.set(job.id, stop);
    const run = this.#runner.run({ kind: 'generate', id: job.id, text, now: job.createdAt, lang: job.lang }, job.facts.timeLimitSeconds, {
      signal: stop.signal,
      onStart: () => void this.#change(job.id, { state: 'running' }),
      onProgress: (progress, roster) => void this.#change(job.id, roster === null ? { progress } : { progress, roster }),
    });
    run
      .then(
        (answer) => this.#finish(job, answer),
        (error: unknown) => this.#fail(job, error),
      )
      .finally(() => this.#stops.delete(job.id));
  }

  async #finish(job: Job, answer: Answer): Promise<void> {
    // The desk understood the same text; if a thread now does not, that is a defect of ours.
    if (!answer.ok) return this.#fail(job, new Error('accepted, then refused'));
    await this.#end(job, { state: answer.state, roster: answer.json });
  }

  async #fail(job: Job, error: unknown): Promise<void> {
    if (error instanceof CalledOff) return this.#end(job, { state: 'stopped' });
    await this.#end(job, { state: 'failed', incident: this.#recordIncident('roster failed', error) });
  }

  #end(job: Job, change: Parameters<JobStore['change']>[1]): Promise<void> {
    const request = job.facts.retain ? {} : { request: null };
    return this.#change(job.id, { ...change, ...request, finishedAt: this.#clock() });
  }

  async #change(id: string, change: Parameters<JobStore['change']>[1]): Promise<void> {
    await this.#store.change(id, change);
    this.#changes.tell(id);
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
