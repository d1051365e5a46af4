import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';

/** What calls share that begin something long: a roster, a scenario. */

/** How long a stop waits for what has been reached to be handed over, in milliseconds. */
export const stopPatienceMs = 5000;

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
