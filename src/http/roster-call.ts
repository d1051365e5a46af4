import type { z } from 'zod';
import type { CallRequest, CallResult, RosterCalls } from '../jobs/roster-calls.ts';
import type { BodyReader } from './body.ts';
import type { Context } from './context.ts';
import type { Route } from './contract.ts';
import { HttpProblem, type ProblemCode } from './errors.ts';
import { refuse } from './refusal.ts';

/** What a call about a roster that is kept needs. */
export interface RosterCallDeps {
  readonly calls: RosterCalls;
  readonly bodies: BodyReader;
}

/** A call `POST /v1/rosters/{id}/<call>`: what it is, beside the handler that every such call shares. */
export interface RosterCallContract {
  /** Name in the registry of calls, and last part of the address. */
  readonly call: string;
  readonly on: CallRequest['on'];
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodType;
  readonly example: unknown;
  readonly answer: z.ZodType;
  readonly answerDescription: string;
}

/** The route of a call about a roster that is kept. 409 while there is no roster to speak of. */
export function rosterCallRoute(contract: RosterCallContract, deps: RosterCallDeps): Route {
  return {
    contract: {
      method: 'post',
      path: `/v1/rosters/{id}/${contract.call}`,
      operationId: contract.operationId,
      tag: contract.tag,
      summary: contract.summary,
      description: contract.description,
      params: { id: 'Id of the roster, from `Location` or the field `id`.' },
      headers: { 'Accept-Language': { description: 'Language of the answer when the body names none: fr or en.', example: 'fr' } },
      body: { schema: contract.body, example: contract.example },
      answers: { 200: { description: contract.answerDescription, schema: contract.answer } },
      problems: [404, 409],
    },
    handle: async (c) => {
      const text = await deps.bodies.read(c);
      const request = { call: contract.call, on: contract.on, text, lang: c.get('lang'), act: c.get('act'), signal: c.req.raw.signal };
      return answerCall(c, await deps.calls.call(c.req.param('id') ?? '', request));
    },
  };
}

const obstacles = {
  unknown: 'unknown-roster',
  unfinished: 'not-finished',
  none: 'no-roster',
  notRetained: 'not-retained',
} as const satisfies Record<string, ProblemCode>;

/** The answer to a call about a roster that is kept; a roster it made is at `Location`. */
export function answerCall(c: Context, result: CallResult): Response {
  if (result.kind === 'refused') return refuse(c, result.refusal);
  if (result.kind !== 'answered') throw new HttpProblem(obstacles[result.kind]);
  if (result.made !== null) c.header('Location', `/v1/rosters/${result.made}`);
  return c.body(result.json, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Vary: 'Accept-Language' });
}
