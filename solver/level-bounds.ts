import { latticeStep } from './engines/piecewise.ts';
import { loadCost } from './evaluate.ts';
import type { Model } from './model.ts';

/** Step of the lattice on which the values of a level lie, to which bounds are rounded up; 0 without one. */
export function valueStep(model: Model, level: number): number {
  const components: number[] = [];
  for (const cost of model.cost[level]) if (cost !== 0) components.push(cost);
  const { start, value } = model.matrix;
  for (let r = 0; r < model.rows; r++) {
    const soft = (model.loLevel[r] === level && model.loWeight[r]) || (model.hiLevel[r] === level && model.hiWeight[r]) || 0;
    if (soft === 0) continue;
    const side = model.loLevel[r] === level ? model.lo[r] : model.hi[r];
    if (Number.isFinite(side)) components.push(soft * side);
    for (let k = start[r]; k < start[r + 1]; k++) components.push(soft * value[k]);
  }
  for (let l = 0; l < model.loads; l++) {
    if (model.loadLevel[l] !== level) continue;
    const cost = model.loadCost[l];
    if (cost.kind !== 'table') return 0;
    components.push(...cost.values);
  }
  return latticeStep(components);
}

/** Rounds a bound up to the next value that the level can take. */
export function roundUp(bound: number, constant: number, step: number): number {
  if (step <= 0 || !Number.isFinite(bound)) return bound;
  const tolerance = 1e-6 + (1e-9 * Math.abs(bound - constant)) / step;
  return constant + Math.ceil((bound - constant) / step - tolerance) * step;
}

/** Minimum and maximum activity of a row given the fixed columns. */
export function reach(model: Pick<Model, 'matrix' | 'fixed'>, r: number): [number, number] {
  const { start, index, value } = model.matrix;
  let [least, most] = [0, 0];
  for (let k = start[r]; k < start[r + 1]; k++) {
    const on = model.fixed[index[k]];
    if (on === 1 || (on < 0 && value[k] < 0)) least += value[k];
    if (on === 1 || (on < 0 && value[k] > 0)) most += value[k];
  }
  return [least, most];
}

/** Least cost of a load over the amounts that its columns can come to. */
function leastCost(model: Model, l: number): number {
  const cost = model.loadCost[l];
  if (cost.kind === 'square') return 0;
  const [least, most] = reach({ matrix: model.loadMatrix, fixed: model.fixed }, l);
  let lowest = Number.POSITIVE_INFINITY;
  const last = Math.round(model.loadConstant[l] + most);
  for (let n = Math.round(model.loadConstant[l] + least); n <= last; n++) lowest = Math.min(lowest, loadCost(cost, n));
  return lowest;
}

/** Bound without any solve: constant, plus all negative costs, plus the minimum cost of every load. */
export function trivialBound(model: Model, level: number): number {
  let bound = model.costConstant[level];
  for (let c = 0; c < model.columns; c++) {
    if (model.fixed[c] === 1) bound += model.cost[level][c];
    else if (model.fixed[c] < 0) bound += Math.min(0, model.cost[level][c]);
  }
  for (let l = 0; l < model.loads; l++) {
    if (model.loadLevel[l] === level) bound += leastCost(model, l);
  }
  return bound;
}
