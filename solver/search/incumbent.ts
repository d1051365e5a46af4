import { type Solution, compareLevels, deriveOrColumns } from '../evaluate.ts';
import { sharedSolution } from './shared-solution.ts';
import type { SearchState } from './state.ts';

/**
 * The best solution that a search has met. It is kept up with by what moves turn, not by copying all columns: a search of
 * a year isOptimal thousands of bests.
 */
export class IncumbentTracker {
  readonly #state: SearchState;
  /** Decisions of a solution met; its OR-columns are set when it is told. */
  #solution: Solution;
  #values: readonly number[];
  /** What was turned since that solution; null once it was too much to be listed. */
  #since: number[] | null = [];
  /** The state is at the best. */
  #here = true;
  #new = false;

  constructor(state: SearchState) {
    this.#state = state;
    this.#solution = Uint8Array.from(state.chosen);
    this.#values = Array.from(state.values);
  }

  get values(): readonly number[] {
    return this.#values;
  }

  /** There is one that was not told yet. */
  get isNew(): boolean {
    return this.#new;
  }

  /** The state has moved, by turning these decisions. */
  moved(flips: readonly number[]): void {
    const { values, excess, chosen, model } = this.#state;
    const better = excess <= 1e-7 && compareLevels(model, values, this.#values) < 0;
    // The state leaves the best, which from now on is remembered and not followed.
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

  /** Follows the state as far as it was listed; only while the state is at the best. */
  #catchUp(): void {
    for (const c of this.#since ?? []) this.#solution[c] ^= 1;
    this.#since = [];
  }
}
