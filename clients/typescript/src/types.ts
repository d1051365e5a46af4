import type { components, paths } from './schema.ts';

/** Schemas of the service by name. */
export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];
export type RosterView = Schemas['RosterView'];
export type Roster = Schemas['Roster'];
export type ProblemDetails = Schemas['ProblemDetails'];

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Addresses that have a call by this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof paths];

/** The call at an address. */
export type OperationOf<M extends Method, P extends PathOf<M>> = paths[P] extends { [K in M]: infer O } ? O : never;

/** Parameters of a call in one place: path, query. */
type ParametersOf<O, Place extends string> = O extends { parameters: { [K in Place]?: infer V } }
  ? [NonNullable<V>] extends [never]
    ? Record<never, never>
    : NonNullable<V>
  : Record<never, never>;

/** A part of the arguments: left out where every field of it may be. */
type Part<Name extends string, V> = Record<never, never> extends V ? { [K in Name]?: V } : { [K in Name]: V };

type BodyOf<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? { body: B } : { body?: never };

/** What a call is given beside its address. */
export type ArgumentsOf<O> = Part<'path', ParametersOf<O, 'path'>> & Part<'query', ParametersOf<O, 'query'>> & BodyOf<O> & CallOptions;

type Content<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;

/** What a call answers when it succeeds, as JSON. */
export type AnswerOf<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Content<R[S]> : never }[keyof R]
  : never;

/** What any call may be given. */
export interface CallOptions {
  /** Ends the call, and every further attempt. */
  readonly signal?: AbortSignal;
  /** Headers of the request: `Prefer`, `If-None-Match`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The same key with the same body is done once, however often it is sent. */
  readonly idempotencyKey?: string;
}

/** Events of a run. */
export type RosterEvent =
  | { readonly type: 'progress'; readonly id: string; readonly data: Schemas['Progress'] }
  | { readonly type: 'improved'; readonly id: string; readonly data: { readonly id: string; readonly revision: number } }
  | {
      readonly type: 'done';
      readonly id: string;
      readonly data: { readonly id: string; readonly state: RosterView['state']; readonly outcome?: string };
    };
