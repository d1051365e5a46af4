const minuteMs = 60_000;
/** Callers remembered at the same time; beyond, whoever came first is forgotten. */
const maxCallers = 10_000;

/** What would be said again and again is said once a minute for each caller. */
export class OnceAMinute {
  /** When it was said last, in milliseconds; oldest in front. */
  readonly #said = new Map<string, number>();

  /** Whether it has not been said of this caller for a minute; from now on it has. */
  first(caller: string): boolean {
    const now = performance.now();
    const last = this.#said.get(caller);
    if (last !== undefined && now - last < minuteMs) return false;
    this.#said.delete(caller);
    this.#said.set(caller, now);
    if (this.#said.size > maxCallers) this.#said.delete(this.#said.keys().next().value ?? '');
    return true;
  }
}
