import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface WatchersOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  /** A job that waits would be worked on here. */
  readonly ready: () => Promise<boolean>;
}

/**
 * A port for a process that only works, under the paths of the service: `GET /metrics`, `/health/live`, `/health/ready`.
 * Nothing else, and no credential: neither ids nor people are told.
 * @throws by rejection when the port is taken or may not be opened
 */
export async function listenForWatchers({ host, port, metrics, ready }: WatchersOptions): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { status, type, text } = await answer(request.method ?? '', request.url ?? '');
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(request.method === 'HEAD' ? '' : text);
  });
  server.headersTimeout = 10_000;
  server.listen(port, host);
  await once(server, 'listening');
  return server;

  async function answer(method: string, url: string): Promise<{ status: number; type: string; text: string }> {
    const json = 'application/json';
    if (method !== 'GET' && method !== 'HEAD') return { status: 405, type: json, text: '{}' };
    switch (url.split('?')[0]) {
      case '/metrics':
        return { status: 200, type: metrics.contentType, text: await metrics.text() };
      case '/health/live':
        return { status: 200, type: json, text: '{"status":"ok"}' };
      case '/health/ready':
        return (await ready())
          ? { status: 200, type: json, text: '{"status":"ok"}' }
          : { status: 503, type: json, text: '{"status":"unavailable"}' };
      default:
        return { status: 404, type: json, text: '{}' };
    }
  }
}
