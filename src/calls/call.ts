import type { z } from 'zod';
import type { Roles } from './roles.ts';

/** What one status of a call means. */
export interface AnswerContract {
  readonly description: string;
  /** JSON by this schema; left out: see `mediaType`, or no body. */
  readonly schema?: z.ZodType;
  /** An answer that no recording can show. */
  readonly example?: unknown;
  /** Media type of an answer that no schema describes. */
  readonly mediaType?: string;
  /** Other media types in which the same may be asked for (`Accept`). */
  readonly alternatives?: readonly string[];
  /** Headers worth knowing: name and meaning. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A parameter of a call as the document tells it. */
export interface Parameter {
  readonly description: string;
  /** Behind the question mark: may not be left out. */
  readonly required?: boolean;
  readonly example?: string | number | boolean;
  /** Its type as a caller may send it. Default: any text. It documents: what is read is checked where it is read. */
  readonly schema?: z.ZodType;
}

/** Parameters by name. */
export type ParameterDocs = Readonly<Record<string, Parameter>>;

/**
 * Everything that is known of a call, in one place: route, gate, permissions, threads, audit trail, metrics and the
 * OpenAPI document all read it here.
 */
export interface Call<Name extends string = string> {
  /** The operation id: its name in OpenAPI, in the audit trail, in metrics and between the threads. */
  readonly name: Name;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters in braces, `/v1/rosters/{id}`. */
  readonly path: string;
  /** Who may make it. Departments and lines are asked beside it, see `reaches`. */
  readonly roles: Roles;
  /** Calls that it counts as in the rate of its caller: 10 for what takes a thread for long. */
  readonly weight: 1 | 10;
  /**
   * Threads that work on it: `read` for what reads what is kept, `check` for what reads or verifies a body, `long` for what
   * solves, `none` for the main thread. Reading waits for nothing but reading.
   */
  readonly pool: 'read' | 'check' | 'long' | 'none';
  /** What `{id}` of its path is. Who may not reach it gets the 404 of one that does not exist. */
  readonly about: 'roster' | 'scenario' | null;
  /** Whether it erases what it is about: the audit trail keeps no more of the rest than who and when. */
  readonly erases?: true;
  /** Group in the documentation. */
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Parameters of the path; a text alone is its description. */
  readonly params?: Readonly<Record<string, string | Parameter>>;
  /** Parameters behind the question mark. */
  readonly query?: ParameterDocs;
  /** Headers of the request. */
  readonly headers?: ParameterDocs;
  readonly body?: { readonly schema: z.ZodType; readonly example?: unknown };
  readonly answers: Readonly<Record<number, AnswerContract>>;
  /** Statuses of `application/problem+json` beyond those that every call may give. */
  readonly problems?: readonly number[];
}

/** A call with its name as a literal type, so that a missing handler does not compile. */
export function call<const Name extends string>(given: Call<Name>): Call<Name> {
  return given;
}

/** Every media type in which a call may be answered; empty when its answers have no body. */
export function answerTypes(given: Call): string[] {
  const first = answerType(given);
  return first === null ? [] : [first, ...Object.values(given.answers).flatMap(({ alternatives = [] }) => alternatives)];
}

/** The media type of the successful answers, which `Accept` must let through; null when they have no body. */
export function answerType(given: Call): string | null {
  for (const answer of Object.values(given.answers)) {
    if (answer.schema) return 'application/json';
    if (answer.mediaType) return answer.mediaType;
  }
  return null;
}
