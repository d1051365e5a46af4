import { check } from '../check.ts';
import type { Engine, StopFlag } from '../engines/engine.ts';
import { encode, loadAmounts } from '../engines/encode.ts';
import { type Solution, compareWithFloors, levelValues, deriveOrColumns } from '../evaluate.ts';
import type { Model } from '../model.ts';
import { propagateOr, presolve } from '../presolve.ts';
import { transpose } from '../sparse.ts';
import { sharedSolution } from './shared-solution.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { Random } from './random.ts';

export interface LnsOptions {
  readonly seed: number;
  /** Level to improve. */
  readonly level: number;
  /** Earlier levels, kept at most at a value. */
  readonly cutoffs: readonly { readonly level: number; readonly max: number }[];
  /** Work: simplex iterations of all sub-problems together. Counted, not timed, so that answers repeat. */
  readonly iterations: number;
  /** Ends as soon as the level is at most this value. */
  readonly target?: number;
  /** Values below the floor of a level count as equal; see compareWithFloors. */
  readonly floors?: ArrayLike<number> | null;
  /** Shared memory: a work limit in iterations that may be lowered during the search. */
  readonly limit?: Int32Array;
  readonly stop?: StopFlag;
  /** Called with each better solution. */
  readonly onBest?: (solution: Solution) => void;
}

export interface LnsResult {
  readonly solution: Solution;
  /** Work done, in iterations. */
  readonly iterations: number;
}

/** Free columns of the first sub-problem; grows while sub-problems are easy, shrinks when they are not. */
const firstSize = 300;
const leastSize = 60;
const mostSize = 5000;
/** Work for one sub-problem, and what counts as easy. */
const subIterations = 3000;
const easyIterations = 400;
/** Fixed cost of a sub-problem in iterations, so that trivial ones use up the budget too. */
const overhead = 250;

/**
 * Large neighbourhood search: frees some hundreds of related columns, fixes the others at the incumbent and solves the
 * sub-MIP (Shaw, Using constraint programming and local search methods to solve vehicle routing problems, 1998).
 */
export async function improveByLns(model: Model, start: Solution, engine: Engine, options: LnsOptions): Promise<LnsResult> {
  const { level, cutoffs, stop, limit, target = Number.NEGATIVE_INFINITY, floors = null } = options;
  const random = new Random(options.seed, 7);
  const neighbourhoods = new DestroyNeighbourhoods(model, random);
  const weights = model.levels.map((_, l) => (l === level ? 1 : 0));
  let best = Uint8Array.from(start);
  let values = levelValues(model, best);
  let size = firstSize;
  let left = options.iterations;
  const isOver = () =>
    left <= 0 ||
    values[level] <= target + 1e-6 ||
    (stop !== undefined && Atomics.load(stop, 0) !== 0) ||
    (limit !== undefined && options.iterations - left > Atomics.load(limit, 0));
  while (!isOver()) {
    const fixed = neighbourhoods.destroy(size, best);
    const sub = presolve({ ...model, fixed });
    left -= overhead;
    if (sub.model.columns === 0) continue;
    const here = Uint8Array.from(sub.columns, (c) => best[c]);
    const program = encode(sub.model, { weights, cutoffs, around: [loadAmounts(sub.model, here)] });
    const outcome = await engine.integer(program, {
      start: here,
      iterations: Math.min(subIterations, left),
      // The start is good and neighbourhoods are many: primal heuristics of the engine double the time and find no more.
      heuristics: false,
      stop,
    });
    left -= outcome.iterations;
    const easy = outcome.kind === 'optimal' && outcome.iterations < easyIterations;
    if (easy && sub.model.columns > size / 2) size = Math.min(mostSize, size * 1.15);
    if (outcome.kind !== 'optimal') size = Math.max(leastSize, size * 0.8);
    if (outcome.kind !== 'optimal' && outcome.kind !== 'feasible') continue;
    const solution = Uint8Array.from(best);
    for (let c = 0; c < sub.columns.length; c++) solution[sub.columns[c]] = outcome.values[c] > 0.5 ? 1 : 0;
    deriveOrColumns(model, solution);
    const found = levelValues(model, solution);
    if (compareWithFloors(model, found, values, floors) >= 0 || check(model, solution).length > 0) continue;
    [best, values] = [solution, found];
    options.onBest?.(best);
  }
  return { solution: sharedSolution(best), iterations: options.iterations - left };
}

/** Draws destroy neighbourhoods: sets of related columns to free. */
class DestroyNeighbourhoods {
  readonly #model: Model;
  readonly #random: Random;
  readonly #near: Neighbourhood;
  readonly #rowsOf: ReturnType<typeof transpose>;
  readonly #resources: Int32Array;
  readonly #soft: Int32Array;

