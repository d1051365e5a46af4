import { LRUCache } from 'lru-cache';

/** Says what would be said again and again once a minute for each caller. */
export class OnceAMinute {
  /** Callers of whom it was said within the last minute; beyond 10 000, the one heard of longest ago is forgotten. */
  readonly #said = new LRUCache<string, true>({ max: 10_000, ttl: 60_000 });

  /** Whether it has not been said of this caller for a minute; from now on it has. */
  first(caller: string): boolean {
    if (this.#said.has(caller)) return false;
    this.#said.set(caller, true);
    return true;
  }
}
