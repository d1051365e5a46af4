import type { Progress, RosterOutcome, RosterState } from '../domain/roster.ts';
import type { AuditEntry } from './audit-trail.ts';
import type { Lang } from '../messages/index.ts';
import type { ScenarioPart } from './scenario-rounds.ts';
import type { ProblemFacts } from './task.ts';

/** A roster being made, or made: what is kept of one `POST /v1/rosters`. */
export interface Job {
  readonly id: string;
  /** Absent: a roster. A scenario, and the parts it is solved in, wait in the same line: docs/decisions/021. */
  readonly kind?: 'scenario' | 'part';
  /** part: id of the scenario. */
  readonly parent?: string;
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
  /** The best roster so far, as JSON text: neither verified nor to be published. null: there is none, or there is a final one. */
  readonly interim: string | null;
  /** The final roster, verified, as JSON text; null unless the run has ended as `done` or `stopped` with one. */
  readonly roster: string | null;
  /** Of the final roster. */
  readonly outcome: RosterOutcome | null;
  /** failed: number under which the log has it. */
  readonly incident: string | null;
  /** failed: its workers died at it, and it is not tried again. */
  readonly givenUp?: true;
}

/** Ties a request to a key of the caller's, so that a repeat is not a second roster. */
export interface IdempotencyKey {
  readonly key: string;
  /** Digest of the body. */
  readonly fingerprint: string;
}

/** How a job is to wait for its turn. */
export interface Order {
  readonly key: IdempotencyKey | null;
  /** Who asks: those who ask for little do not wait behind one who asks for much. Empty: everybody. */
  readonly caller: string;
  /** Somebody waits for the answer: goes before what is asked for later reading. */
  readonly urgent: boolean;
  /** Jobs that may be waiting, or at work in this process, before this one is refused. */
  readonly room: number;
  /** Goes on the audit trail with the job, when it is taken. */
  readonly entry?: AuditEntry | undefined;
}

/** `known`: the same body came with this key; `conflict`: another one did; `full`: no place in the queue. */
export type Added = { readonly kind: 'added' | 'conflict' | 'full' } | { readonly kind: 'known'; readonly id: string };

/** What of the rosters is wanted, newest first. */
export interface JobQuery {
  readonly limit: number;
  /** Only those older than this one. */
  readonly after?: JobPlace;
  readonly state?: RosterState;
  /** Only those that were given up, or none of them. */
  readonly givenUp?: boolean;
  /** Any of these; absent: all. */
  readonly departments?: readonly string[];
  /** Whose lines are all among these; absent: all. */
  readonly lines?: readonly string[];
  /** Period touches these days. */
  readonly from?: string;
  readonly to?: string;
}

/** Where a job stands in the list. */
export interface JobPlace {
  readonly createdAt: number;
  readonly id: string;
}

/** A job as the list has it. */
export interface JobSummary extends JobPlace {
  readonly state: RosterState;
  readonly finishedAt: number | null;
  readonly department: string | null;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly outcome: RosterOutcome | null;
  readonly incident: string | null;
  readonly givenUp: boolean;
}

/** `published`: it stays, being a part of a table whose version of this number is in force. */
export type Removal = { readonly kind: 'erased' | 'unknown' } | { readonly kind: 'published'; readonly version: number };

/** Jobs that have not ended, and those that ended badly. */
export interface JobLoad {
  readonly waiting: number;
  /** At work, in any process. */
  readonly running: number;
  /** At work in this process. */
  readonly here: number;
  /** Given up, and kept still. */
  readonly givenUp: number;
}

/**
 * Keeps jobs. What it has taken, it has: no answer is given before the job is safe. An `entry` goes on the audit trail
 * together with the change, or not at all.
 */
export interface JobStore {
  /** Takes a new job, and has it wait for a worker. */
  add(job: Job, order: Order): Promise<Added>;
  /** Takes a job that has ended, as it is. */
  keep(job: Job, entry?: AuditEntry): Promise<void>;
  find(id: string): Promise<Job | null>;
  /** What is known of its problem, without the rest. */
  facts(id: string): Promise<ProblemFacts | null>;
  list(query: JobQuery): Promise<JobSummary[]>;
  /** Asks for the end with the best so far; what no worker has begun is ended at once. */
  stop(id: string, entry?: AuditEntry): Promise<'unknown' | 'finished' | 'stopping'>;
  /**
   * Erases everything kept of it, and what was done with it from the audit trail. A roster that a published table speaks
   * of stays, unless its table goes `withTable`, the rosters of all versions included: docs/decisions/024.
   */
  remove(id: string, entry?: AuditEntry, withTable?: boolean): Promise<Removal>;
  /** Erases it once its end has been handed over; a webhook about it still goes out. */
  handedOver(id: string): Promise<boolean>;
  load(): Promise<JobLoad>;
}

/** A job that a worker has taken. What the worker says of it counts only while the claim holds. */
export interface ClaimedJob {
  /** Of this attempt alone. */
  readonly claim: string;
  /** Processes that have ended while this job was the only one at work in them. */
  readonly deaths: number;
  /** A process has ended while this job was at work in it: it is worked on alone, so that a further death tells which job it is. */
  readonly suspect: boolean;
  readonly job: Job;
  /** A stop was asked for before it was taken. */
  readonly stopping: boolean;
}

/** What a worker keeps of a job under way. */
export type JobAdvance = Partial<Pick<Job, 'progress' | 'interim'>>;

/** How a run ended. `roster` left out: it was stopped before there was a final one. Of a failed run no roster is kept. */
export type JobEnd =
  | { readonly state: 'done' | 'stopped'; readonly roster?: string; readonly outcome?: RosterOutcome }
  | { readonly state: 'failed'; readonly incident: string; readonly givenUp?: true }
  | ScenarioTransition;

/**
 * A scenario goes on after an end that is none: it `waits` for parts, which other workers take, or a part is `solved`.
 * What was solved is kept by name, as JSON texts.
 */
export type ScenarioTransition =
  | {
      readonly state: 'waits';
      readonly solved: Readonly<Record<string, string>>;
      readonly parts: readonly ScenarioPart[];
      /** Solves in all. */
      readonly solves: number;
    }
  | { readonly state: 'solved'; readonly solved: Readonly<Record<string, string>> };

/** Where workers get their jobs. A job is done once, however many take it: what comes of a claim that no longer holds is let go. */
export interface JobQueue {
  /** The next job, now at work in this process; null when none waits. */
  claim(): Promise<ClaimedJob | null>;
  /** False: the claim no longer holds. */
  advance(claimed: ClaimedJob, advance: JobAdvance): Promise<boolean>;
  /** False: the claim no longer holds, nothing was kept. */
  finish(claimed: ClaimedJob, end: JobEnd, now: number): Promise<boolean>;
  /** Gives a job back: it waits again, as if it had not been taken. */
  release(claimed: ClaimedJob): Promise<void>;
  /** Says that these are being worked on; answers which are to be stopped, and which no longer count. */
  beat(claimed: readonly ClaimedJob[]): Promise<{ readonly stop: ReadonlySet<string>; readonly lost: ReadonlySet<string> }>;
}

/** The store cannot be reached at the moment. What it has, it still has. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
