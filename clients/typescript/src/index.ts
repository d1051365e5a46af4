export { Vigie } from './client.ts';
export { ConnectionError, VigieError } from './errors.ts';
export type { ClientOptions } from './transport.ts';
export type { AnswerOf, ArgumentsOf, CallOptions, Problem, ProblemDetails, Roster, RosterEvent, RosterView, Schemas } from './types.ts';
