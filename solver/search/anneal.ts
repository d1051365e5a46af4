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
  /** Work: moves tried. Counted, not timed, so that answers repeat. */
  readonly moves: number;
  /** Level to improveByLns: earlier ones outweigh it, later ones hardly count. */
  readonly focus: number;
  /** Temperature at the start and at the end, in typical changes of that level by one column. */
  readonly hot: number;
  readonly cold: number;
  /** Enough: ends as soon as the first levels are all at most these values. */
  readonly target?: readonly number[];
  /** Anything but 0 asks to return the best so far. */
  readonly stop?: Int32Array;
  /** Called with each new best solution that is not followed at once by a better one. */
  readonly onBest?: (solution: Solution, values: readonly number[]) => void;
}

export interface SearchResult {
  readonly solution: Solution;
  readonly values: readonly number[];
  readonly moves: number;
}

/** Moves looked at for the size of a change, and how much of the usual temperature suits a quarter of them. */
const finestMoves = 400;
const finestFactor = 10;
/** Parts of the work after which that is looked at again. */
const reheatAt = [0.1, 0.2, 0.4];
const checkEvery = 1024;

/**
 * Simulated annealing over the rows of a restricted model (no fixed columns); see Moves. The state stays feasible: a
 * move that ends with a broken hard row is taken back.
 */
export class Annealer {
  readonly #model: Model;
  readonly #state: SearchState;
  readonly #near: Neighbourhood;
  readonly #objective: ScalarisedObjective;
  readonly #random: Random;
  readonly #moves: Moves;
  readonly #best: IncumbentTracker;

  constructor(model: Model, start: Solution, seed: number, focus: number) {
    this.#model = model;
    this.#state = new SearchState(model, start);
    this.#near = new Neighbourhood(model);
    this.#random = new Random(seed);
    this.#objective = new ScalarisedObjective(this.#state, this.#near, this.#random, focus);
    this.#moves = new Moves(this.#state, this.#near, this.#random, this.#objective);
    this.#best = new IncumbentTracker(this.#state);
  }

  /** Fills open places greedily, the hardest to fill first, each with the cheapest column that fits. */
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
    const { moves, stop } = options;
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
              // What dwarfed the rest is settled: cool anew, at the measure of what is left.
              finest = finer;
              cooling = (options.cold / options.hot) ** (checkEvery / (moves - tried));
              temperature = Math.min(temperature, options.hot * finest);
            }
          }
          if ((stop && Atomics.load(stop, 0) !== 0) || this.#reached(options.target)) break;
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
   * What whole moves change, in typical changes by a single column, 1 at most: where a level has a part that dwarfs the
   * rest and that good moves keep, temperatures must suit the rest.
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
    // A state that started infeasible may stay so, but never get worse.
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
  const annealer = new Annealer(model, start, options.seed, options.focus);
  annealer.construct();
  return annealer.run(options);
}
