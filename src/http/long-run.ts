import type { z } from 'zod';
import type { AnswerContract } from './contract.ts';
import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';

/** What calls share that begin something long: a roster, a scenario. */

/** How long a stop waits for what has been reached to be handed over, in milliseconds. */
export const stopPatienceMs = 5000;

export const preferHeader = {
  Prefer: { description: '`wait=20`: seconds to wait, at most 120; `respond-async`: answer 202 at once.', example: 'wait=20' },
};

/** The answers to a call that begins something, and the one of any call about something that goes on. */
export function runAnswers(
  what: 'roster' | 'scenario',
  schema: z.ZodType,
): { readonly begun: Readonly<Record<200 | 202, AnswerContract>>; readonly accepted: AnswerContract } {
  const Location = `Address of the ${what}.`;
  const applied = { 'Preference-Applied': 'What was honoured of Prefer.' };
  const headers = { Location, 'Retry-After': 'Seconds to wait before asking again.' };
  const accepted = { description: 'Not ended yet. Ask again at `Location`.', schema, headers };
  return {
    begun: {
      200: { description: `The ${what}.`, schema, headers: { ...applied, Location } },
      202: { ...accepted, headers: { ...headers, ...applied } },
    },
    accepted,
  };
}

/** Something long as it stands. */
export interface RunView {
  /** `/v1/…` */
  readonly address: string;
  readonly json: string;
  readonly ended: boolean;
  /** Number under which the log has its failure. */
  readonly incident: string | null;
}

/**
 * 200 with what has ended, 202 with what goes on.
 * @throws {HttpProblem} 500 for what has failed
 */
export function runResponse(c: Context, { address, json, ended, incident }: RunView): Response {
  const headers = { 'Content-Type': 'application/json', Location: address, 'Cache-Control': 'no-store' };
  if (incident !== null) throw new HttpProblem('internal', { params: { incident }, headers: { Location: address } });
  return ended ? c.body(json, 200, headers) : c.body(json, 202, { ...headers, 'Retry-After': '1' });
}
