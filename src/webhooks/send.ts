import { createHmac } from 'node:crypto';
import { type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { withSignal } from '../jobs/signals.ts';
import type { Destination } from './destination.ts';

/** What is sent: signed as Standard Webhooks (https://www.standardwebhooks.com) asks. */
export interface Delivery {
  /** Stays the same when it is sent again. */
  readonly id: string;
  readonly body: string;
}

/** `taken`: answered with 2xx; `refused`: an answer that will not change; `failed`: may be tried again. */
export type Sent = 'taken' | 'refused' | 'failed';

const timeoutMs = 10_000;

/**
 * The signature of a delivery: HMAC-SHA256 over `id.timestamp.body`, in base64.
 * @param secret bytes as text, or `whsec_` and base64, as the libraries of receivers expect it
 * @param timestamp UTC seconds
 */
export function signatureOf(secret: string, id: string, timestamp: number, body: string): string {
  return `v1,${createHmac('sha256', secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`;
}

/**
 * Sends to the address that was checked, under the name that was asked for. Redirects are not followed: they are
 * refusals.
 * @param cut aborted: the answer is no longer waited for
 */
export function send(to: Destination, delivery: Delivery, secret: string, cut: AbortSignal): Promise<Sent> {
  return withSignal({ any: [cut], timeoutMs }, (signal) => request(to, delivery, secret, signal));
}

function request({ url, address, family }: Destination, { id, body }: Delivery, secret: string, signal: AbortSignal): Promise<Sent> {
  const timestamp = Math.floor(Date.now() / 1000);
  const secure = url.protocol === 'https:';
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const options: RequestOptions & { servername?: string } = {
    method: 'POST',
    host: address,
    family,
    port: url.port || (secure ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    agent: false,
    signal,
    headers: {
      Host: url.host,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'vigie',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(secret, id, timestamp, body),
      Connection: 'close',
    },
    // A certificate is for the name, not for the address.
    ...(secure && isIP(name) === 0 ? { servername: name } : {}),
  };
  return new Promise((resolve) => {
    const sending = (secure ? requestHttps : requestHttp)(options, (response) => {
      resolve(meaningOf(response.statusCode ?? 0));
      // What the receiver has to say is not read.
      response.destroy();
    });
    sending.on('error', () => resolve('failed'));
    sending.end(body);
  });
}

function meaningOf(status: number): Sent {
  if (status >= 200 && status < 300) return 'taken';
  return status >= 500 || status === 408 || status === 425 || status === 429 ? 'failed' : 'refused';
}
