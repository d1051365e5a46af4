import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody who receives webhooks. */
export interface Receiver {
  readonly url: string;
  /** `webhook-id` of every request that came, and its body. */
  readonly received: { readonly id: string; readonly body: string }[];
  /** What is answered from now on; `silence`: nothing, ever. */
  answer(status: number | 'silence'): void;
  /** Resolves when so many requests have come. */
  came(requests: number): Promise<void>;
  close(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Receiver['received'][number][] = [];
  let answer: number | 'silence' = 204;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ id: String(request.headers['webhook-id']), body });
    if (answer !== 'silence') response.writeHead(answer).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (status) => {
      answer = status;
    },
    came: async (requests) => {
      while (received.length < requests) await sleep(20);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
