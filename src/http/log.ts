import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv } from './context.ts';

/** The one line a request leaves. Addresses are named by their pattern: no id, no query, no body, no header. */
export interface AccessLine {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  /** Who called: the id of a key, a digest of a token's subject, or `local`. */
  readonly actor?: string;
  readonly status: number;
  readonly ms: number;
}

export type AccessLog = (line: AccessLine) => void;

export function logRequests(log: AccessLog): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    log({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      ...(c.get('actor') ? { actor: c.get('actor')?.id } : {}),
      status: c.res.status,
      ms: Math.round(performance.now() - start),
    });
  };
}
