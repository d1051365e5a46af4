import { cors } from 'hono/cors';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';

/**
 * Lets pages of these origins read the answers. Credentials travel in `Authorization` alone, never in cookies, so the
 * browser sends nothing on its own. Every other origin gets no header, and its browser keeps the answer from it.
 */
export function crossOrigin(origins: readonly string[]): MiddlewareHandler<AppEnv> {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowHeaders: [
      'Accept',
      'Accept-Language',
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-None-Match',
      'Last-Event-ID',
      'Prefer',
    ],
    exposeHeaders: ['Content-Disposition', 'ETag', 'Link', 'Location', 'Preference-Applied', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
}
