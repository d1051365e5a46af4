import { type Solution, compareWithFloors, deriveOrColumns } from '../evaluate.ts';
import { sharedSolution } from './shared-solution.ts';
import type { SearchState } from './state.ts';

/**
 * The incumbent of a search, updated by the list of flips instead of a copy of all columns: a large search finds
 * thousands of incumbents.
 */
export class IncumbentTracker {
  readonly #state: SearchState;
  readonly #floors: ArrayLike<number> | null;
  /** Decision columns; OR-columns are derived in `tell`. */
  #solution: Solution;
  #values: readonly number[];
  /** Flips since that solution; null when the list grew too long. */
  #since: number[] | null = [];
  /** The state is the incumbent. */
  #here = true;
  #new = false;

  constructor(state: SearchState, floors: ArrayLike<number> | null = null) {
    this.#state = state;
    this.#floors = floors;
    this.#solution = Uint8Array.from(state.chosen);
    this.#values = Array.from(state.values);
  }

  get values(): readonly number[] {
    return this.#values;
  }

  /** There is an incumbent that was not told yet. */
  get isNew(): boolean {
    return this.#new;
  }

  /** The state has moved by these flips. */
  moved(flips: readonly number[]): void {
    const { values, excess, chosen, model } = this.#state;
    const better = excess <= 1e-7 && compareWithFloors(model, values, this.#values, this.#floors) < 0;
    // The state leaves the incumbent, which is stored.
    if (this.#here && !better) this.#catchUp();
    if (this.#since && this.#since.length <= model.columns) this.#since.push(...flips);
    else this.#since = null;
    this.#here = better;
    if (!better) return;
    this.#values = Array.from(values);
    this.#new = true;
    if (this.#since) return;
    this.#solution = Uint8Array.from(chosen);
    this.#since = [];
  }

  /** A copy that other threads can read. */
  tell(): Solution {
    if (this.#here) this.#catchUp();
    this.#new = false;
    return deriveOrColumns(this.#state.model, sharedSolution(this.#solution));
  }

  /** Applies the listed flips; only while the state is the incumbent. */
  #catchUp(): void {
    for (const c of this.#since ?? []) this.#solution[c] ^= 1;
    this.#since = [];
  }
}
