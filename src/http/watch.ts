import type { MiddlewareHandler } from 'hono';
import type { AppEnv, Context } from './context.ts';
import type { Gate } from './gate.ts';

/** Puts every call on the audit trail, before its answer leaves, and into the metrics. */
export function watchCalls(gate: Gate, answered: (call: string, status: number, seconds: number) => void): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const call = c.get('call');
    if (call === undefined) return;
    answered(call.name, c.res.status, (performance.now() - start) / 1000);
    await gate.record(c, rosterOf(c));
  };
}

/** The roster or scenario that a call was about, or made. What is no id of ours could be any word, and is not written down. */
function rosterOf(c: Context): string | null {
  const made = c.res.headers.get('location');
  for (const address of [c.req.path, made ?? '']) {
    const id = /^\/v1\/(?:rosters|scenarios)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/.exec(address)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}
