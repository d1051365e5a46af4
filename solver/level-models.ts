import { type Model, shared } from './model.ts';

/**
 * Drops a level whose value no longer depends on the solution: costs and soft sides are removed, its constant becomes
 * the value. Only for models restricted to a clean optimal face.
 */
export function dropLevel<O>(model: Model<O>, level: number, value: number): Model<O> {
  const costConstant = shared.float64(model.levels.length);
  costConstant.set(model.costConstant);
  costConstant[level] = value;
  const cost = model.cost.map((costs, l) => (l === level ? shared.float64(model.columns) : costs));
  return { ...withoutSoftSides(model, (l) => l === level), cost, costConstant };
}

/** A model without the soft sides of some levels: a relaxation, since violations cost at least 0. */
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

/** The model of one level alone: hard rows, its own soft sides and loads. */
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

const sum = (figures: readonly number[]): number => figures.reduce((total, objective) => total + objective, 0);
