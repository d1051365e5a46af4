import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';
import { problemResponse } from './errors.ts';

/** Names of this machine. A page of another site that resolves its own name to 127.0.0.1 sends that name as Host. */
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * While access is not configured whoever is on this machine may do anything, so a browser on it must not lend itself to
 * other sites: `Host` has to name this machine (DNS rebinding), and `Origin`, when there is one, too.
 */
export function localOnly(origins: readonly string[]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    const known = origin === undefined || origins.includes(origin) || loopback.test(origin.replace(/^https?:\/\//i, ''));
    if (!loopback.test(host) || !known) return problemResponse(c, 'foreign-host');
    return next();
  };
}
