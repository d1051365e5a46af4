import { LRUCache } from 'lru-cache';

/** Buckets kept at the same time; beyond, the caller that was quiet longest starts anew. */
const maxCallers = 10_000;

/**
 * Calls per caller: a bucket each that holds a minute's worth and fills steadily. What is spent is calls, heavy ones
 * counting for more.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #clock: () => number;
  readonly #buckets = new LRUCache<string, { left: number; at: number }>({ max: maxCallers });

  constructor(perMinute: number, clock: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /**
   * Takes calls out of a caller's bucket.
   * @returns 0 when there were enough, else the whole seconds after which there will be; nothing is taken then
   */
  take(caller: string, calls = 1): number {
    const now = this.#clock();
    const before = this.#buckets.get(caller) ?? { left: this.#perMinute, at: now };
    const filled = Math.min(this.#perMinute, before.left + (Math.max(0, now - before.at) / 60_000) * this.#perMinute);
    // A heavy call fits into any full bucket, however small.
    const cost = Math.min(calls, this.#perMinute);
    const enough = filled >= cost;
    this.#buckets.set(caller, { left: enough ? filled - cost : filled, at: now });
    return enough ? 0 : Math.max(1, Math.ceil(((cost - filled) / this.#perMinute) * 60));
  }
}
