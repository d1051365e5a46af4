import { propagateBounds } from './bound-propagation.ts';
import { latticeStep } from './engines/piecewise.ts';
import { loadCost } from './evaluate.ts';
import { type Model, shared } from './model.ts';
import type { ModelRelaxation } from './relax.ts';

/**
 * The step on which the values of a level lie (so that bounds may be rounded up to it), 0 when there is none.
 */
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

/** What every solution at most `best` at the relaxed objective must satisfy, as a model. */
export interface FixedFace<O> {
  /** Columns fixed; rows as they were. For the search. */
  readonly fixed: Model<O>;
  /** Columns fixed, rows tightened, soft sides without room made hard. For relaxations and engines. */
  readonly presolved: Model<O>;
  /** Every solution of `presolved` has the value `best`: no cutoff is needed, the level is a constant. */
  readonly clean: boolean;
}

/**
 * Keeps to the optimal face of a level. Leaving a bound of a column with reduced cost r, or a side of a row with dual
 * y, costs at least |r| or |y| a unit above the bound; what costs more than best − bound is excluded. When bound and
 * best meet, complementary slackness makes every remaining solution optimal, and the level can be forgotten.
 */
export function fixByReducedCost<O>(model: Model<O>, level: number, relaxation: ModelRelaxation, best: number): FixedFace<O> {
  const room = Math.max(0, best - relaxation.bound);
  const margin = 1e-7 * Math.max(1, Math.abs(best));
  const limit = room + margin;
  /** Whether all that complementary slackness asks for is in the face. */
  let kept = relaxation.largestOtherDual <= limit;
  const fixed = shared.int8(model.columns);
  fixed.set(model.fixed);
  for (let c = 0; c < model.columns; c++) {
    if (fixed[c] >= 0) continue;
    if (relaxation.reduced[c] > limit) fixed[c] = 0;
    else if (relaxation.reduced[c] < -limit) {
      if (model.isOr[c]) kept = false;
      else fixed[c] = 1;
    }
  }
  const lo = shared.float64(model.rows);
  const hi = shared.float64(model.rows);
  const loLevel = shared.int8(model.rows);
  const hiLevel = shared.int8(model.rows);
  lo.set(model.lo);
  hi.set(model.hi);
  loLevel.set(model.loLevel);
  hiLevel.set(model.hiLevel);
  for (let r = 0; r < model.rows; r++) {
    const [fullLo, fullHi] = [
      loLevel[r] === level && relaxation.slackLo[r] < -limit,
      hiLevel[r] === level && relaxation.slackHi[r] < -limit,
    ];
    if (!isWhole(model, r)) {
      if (Math.abs(relaxation.dual[r]) > limit || fullLo || fullHi) kept = false;
      continue;
    }
    // No room for a unit of the slack: the soft side has become a hard one.
    if (loLevel[r] === level && relaxation.slackLo[r] > limit) loLevel[r] = -1;
    if (hiLevel[r] === level && relaxation.slackHi[r] > limit) hiLevel[r] = -1;
    const dual = relaxation.dual[r];
    if (dual > limit && hi[r] > lo[r]) {
      hi[r] = lo[r];
      hiLevel[r] = -1;
    } else if (-dual > limit && lo[r] < hi[r]) {
      lo[r] = hi[r];
      loLevel[r] = -1;
    }
    // A slack that stays at its upper end: the activity stays where it breaks the side most.
    if (fullLo || fullHi) {
      const [least, most] = reach(model, r);
      if (fullLo && (hiLevel[r] < 0 || hi[r] === Number.POSITIVE_INFINITY)) [hi[r], hiLevel[r]] = [Math.min(hi[r], least), -1];
      else if (fullHi && (loLevel[r] < 0 || lo[r] === Number.NEGATIVE_INFINITY)) [lo[r], loLevel[r]] = [Math.max(lo[r], most), -1];
      else kept = false;
    }
  }
  const clean = kept && room <= margin * 10;
  const propagated = propagateBounds({ ...model, lo, hi, loLevel, hiLevel }, fixed);
  return {
    fixed: { ...model, fixed: propagated },
    presolved: { ...model, fixed: propagated, lo, hi, loLevel, hiLevel },
    clean,
  };
}

/** Least and greatest activity of a row that the fixed columns leave. */
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

/** Whether the activity of a row and its sides are whole numbers, so that leaving a side costs a unit at least. */
function isWhole(model: Model, r: number): boolean {
  const { start, value } = model.matrix;
  if (Number.isFinite(model.lo[r]) && !Number.isInteger(model.lo[r])) return false;
  if (Number.isFinite(model.hi[r]) && !Number.isInteger(model.hi[r])) return false;
  for (let k = start[r]; k < start[r + 1]; k++) if (!Number.isInteger(value[k])) return false;
  return true;
}

/**
 * Forgets a level whose value no longer depends on the solution: its costs go, its soft sides go, its constant is the
 * value. Only for models that were restricted to a clean face.
 */
export function dropLevel<O>(model: Model<O>, level: number, value: number): Model<O> {
  const costConstant = shared.float64(model.levels.length);
  costConstant.set(model.costConstant);
  costConstant[level] = value;
  const cost = model.cost.map((costs, l) => (l === level ? shared.float64(model.columns) : costs));
  return { ...withoutSoftSides(model, (l) => l === level), cost, costConstant };
}

/** A model without the soft sides of some levels: a relaxation, since a broken side never costs less than 0. */
export function withoutSoftSides<O>(model: Model<O>, drop: (level: number) => boolean): Model<O> {
  const lo = shared.float64(model.rows);
  const hi = shared.float64(model.rows);
  lo.set(model.lo);
  hi.set(model.hi);
  for (let r = 0; r < model.rows; r++) {
    if (model.loLevel[r] >= 0 && drop(model.loLevel[r])) lo[r] = Number.NEGATIVE_INFINITY;
    if (model.hiLevel[r] >= 0 && drop(model.hiLevel[r])) hi[r] = Number.POSITIVE_INFINITY;
  }
  return { ...model, lo, hi };
}

/** What one level alone asks for: hard rows, its own soft sides and loads. */
export function onlyLevel<O>(model: Model<O>, level: number): Model<O> {
  const loads = Array.from({ length: model.loads }, (_, l) => l).filter((l) => model.loadLevel[l] === level);
  const { start, index, value } = model.loadMatrix;
  const lengths = loads.map((l) => start[l + 1] - start[l]);
  const kept = { start: shared.int32(loads.length + 1), index: shared.int32(sum(lengths)), value: shared.float64(sum(lengths)) };
  loads.forEach((l, i) => {
    kept.index.set(index.subarray(start[l], start[l + 1]), kept.start[i]);
    kept.value.set(value.subarray(start[l], start[l + 1]), kept.start[i]);
    kept.start[i + 1] = kept.start[i] + lengths[i];
  });
  const loadLevel = shared.int8(loads.length).fill(level);
  const loadConstant = shared.float64(loads.length);
  loadConstant.set(loads.map((l) => model.loadConstant[l]));
  return {
    ...withoutSoftSides(model, (l) => l !== level),
    loads: loads.length,
    loadLevel,
    loadMatrix: kept,
    loadConstant,
    loadCost: loads.map((l) => model.loadCost[l]),
  };
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

const sum = (figures: readonly number[]): number => figures.reduce((total, objective) => total + objective, 0);

/** Constant of a level plus what every solution must pay at least: costs below 0 taken, loads at their least. */
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