  constructor(model: Model, random: Random) {
    this.#model = model;
    this.#random = random;
    this.#near = new Neighbourhood(model);
    this.#rowsOf = transpose(model.columns, model.matrix);
    const { resourceStart } = this.#near;
    this.#resources = Int32Array.from({ length: resourceStart.length - 1 }, (_, g) => g).filter(
      (g) => resourceStart[g + 1] > resourceStart[g],
    );
    this.#soft = Int32Array.from({ length: model.rows }, (_, r) => r).filter((r) => model.loLevel[r] >= 0 || model.hiLevel[r] >= 0);
  }

  /** Fixings that leave about `size` columns free and keep the others at the incumbent. */
  destroy(size: number, chosen: Solution): Int8Array {
    const free = new Set<number>();
    const kind = this.#random.below(3);
    if (kind === 0 && this.#resources.length > 1) this.#byResources(size, free);
    else if (kind === 1 && this.#near.coverRows.length > 1) this.#byCoverRows(size, free);
    else this.#byConstraintGraph(size, free, chosen);
    const fixed = Int8Array.from(this.#model.fixed);
    for (let c = 0; c < fixed.length; c++) if (fixed[c] < 0 && !this.#model.isOr[c] && !free.has(c)) fixed[c] = chosen[c];
    return propagateOr(this.#model, fixed);
  }

  /** All columns of some resources that share covering rows. */
  #byResources(size: number, free: Set<number>): void {
    const { resourceStart, resourceColumn, coverStart, coverColumn, coverRow } = this.#near;
    const { resource } = this.#model;
    let who = this.#resources[this.#random.below(this.#resources.length)];
    for (let tries = 0; free.size < size && tries < 4 * this.#resources.length; tries++) {
      for (let k = resourceStart[who]; k < resourceStart[who + 1]; k++) free.add(resourceColumn[k]);
      const place = coverRow[resourceColumn[resourceStart[who] + this.#random.below(resourceStart[who + 1] - resourceStart[who])]];
      const n = place < 0 ? 0 : coverStart[place + 1] - coverStart[place];
      const next = n > 0 ? resource[coverColumn[coverStart[place] + this.#random.below(n)]] : -1;
      who = next >= 0 && this.#random.below(4) > 0 ? next : this.#resources[this.#random.below(this.#resources.length)];
    }
  }

  /** All columns of consecutive covering rows. */
  #byCoverRows(size: number, free: Set<number>): void {
    const { coverRows, coverStart, coverColumn } = this.#near;
    const first = this.#random.below(coverRows.length);
    for (let i = 0; i < coverRows.length && free.size < size; i++) {
      const place = coverRows[(first + i) % coverRows.length];
      for (let k = coverStart[place]; k < coverStart[place + 1]; k++) free.add(coverColumn[k]);
    }
  }

  /** A walk over the rows from a violated soft row, or from a random column. */
  #byConstraintGraph(size: number, free: Set<number>, chosen: Solution): void {
    const { matrix, isOr, orStart, orMember } = this.#model;
    const { decisions } = this.#near;
    if (decisions.length === 0) return;
    const order: number[] = [];
    const add = (column: number) => {
      if (this.#model.fixed[column] >= 0) return;
      if (isOr[column]) for (let k = orStart[column]; k < orStart[column + 1]; k++) add(orMember[k]);
      else if (!free.has(column)) {
        free.add(column);
        order.push(column);
      }
    };
    const row = this.#brokenRow(chosen);
    if (row < 0) add(decisions[this.#random.below(decisions.length)]);
    else for (let k = matrix.start[row]; k < matrix.start[row + 1]; k++) add(matrix.index[k]);
    for (let tries = 0; free.size < size && tries < 8 * size && order.length > 0; tries++) {
      const from = order[this.#random.below(order.length)];
      const n = this.#rowsOf.start[from + 1] - this.#rowsOf.start[from];
      if (n === 0) continue;
      const r = this.#rowsOf.index[this.#rowsOf.start[from] + this.#random.below(n)];
      if (matrix.start[r + 1] - matrix.start[r] > size) continue;
      for (let k = matrix.start[r]; k < matrix.start[r + 1]; k++) add(matrix.index[k]);
    }
  }

  /** A violated soft row among a random sample, -1 without one. */
  #brokenRow(chosen: Solution): number {
    const { lo, hi, loLevel, hiLevel, matrix } = this.#model;
    for (let t = 0; t < 50 && this.#soft.length > 0; t++) {
      const r = this.#soft[this.#random.below(this.#soft.length)];
      let amount = 0;
      for (let k = matrix.start[r]; k < matrix.start[r + 1]; k++) if (chosen[matrix.index[k]]) amount += matrix.value[k];
      if ((loLevel[r] >= 0 && amount < lo[r]) || (hiLevel[r] >= 0 && amount > hi[r])) return r;
    }
    return -1;
  }
}
