import type { Call } from '../calls/call.ts';
import type { Context } from './context.ts';

/** Answers a call that the gate has let through. */
export type Handle = (c: Context) => Response | Promise<Response>;

/** A call and what answers it. */
export interface Route {
  readonly call: Call;
  readonly handle: Handle;
}

/** The path of a call as Hono writes it, `/v1/rosters/:id`. */
export function honoPath({ path }: Call): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
