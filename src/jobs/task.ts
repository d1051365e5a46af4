import type { Progress } from '../domain/roster.ts';
import type { Lang, Params } from '../messages/index.ts';

/** What a thread is asked to do with a request, which travels as the text that came: threads parse, the main loop serves. */
export interface Task {
  /** read: validate only; verify, slots: answer at once; generate: the long one. */
  readonly kind: 'read' | 'verify' | 'slots' | 'generate';
  readonly text: string;
  /** The instant of the request, in UTC milliseconds: decides "today" however long the task waits. */
  readonly now: number;
  /** Language that the caller asked for, or null: then the one of the request's options, French without one. */
  readonly lang: Lang | null;
  /** Id of the roster (generate). */
  readonly id?: string;
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
  readonly status: 400 | 422;
  readonly code: 'malformed-json' | 'empty-body' | 'too-deep' | 'invalid';
  readonly params: Params;
  readonly lang: Lang;
  readonly errors: readonly RequestError[];
}

/** What the job keeper needs to know of a valid problem. */
export interface ProblemFacts {
  readonly timeLimitSeconds: number;
  readonly retain: boolean;
}

export type Answer =
  | {
      readonly ok: true;
      /** The answer as JSON text, ready to send. */
      readonly json: string;
      readonly facts: ProblemFacts;
      /** generate: `stopped` when a stop came before the end. */
      readonly state: 'done' | 'stopped';
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
export type ToThread = { readonly type: 'task'; readonly task: Task } | { readonly type: 'stop' };

/** Thread to main loop. */
export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: Progress; readonly roster: string | null }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'error'; readonly failure: Failure };
