import type { Limit } from '../calls/roles.ts';
import type { Progress, RosterOutcome } from '../domain/roster.ts';
import type { Lang, Params } from '../messages/index.ts';
import type { VersionIndex } from './duty-row.ts';
import type { ScenarioTask } from './scenario-task.ts';

/** What a thread is asked to do. Bodies travel as the text that came: threads parse, the main loop serves. */
export type Task = RequestTask | CallTask | ScenarioTask;

/** A request of its own: a problem, or a problem and a roster to verify. */
export interface RequestTask {
  /** read: validate only; verify, slots, funding, indicators: answer at once; compare: verify and solve; generate: the long one. */
  readonly kind: 'read' | 'verify' | 'compare' | 'slots' | 'funding' | 'indicators' | 'generate';
  readonly text: string;
  /** The instant of the request, in UTC milliseconds: decides "today" however long the task waits. */
  readonly now: number;
  /** Language that the caller asked for, or null: then the one of the request's options, French without one. */
  readonly lang: Lang | null;
  /** csv: the text of a table (funding, indicators). */
  readonly format?: 'csv';
  /** Id of the roster (generate). */
  readonly id?: string;
}

/** A call about a roster that is kept. */
export interface CallTask {
  readonly kind: 'call';
  /** Name of the call, by its descriptor. */
  readonly call: string;
  /** Body of the call. */
  readonly text: string;
  /** The instant of the call, in UTC milliseconds. */
  readonly now: number;
  /** Language that the caller asked for, or null: then the one of the roster. */
  readonly lang: Lang | null;
  /** Further parts of the address. */
  readonly params: Readonly<Record<string, string>>;
  /** How far the caller may act. */
  readonly limit: Limit;
  readonly stored: StoredRoster;
}

/** A published roster as it was, with the request it answers: JSON texts that never change again. */
export interface RosterCopy {
  /** Id of the roster. */
  readonly id: string;
  readonly request: string;
  readonly roster: string;
  /** The instant of the request, in UTC milliseconds: what it left to "today" stays what it was. */
  readonly now: number;
}

/** What a call is about, as it is kept. */
export interface StoredRoster {
  readonly id: string;
  /** The request as it came. */
  readonly request: string;
  /** The roster as it was answered. */
  readonly roster: string;
  /** The instant of the request: what it left to "today" stays what it was. */
  readonly now: number;
  readonly lang: Lang | null;
  /** What is kept of the life of its table, as JSON text; null while nothing is. */
  readonly table: string | null;
  /** Published versions that the call asked for and that are kept. */
  readonly copies: readonly ({ readonly version: number } & RosterCopy)[];
}

/** One thing that is wrong with a request. */
export interface RequestError {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** A request that cannot be understood. `code` names the kind of problem in the catalogue. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly code: 'malformed-json' | 'empty-body' | 'too-deep' | 'duplicate-key' | 'invalid' | TableObstacle;
  readonly params: Params;
  readonly lang: Lang;
  readonly errors: readonly RequestError[];
}

/** Why a call about the life of a table cannot be followed as things stand: unknown number, or a state that forbids it. */
export type TableObstacle =
  | 'unknown-version'
  | 'unknown-proposal'
  | 'no-realised'
  | 'not-published'
  | 'already-published'
  | 'not-in-force'
  | 'wrong-state'
  | 'not-yours'
  | 'outdated'
  | 'table-in-force'
  | 'unknown-duty';

/** What a call changes in the life of a table. */
export interface TableNews {
  readonly record: string;
  /** Publishes a version: a copy of the roster of the call, or of the one it made. */
  readonly publishes: { readonly version: number; readonly copy: 'stored' | 'made'; readonly index: VersionIndex } | null;
  /** The telephone of a duty in force. */
  readonly contact?: DutyContact;
}

export interface DutyContact {
  readonly slot: string;
  readonly participant: string;
  readonly phone: string | null;
}

/** A roster that a call has made: kept like one that was asked for. */
export interface MadeRoster {
  readonly id: string;
  /** Request that says what the roster was made from. */
  readonly request: string;
  /** The roster as `GET /v1/rosters/{id}` will answer it. */
  readonly roster: string;
  readonly state: 'done' | 'stopped';
  readonly outcome: RosterOutcome;
}

/** What the job keeper needs to know of a valid problem. */
export interface ProblemFacts {
  readonly timeLimitSeconds: number;
  readonly retain: boolean;
  /** Department of the problem: who may reach the roster. Absent or null: none is named. */
  readonly department?: string | null;
  /** First and last date. */
  readonly period: { readonly start: string; readonly end: string };
  /** Ids of its lines: which coordinators may reach it. */
  readonly lines?: readonly string[];
  /** Called when the roster has ended. */
  readonly callbackUrl?: string;
}

export type Answer =
  | {
      readonly ok: true;
      /** The answer as JSON text, ready to send. */
      readonly json: string;
      readonly facts: ProblemFacts;
      /** generate: `stopped` when a stop came before the end. */
      readonly state: 'done' | 'stopped';
      /** generate: of the roster. */
      readonly outcome?: RosterOutcome;
      /** funding, indicators: departments and lines that the body is about; decides who may ask. */
      readonly about?: readonly Pick<ProblemFacts, 'department' | 'lines'>[];
      /** call: a roster to be kept. */
      readonly made?: MadeRoster;
      /** call: what is to be kept of the life of the table from now on. */
      readonly news?: TableNews;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Says how a long task goes. `roster` is the best one so far as JSON text, when there is a new one. */
export type OnProgress = (progress: Progress, roster: string | null) => void;

/** What may be said of an error of ours: everything but its message, which may quote the request. */
export interface Failure {
  /** Code or name of the error. */
  readonly kind: string;
  /** Where: frames of its stack. */
  readonly frames: readonly string[];
  /** Rules or levels that an unfit roster breaks. */
  readonly findings: readonly string[];
}

/** Main loop to thread. */
export type ToThread =
  | { readonly type: 'task'; readonly task: Task }
  /** Ends the task at work with the best so far. */
  | { readonly type: 'stop' }
  /** Goes through an example while there is nothing else to do. */
  | { readonly type: 'warm' };

/** Thread to main loop. */
export type FromThread =
  /** It takes tasks. */
  | { readonly type: 'ready' }
  /** It has gone through the example, or let go of it. */
  | { readonly type: 'warm' }
  | { readonly type: 'progress'; readonly progress: Progress; readonly roster: string | null }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'error'; readonly failure: Failure };
