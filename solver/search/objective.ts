import type { Model } from '../model.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Random } from './random.ts';
import type { SearchState } from './state.ts';

/** Ratio of the weights of consecutive levels, in typical changes. */
const dominance = 25;
/** Flips sampled for the typical change of a level. */
const samples = 200;

/** The levels scalarised into one annealing objective; a typical change of the focus level has weight 1. */
export class ScalarisedObjective {
  /** Weight of each level. */
  readonly weights: Float64Array;
  /** Weights for estimates of single moves: levels with a floor are left out, since their changes may cost nothing. */
  readonly estimateWeights: Float64Array;
  /** Linear cost of each column at the levels up to the focus, weighted. */
  readonly price: Float64Array;
  /** Largest gain of a flip from soft rows other than covering rows: the error of an estimate without them. */
  readonly slack: number;
  readonly #state: SearchState;
  readonly #floors: ArrayLike<number> | null;

  constructor(
    state: SearchState,
    near: Neighbourhood,
    random: Random,
    { focus, floors }: { readonly focus: number; readonly floors: ArrayLike<number> | null },
  ) {
    this.#state = state;
    this.#floors = floors;
    const { model } = state;
    this.weights = weigh(state, near, random, focus);
    this.estimateWeights = this.weights.map((weight, l) => (floors && Number.isFinite(floors[l]) ? 0 : weight));
    this.price = new Float64Array(model.columns);
    for (let l = 0; l <= focus; l++) for (let c = 0; c < model.columns; c++) this.price[c] += this.weights[l] * model.cost[l][c];
    this.slack = softSlack(model, near, this.weights);
  }

  /** Objective of the current state. */
  now(): number {
    const { values } = this.#state;
    const floors = this.#floors;
    let sum = 0;
    if (floors) for (let l = 0; l < values.length; l++) sum += this.weights[l] * Math.max(values[l], floors[l]);
    else for (let l = 0; l < values.length; l++) sum += this.weights[l] * values[l];
    return sum;
  }
}

function weigh(state: SearchState, { decisions }: Neighbourhood, random: Random, focus: number): Float64Array {
  const levels = state.values.length;
  const sum = new Float64Array(levels);
  const count = new Float64Array(levels);
  for (let i = 0; i < samples && decisions.length > 0; i++) {
    const before = Float64Array.from(state.values);
    const c = decisions[random.below(decisions.length)];
    state.flip(c);
    for (let l = 0; l < levels; l++) {
      const change = Math.abs(state.values[l] - before[l]);
      if (change > 1e-9) [sum[l], count[l]] = [sum[l] + change, count[l] + 1];
    }
    state.flip(c);
    state.values.set(before);
  }
  return sum.map((total, l) => (count[l] > 0 ? count[l] / total : 1) * dominance ** (focus - l));
}

function softSlack({ rows, loLevel, hiLevel, loWeight, hiWeight }: Model, { coverStart }: Neighbourhood, weights: Float64Array): number {
  let most = 0;
  for (let r = 0; r < rows; r++) {
    if (coverStart[r + 1] > coverStart[r]) continue;
    if (loLevel[r] >= 0) most = Math.max(most, weights[loLevel[r]] * loWeight[r]);
    if (hiLevel[r] >= 0) most = Math.max(most, weights[hiLevel[r]] * hiWeight[r]);
  }
  return most;
}
