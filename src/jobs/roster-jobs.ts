import { createHash, randomUUID } from 'node:crypto';
import type { Lang } from '../messages/index.ts';
import { type Act, entryOf } from './audit-trail.ts';
import { ChangeNotifier } from './change-notifier.ts';
import type { Job, JobLoad, JobQuery, JobStore, JobSummary, Removal } from './job.ts';
import type { ProblemFacts, Refusal } from './task.ts';
import { CalledOff, QueueFull } from './task-errors.ts';
import type { ThreadPool } from './threads.ts';

/** Puts a failure on record and returns its number. */
export type RecordIncident = (what: string, error: unknown) => string;

export interface RosterJobsOptions {
  readonly store: JobStore;
  /** Jobs that may wait, or be at work in this process, before further ones are refused. */
  readonly room: number;
  /** Jobs taken now are begun sooner or later, here or elsewhere. */
  readonly alive: () => boolean;
  /** Threads that validate requests before they become jobs. */
  readonly shortTasks: ThreadPool;
  readonly clock?: () => number;
}

export interface RosterRequest {
  readonly text: string;
  readonly lang: Lang | null;
  readonly idempotencyKey: string | null;
  /** Who asks; empty: whoever is on this machine. */
  readonly caller?: string;
  /** Somebody waits for the answer. */
  readonly urgent?: boolean;
  /** What this is on the audit trail; absent: nothing. */
  readonly act?: Act | undefined;
  /** Asked of every problem that is understood, before it becomes a job; throws when it may not. */
  readonly admit?: (facts: ProblemFacts) => void;
}

export type Submission =
  | { readonly kind: 'accepted'; readonly job: Job }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'keyReused' };

export type StopResult = { readonly kind: 'unknown' } | { readonly kind: 'finished' } | { readonly kind: 'stopping'; readonly id: string };

/** Validation of the largest request takes seconds; a thread that takes longer is hung. */
const readDeadlineMs = 120_000;
/** Whoever waits looks again this often, in case a notice went astray. */
const lookAgainMs = 5000;

/** Takes requests, has them wait for a worker, and tells what comes of them. */
export class RosterJobs {
  readonly #options: RosterJobsOptions;
  readonly #store: JobStore;
  readonly #clock: () => number;
  readonly #changes = new ChangeNotifier();
  #closing = false;

  constructor(options: RosterJobsOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#clock = options.clock ?? Date.now;
  }

  get closing(): boolean {
    return this.#closing;
  }

  /** The service works: threads are up and the store answers, however long the line is. */
  async ready(): Promise<boolean> {
    if (this.#closing || !this.#options.shortTasks.alive || !this.#options.alive()) return false;
    return this.#store.load().then(
      () => true,
      () => false,
    );
  }

  /** A roster asked for now would be taken. */
  async accepting(): Promise<boolean> {
    if (this.#closing || !this.#options.shortTasks.alive || !this.#options.alive()) return false;
    return this.#store.load().then(
      ({ waiting, here }) => waiting + here < this.#options.room,
      () => false,
    );
  }

  /**
   * Validates a request and, when it can be understood, takes the job: from then on it will be done.
   * @throws {QueueFull | CalledOff | StoreUnavailable} by rejection
   */
  async submit(request: RosterRequest): Promise<Submission> {
    const now = this.#clock();
    const { text, lang, idempotencyKey, caller = '', urgent = true } = request;
    const read = await this.#options.shortTasks.run({ kind: 'read', text, now, lang }, { deadlineMs: readDeadlineMs });
    if (!read.ok) return { kind: 'refused', refusal: read.refusal };
    request.admit?.(read.facts);
    if (this.#closing) throw new CalledOff('closing');

    const job: Job = {
      id: randomUUID(),
      state: 'queued',
      revision: 1,
      createdAt: now,
      finishedAt: null,
      lang,
      facts: read.facts,
      request: text,
      progress: null,
      interim: null,
      roster: null,
      outcome: null,
      incident: null,
    };
    const key = idempotencyKey === null ? null : { key: idempotencyKey, fingerprint: fingerprint(text) };
    const added = await this.#store.add(job, { key, caller, urgent, room: this.#options.room, entry: entryOf(request.act, job.id, 202) });
    switch (added.kind) {
      case 'full':
        throw new QueueFull('no place in the queue');
      case 'conflict':
        return { kind: 'keyReused' };
      case 'known': {
        const known = await this.#store.find(added.id);
        return known ? { kind: 'accepted', job: known } : { kind: 'keyReused' };
      }
      case 'added':
        return { kind: 'accepted', job };
    }
  }

  /** How many jobs wait and are at work, in all processes. */
  load(): Promise<JobLoad> {
    return this.#store.load();
  }

  /** Rosters, newest first. */
  list(query: JobQuery): Promise<JobSummary[]> {
    return this.#store.list(query);
  }

  find(id: string): Promise<Job | null> {
    return this.#store.find(id);
  }

  /** What decides who reaches a job; null when there is none. */
  facts(id: string): Promise<ProblemFacts | null> {
    return this.#store.facts(id);
  }

  /** The job as soon as it has ended, or as it is after `ms`; null when it is gone. */
  async settled(id: string, ms: number): Promise<Job | null> {
    const deadline = performance.now() + ms;
    for (;;) {
      const left = Math.max(0, deadline - performance.now());
      // Listening begins before the look, so that no change falls between the two.
      const change = this.#changes.next(id, Math.min(left, lookAgainMs));
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
    if (job.finishedAt !== null && !job.facts.retain) await this.#store.handedOver(job.id);
  }

  /** Asks a job to end with the best it has. */
  async stop(id: string, act?: Act): Promise<StopResult> {
    const kind = await this.#store.stop(id, entryOf(act, id, 202));
    return kind === 'stopping' ? { kind, id } : { kind };
  }

  /**
   * Erases everything kept of a job, and ends it when it goes on. A roster that a published table speaks of stays,
   * unless the table is to go with it: docs/decisions/024.
   */
  remove(id: string, act?: Act, { withTable = false }: { readonly withTable?: boolean } = {}): Promise<Removal> {
    return this.#store.remove(id, entryOf(act, id, 204), withTable);
  }

  /** A job has changed, here or in another process; null: any may have. */
  heard(id: string | null): void {
    this.#changes.tell(id);
  }

  /** Somebody waits here for this job. */
  awaited(id: string): boolean {
    return this.#changes.awaited(id);
  }

  /** Takes nothing more. */
  close(): void {
    this.#closing = true;
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
