import type { RosterCall } from '../calls/roster-call.ts';
import type { CallResult, RosterCalls } from '../jobs/roster-calls.ts';
import type { BodyReader } from './body.ts';
import type { Context } from './context.ts';
import { HttpProblem, type ProblemCode } from './errors.ts';
import { formOf, printedResponse } from './printed.ts';
import { refuse } from './refusal.ts';
import type { Handle } from './route.ts';

/** What a call about a roster that is kept needs. */
export interface RosterCallDeps {
  readonly calls: RosterCalls;
  readonly bodies: BodyReader;
}

/** The handler of a call about a roster that is kept, by its descriptor. 409 while there is no roster to speak of. */
export function answerRosterCall(call: RosterCall, deps: RosterCallDeps): Handle {
  return async (c) => {
    if (!call.forms) return answerCall(c, await askRoster(c, call, deps));
    const form = formOf(c, call.forms.of);
    const result = await askRoster(c, call, deps, { format: form });
    if (result.kind !== 'answered' || form === 'json') return answerCall(c, result);
    return printedResponse(c, form, JSON.parse(result.json) as string, call.forms.file);
  };
}

/** Asks a call about a roster: the body is what was sent, or what the address asks for. */
export async function askRoster(
  c: Context,
  call: RosterCall,
  { calls, bodies }: RosterCallDeps,
  more: Readonly<Record<string, string>> = {},
): Promise<CallResult> {
  const query = c.req.query();
  const addressed = call.addressed ?? [];
  const asked = Object.fromEntries(Object.entries(query).filter(([name]) => !addressed.includes(name)));
  const params = { ...c.req.param(), ...Object.fromEntries(addressed.map((name) => [name, query[name] ?? ''])), ...more };
  const text = call.method === 'get' ? JSON.stringify(asked) : await bodies.read(c);
  const limit = c.get('limit');
  // The gate sets it; without it nobody is let through.
  if (limit === undefined) throw new HttpProblem('forbidden');
  const request = { call, text, params, limit, lang: c.get('lang'), act: c.get('act'), signal: c.req.raw.signal };
  return calls.call(c.req.param('id') ?? '', request);
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
