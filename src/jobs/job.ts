import type { Progress, RosterState } from '../domain/roster.ts';
import type { Lang } from '../messages/index.ts';
import type { Answer, OnProgress, ProblemFacts, Task } from './task.ts';

/** A roster being made, or made: what is kept of one `POST /v1/rosters`. */
export interface Job {
  readonly id: string;
  readonly state: RosterState;
  /** Goes up with every change; the ETag. */
  readonly revision: number;
  /** Instant of the request, UTC milliseconds. */
  readonly createdAt: number;
  /** Instant of the end, or null while it goes on. */
  readonly finishedAt: number | null;
  readonly lang: Lang | null;
  readonly facts: ProblemFacts;
  /** Id of the roster that the table began with; absent for that one itself. */
  readonly table?: string;
  /** The request as it came; null once it needn't be kept. */
  readonly request: string | null;
  readonly progress: Progress | null;
  /** The best roster so far, or the final one, as JSON text. */
  readonly roster: string | null;
  /** failed: number under which the log has it. */
  readonly incident: string | null;
}

/** The part of a job that changes. */
export type JobChange = Partial<Pick<Job, 'state' | 'finishedAt' | 'request' | 'progress' | 'roster' | 'incident'>>;

/** Ties a request to a key of the caller's, so that a repeat is not a second roster. */
export interface IdempotencyKey {
  readonly key: string;
  /** Digest of the body. */
  readonly fingerprint: string;
}

export type Added = { readonly kind: 'added' } | { readonly kind: 'known'; readonly id: string } | { readonly kind: 'conflict' };

/** Keeps jobs. In memory today; a database needs nothing more than this. */
export interface JobStore {
  /** Adds a job unless the key is taken: `known` by the same body, `conflict` by another. */
  add(job: Job, key: IdempotencyKey | null): Promise<Added>;
  find(id: string): Promise<Job | null>;
  /** Applies a change and counts the revision up; null when the job is gone. */
  change(id: string, change: JobChange): Promise<Job | null>;
  /** Erases everything kept of it; false when there is nothing. */
  remove(id: string): Promise<boolean>;
}

export interface RunHooks {
  readonly onStart: () => void;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Has work done off the main loop. Threads today; a queue shared between processes could stand behind it. */
export interface JobRunner {
  /** No further job can be taken now. */
  readonly full: boolean;
  /** Work given now is begun sooner or later. */
  readonly alive: boolean;
  /**
   * @throws {QueueFull | CalledOff | TaskFailed} by rejection
   */
  run(task: Task, timeLimitSeconds: number, hooks: RunHooks): Promise<Answer>;
}
