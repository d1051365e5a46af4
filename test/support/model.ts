import type { Model } from '../../solver/index.ts';

/** What an assignment comes to, recomputed naively from the arrays of a model: nothing shared with the solver. */
export interface Evaluation {
  /** Indices of the hard rows that are broken. */
  readonly broken: readonly number[];
  /** Value of each level: linear costs, constants, soft rows and loads. */
  readonly levels: readonly number[];
}

/**
 * Evaluates 0/1 values of the decision columns; OR-columns are computed.
 * @throws {Error} when a value contradicts a fixed column
 */
export function evaluate(model: Model, chosen: (column: number) => boolean): Evaluation {
  const x: number[] = [];
  for (let c = 0; c < model.columns; c++) x.push(model.isOr[c] === 1 ? 0 : chosen(c) ? 1 : 0);
  for (let c = 0; c < model.columns; c++) {
    if (model.isOr[c] !== 1) continue;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) if (x[model.orMember[k]] === 1) x[c] = 1;
  }
  for (let c = 0; c < model.columns; c++) {
    if (model.fixed[c] >= 0 && model.fixed[c] !== x[c]) throw new Error(`column ${c} is fixed at ${model.fixed[c]}`);
  }
  const levels = model.levels.map((_, l) => model.costConstant[l] + x.reduce((sum, value, c) => sum + value * model.cost[l][c], 0));
  const broken: number[] = [];
  for (let r = 0; r < model.rows; r++) {
    let activity = 0;
    for (let k = model.matrix.start[r]; k < model.matrix.start[r + 1]; k++) activity += model.matrix.value[k] * x[model.matrix.index[k]];
    const below = Math.max(0, model.lo[r] - activity);
    const above = Math.max(0, activity - model.hi[r]);
    if (model.loLevel[r] >= 0) levels[model.loLevel[r]] += model.loWeight[r] * below;
    if (model.hiLevel[r] >= 0) levels[model.hiLevel[r]] += model.hiWeight[r] * above;
    if ((below > 1e-6 && model.loLevel[r] < 0) || (above > 1e-6 && model.hiLevel[r] < 0)) broken.push(r);
  }
  const { start, index, value } = model.loadMatrix;
  for (let l = 0; l < model.loads; l++) {
    let amount = model.loadConstant[l];
    for (let k = start[l]; k < start[l + 1]; k++) amount += value[k] * x[index[k]];
    levels[model.loadLevel[l]] += costOfLoad(model.loadCost[l], amount);
  }
  return { broken, levels };
}

function costOfLoad(cost: Model['loadCost'][number], amount: number): number {
  if (cost.kind === 'square') return cost.scale * amount ** 2;
  const table = [...cost.values];
  while (table.length <= amount) table.push(table.length > 1 ? 2 * table[table.length - 1] - table[table.length - 2] : table[0]);
  return table[amount];
}
