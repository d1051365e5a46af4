import type { Model } from '../../solver/index.ts';

/** What an assignment comes to, recomputed naively from the arrays of a model: nothing shared with the solver. */
export interface Evaluation {
  /** Indices of the hard rows that are broken. */
  readonly broken: readonly number[];
  /** Value of each level: linear costs, constants and soft rows (loads are left out). */
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
  return { broken, levels };
}
