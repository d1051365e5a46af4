import type { z } from 'zod';
import type { Context } from './context.ts';

/** A parameter of a call as the document tells it. */
export interface Parameter {
  readonly description: string;
  readonly required?: boolean;
  readonly example?: string | number | boolean;
  /** Its type as a caller may send it. Default: any text. It documents: what is read is checked where it is read. */
  readonly schema?: z.ZodType;
}

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

/** One call of the service as the OpenAPI document tells it. Stands beside the handler that does it. */
export interface Contract {
  readonly method: 'get' | 'post' | 'delete';
  /** With parameters in braces, `/v1/rosters/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Parameters of the path: name and meaning. */
  readonly params?: Readonly<Record<string, string | Parameter>>;
  /** Parameters behind the question mark: name and meaning; left out unless required. */
  readonly query?: Readonly<Record<string, Parameter>>;
  /** Headers of the request: name and meaning. */
  readonly headers?: Readonly<Record<string, Parameter>>;
  readonly body?: { readonly schema: z.ZodType; readonly example?: unknown };
  readonly answers: Readonly<Record<number, AnswerContract>>;
  /** Statuses of `application/problem+json` beyond those that every call may give. */
  readonly problems?: readonly number[];
}

export interface Route {
  readonly contract: Contract;
  readonly handle: (c: Context) => Response | Promise<Response>;
}

/** The path as Hono writes it, `/v1/rosters/:id`. */
export function honoPath(contract: Contract): string {
  return contract.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Every media type in which a call may be answered; empty when its answers have no body. */
export function answerTypes(contract: Contract): string[] {
  const first = answerType(contract);
  return first === null ? [] : [first, ...Object.values(contract.answers).flatMap(({ alternatives = [] }) => alternatives)];
}

/** The media type of the successful answers, which `Accept` must let through; null when they have no body. */
export function answerType(contract: Contract): string | null {
  for (const answer of Object.values(contract.answers)) {
    if (answer.schema) return 'application/json';
    if (answer.mediaType) return answer.mediaType;
  }
  return null;
}
