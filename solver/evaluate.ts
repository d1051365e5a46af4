import type { LoadCost, Model } from './model.ts';

/** Value (0 or 1) of every column, OR-columns included. */
export type Solution = Uint8Array;

/** Sets the OR-columns of a solution from their members, in place. */
export function deriveOrColumns(model: Model, solution: Solution): Solution {
  for (let c = 0; c < model.columns; c++) {
    if (!model.isOr[c]) continue;
    let on = 0;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) if (solution[model.orMember[k]]) on = 1;
    solution[c] = on;
  }
  return solution;
}

/** The solution with only the columns fixed at 1; feasible for every model (see ModelBuilder). */
export function fixedSolution(model: Model): Solution {
  const solution = new Uint8Array(new SharedArrayBuffer(model.columns));
  for (let c = 0; c < model.columns; c++) if (model.fixed[c] === 1) solution[c] = 1;
  return deriveOrColumns(model, solution);
}

/** Σ a·x of row `r`. */
export function activity(model: Model, solution: Solution, r: number): number {
  let sum = 0;
  const { start, index, value } = model.matrix;
  for (let k = start[r]; k < start[r + 1]; k++) if (solution[index[k]]) sum += value[k];
  return sum;
}

/** Cost of a load of `amount`; see LoadCost. */
export function loadCost(cost: LoadCost, amount: number): number {
  if (cost.kind === 'square') return cost.scale * amount * amount;
  const { values } = cost;
  const n = Math.round(amount);
  if (n < 0) return values[0];
  if (n < values.length) return values[n];
  const last = values.length - 1;
  const slope = last > 0 ? values[last] - values[last - 1] : 0;
  return values[last] + slope * (n - last);
}

/** Value of every level, from scratch, always added up in the same order. */
export function levelValues(model: Model, solution: Solution): number[] {
  const values = Array.from(model.costConstant);
  for (let l = 0; l < values.length; l++) {
    const cost = model.cost[l];
    let sum = 0;
    for (let c = 0; c < model.columns; c++) if (solution[c]) sum += cost[c];
    values[l] += sum;
  }
  for (let r = 0; r < model.rows; r++) {
    if (model.loLevel[r] < 0 && model.hiLevel[r] < 0) continue;
    const amount = activity(model, solution, r);
    if (model.loLevel[r] >= 0 && amount < model.lo[r]) values[model.loLevel[r]] += model.loWeight[r] * (model.lo[r] - amount);
    if (model.hiLevel[r] >= 0 && amount > model.hi[r]) values[model.hiLevel[r]] += model.hiWeight[r] * (amount - model.hi[r]);
  }
  const { start, index, value } = model.loadMatrix;
  for (let l = 0; l < model.loads; l++) {
    let amount = model.loadConstant[l];
    for (let k = start[l]; k < start[l + 1]; k++) if (solution[index[k]]) amount += value[k];
    values[model.loadLevel[l]] += loadCost(model.loadCost[l], amount);
  }
  return values;
}

/** Lexicographic order of two vectors of level values, up to and including `last`; gap levels with 1e-9 relative tolerance. */
export function compareLevels(model: Model, a: ArrayLike<number>, b: ArrayLike<number>, last = a.length - 1): number {
  for (let l = 0; l <= last; l++) {
    const tolerance = model.levels[l].kind === 'exact' ? 1e-6 : 1e-9 * Math.max(1, Math.abs(a[l]), Math.abs(b[l]));
    if (a[l] < b[l] - tolerance) return -1;
    if (a[l] > b[l] + tolerance) return 1;
  }
  return 0;
}

/**
 * As compareLevels, where values below the floor of their level count as equal to it (levels within their tolerance);
 * ties are broken by the values themselves.
 * @param floors one per level, -Infinity: none; null: no floors at all
 */
export function compareWithFloors(model: Model, a: ArrayLike<number>, b: ArrayLike<number>, floors: ArrayLike<number> | null): number {
  if (floors) {
    const raised = (values: ArrayLike<number>) => Array.from(values, (value, l) => Math.max(value, floors[l]));
    const order = compareLevels(model, raised(a), raised(b));
    if (order !== 0) return order;
  }
  return compareLevels(model, a, b);
}
