import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnv } from './context.ts';

export interface Listening {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Takes no new connection, lets calls under way end, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** For the headers of a request. */
  readonly headersMs: number;
  /** For the whole request; how long the answer takes is the caller's business (Prefer). */
  readonly requestMs: number;
  /** Without a byte in either direction: longer than any answer that is waited for, and than the pause between two events. */
  readonly idleMs: number;
  /** How often it is looked who has taken too long. */
  readonly lookMs: number;
}

const usualPatience: Patience = { headersMs: 20_000, requestMs: 60_000, idleMs: 150_000, lookMs: 10_000 };

/**
 * Opens the port.
 * @throws by rejection when the port is taken or may not be opened
 */
export async function listen(app: Hono<AppEnv>, host: string, port: number, patience: Patience = usualPatience): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: patience.requestMs,
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.lookMs,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 32_768,
    },
  });
  // Who stops reading an answer holds it in memory no longer than this.
  server.setTimeout(patience.idleMs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { address, family, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    close: (graceMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
