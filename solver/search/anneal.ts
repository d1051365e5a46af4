import type { Solution } from '../evaluate.ts';
import type { Model } from '../model.ts';
import { IncumbentTracker } from './incumbent.ts';
import { ScalarisedObjective } from './objective.ts';
import { Moves } from './moves.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { Random } from './random.ts';
import { SearchState } from './state.ts';

export interface SearchOptions {
  readonly seed: number;
  /** Work limit in moves tried; counted, not timed, so that answers repeat. */
  readonly moves: number;
  /** Level to improve: earlier ones dominate it, later ones have small weights. */
  readonly focus: number;
  /** Initial and final temperature, in typical changes of that level by one flip. */
  readonly hot: number;
  readonly cold: number;
  /** Ends as soon as the first levels are all at most these values. */
  readonly target?: readonly number[];
  /** Values below the floor of a level count as equal; see compareWithFloors. */
  readonly floors?: ArrayLike<number> | null;
  /** Shared memory: a work limit in moves that may be lowered during the search. */
  readonly limit?: Int32Array;
  /** Stop flag: non-zero ends the search. */
  readonly stop?: Int32Array;
  /** Called with new incumbents, at checkpoints. */
  readonly onBest?: (solution: Solution, values: readonly number[]) => void;
}

export interface SearchResult {
  readonly solution: Solution;
  readonly values: readonly number[];
  readonly moves: number;
}

/** Moves sampled for the size of a change; the temperature is this multiple of their first quartile. */
const finestMoves = 400;
const finestFactor = 10;
/** Fractions of the work after which the scale is sampled again. */
const reheatAt = [0.1, 0.2, 0.4];
const checkEvery = 1024;

/**
 * Simulated annealing over a presolved model (no fixed columns); see Moves. The state stays feasible: a move that
 * violates a hard row is undone.
 */
export class Annealer {
  readonly #model: Model;
  readonly #state: SearchState;
  readonly #near: Neighbourhood;
  readonly #objective: ScalarisedObjective;
  readonly #random: Random;
  readonly #moves: Moves;
  readonly #best: IncumbentTracker;

  constructor(model: Model, start: Solution, { seed, focus, floors = null }: Pick<SearchOptions, 'seed' | 'focus' | 'floors'>) {
    this.#model = model;
    this.#state = new SearchState(model, start);
    this.#near = new Neighbourhood(model);
    this.#random = new Random(seed);
    this.#objective = new ScalarisedObjective(this.#state, this.#near, this.#random, { focus, floors });
    this.#moves = new Moves(this.#state, this.#near, this.#random, this.#objective);
    this.#best = new IncumbentTracker(this.#state, floors);
  }

  /** Greedy construction: covering rows with the fewest columns first, each with its cheapest feasible column. */
  construct(): void {
    const { coverRows, coverStart, coverColumn } = this.#near;
    const state = this.#state;
    const model = this.#model;
    const order = [...coverRows].sort((a, b) => coverStart[a + 1] - coverStart[a] - (coverStart[b + 1] - coverStart[b]) || a - b);
    for (const h of order) {
      while (state.rowActivity[h] < model.lo[h] - 1e-7) {
        let [best, bestCost] = [-1, Number.POSITIVE_INFINITY];
        const before = this.#objective.now();
        for (let k = coverStart[h]; k < coverStart[h + 1]; k++) {
          const c = coverColumn[k];
          if (state.chosen[c] || !state.fits(c)) continue;
          const excess = state.excess;
          state.flip(c);
          const cost = this.#objective.now() - before;
          const feasible = state.excess <= excess + 1e-7;
          state.flip(c);
          if (feasible && cost < bestCost - 1e-9) [best, bestCost] = [c, cost];
        }
        if (best === -1 || bestCost >= 0) break;
        state.flip(best);
        this.#best.moved([best]);
      }
    }
  }

  run(options: SearchOptions): SearchResult {
    const { moves, stop, limit } = options;
    const state = this.#state;
    const decisions = this.#near.decisions;
    let tried = 0;
    if (decisions.length > 0 && moves > 0) {
      let finest = this.#finest();
      let cooling = (options.cold / options.hot) ** (checkEvery / Math.max(checkEvery, moves));
      let temperature = options.hot * finest;
      const looks = new Set(reheatAt.map((part) => Math.ceil((moves * part) / checkEvery) * checkEvery));
      for (; tried < moves; tried++) {
        if (tried % checkEvery === 0) {
          if (tried > 0) temperature *= cooling;
          if (looks.has(tried)) {
            const finer = this.#finest();
            if (finer < finest / 2) {
              // The dominant part has converged: cool again on the scale of the remaining changes.
              finest = finer;
              cooling = (options.cold / options.hot) ** (checkEvery / (moves - tried));
              temperature = Math.min(temperature, options.hot * finest);
            }
          }
          if ((stop && Atomics.load(stop, 0) !== 0) || (limit && tried > Atomics.load(limit, 0)) || this.#reached(options.target)) break;
          this.#moves.seekWanting();
          if (tried % (checkEvery * 1024) === 0) state.refresh();
          if (this.#best.isNew) options.onBest?.(this.#best.tell(), this.#best.values);
        }
        this.#move(temperature);
      }
    }
    return { solution: this.#best.tell(), values: this.#best.values, moves: tried };
  }

  #reached(target: readonly number[] | undefined): boolean {
    return target?.every((value, l) => this.#best.values[l] <= value + 1e-6) ?? false;
  }

  /**
   * Scale of the changes of whole moves, in typical changes by a single flip, at most 1: where one part of a level
   * dominates and good moves keep it, the temperature must fit the remaining part.
   */
  #finest(): number {
    const changes: number[] = [];
    for (let i = 0; i < finestMoves; i++) {
      const before = this.#objective.now();
      const { excess } = this.#state;
      const made = this.#moves.make(Number.POSITIVE_INFINITY) && this.#state.excess <= excess + 1e-7;
      const change = Math.abs(this.#objective.now() - before);
      this.#moves.undo();
      if (made && change > 1e-9) changes.push(change);
    }
    changes.sort((a, b) => a - b);
    return changes.length === 0 ? 1 : Math.min(1, finestFactor * changes[Math.floor(changes.length / 4)]);
  }

  #move(temperature: number): void {
    const state = this.#state;
    const before = this.#objective.now();
    const excess = state.excess;
    const allowance = -temperature * Math.log(1 - this.#random.unit());
    // A start that is infeasible may stay so, but its excess never grows.
    if (!this.#moves.make(allowance) || state.excess > excess + 1e-7) {
      this.#moves.undo();
      return;
    }
    const change = excess > state.excess + 1e-7 ? -1e9 : this.#objective.now() - before;
    if (change > allowance) {
      this.#moves.undo();
      return;
    }
    this.#best.moved(this.#moves.flips);
  }
}

/** Greedy start, then annealing; see Annealer. */
export function search(model: Model, start: Solution, options: SearchOptions): SearchResult {
  const annealer = new Annealer(model, start, options);
  annealer.construct();
  return annealer.run(options);
}
