import { ConnectionError, problemOf, type VigieError } from './errors.ts';
import type { CallOptions } from './types.ts';

export interface ClientOptions {
  /** Address of the service. Default: where the page comes from. */
  readonly baseUrl?: string;
  /** An API key or an OIDC token, or what gives one before every call. */
  readonly token?: string | (() => string | null | Promise<string | null>);
  /** Language of messages. Default: as the browser says, else French. */
  readonly lang?: 'fr' | 'en';
  /** Further attempts when no answer came, or the service asked to come back. Default 4. */
  readonly retries?: number;
  /** Longest pause between two attempts, in milliseconds. Default 10 000. */
  readonly longestPauseMs?: number;
  readonly fetch?: typeof fetch;
}

export interface Sent extends CallOptions {
  readonly method: string;
  readonly accept: string;
  readonly body?: unknown;
}

/** Sends requests, and sends them again where that is safe. */
export class Transport {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * One answer of the service, 304 included. A call that changes something is repeated only with an idempotency key.
   * @throws {VigieError} for any other answer than a success, by rejection
   * @throws {ConnectionError} when no answer came
   */
  async send(address: string, sent: Sent): Promise<Response> {
    const { retries = 4, longestPauseMs = 10_000 } = this.#options;
    const repeatable = sent.method === 'GET' || sent.method === 'DELETE' || sent.idempotencyKey !== undefined;
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#once(address, sent);
      if (!(outcome instanceof Error)) return outcome;
      sent.signal?.throwIfAborted();
      const again = outcome instanceof ConnectionError || outcome.status === 503 || outcome.status === 429;
      if (!again || !repeatable || attempt >= retries) throw outcome;
      const told = outcome instanceof ConnectionError || outcome.retryAfter === null ? 0.2 * 2 ** attempt : outcome.retryAfter;
      await pause(Math.min(told * 1000, longestPauseMs), sent.signal);
    }
  }

  async #once(address: string, sent: Sent): Promise<Response | VigieError | ConnectionError> {
    const { baseUrl = '', lang, fetch: ask = globalThis.fetch } = this.#options;
    const token = await this.#token();
    const headers: Record<string, string> = {
      Accept: `${sent.accept}, application/problem+json`,
      ...(lang ? { 'Accept-Language': lang } : {}),
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(sent.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(sent.idempotencyKey === undefined ? {} : { 'Idempotency-Key': sent.idempotencyKey }),
      ...sent.headers,
    };
    const body = sent.body === undefined ? {} : { body: JSON.stringify(sent.body) };
    const signal = sent.signal ? { signal: sent.signal } : {};
    try {
      const response = await ask(`${baseUrl.replace(/\/$/, '')}${address}`, { method: sent.method, headers, ...body, ...signal });
      return response.ok || response.status === 304 ? response : await problemOf(response);
    } catch (cause) {
      sent.signal?.throwIfAborted();
      return new ConnectionError('no answer', { cause });
    }
  }

  async #token(): Promise<string | null> {
    const { token = null } = this.#options;
    return typeof token === 'function' ? await token() : token;
  }
}

/** Waits; ends at once, by rejection, when the call is ended. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
