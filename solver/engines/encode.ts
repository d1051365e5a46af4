import type { Model } from '../model.ts';
import { writeOr } from './or-columns.ts';
import { type Program, ProgramBuilder } from './program.ts';
import { piecewiseLinear } from './piecewise.ts';

export interface Encoding {
  /** Weight of each level in the objective, 0: not in it. */
  readonly weights: ArrayLike<number>;
  /** Objective cutoffs: levels kept at most at a value by a row. */
  readonly cutoffs?: readonly { readonly level: number; readonly max: number }[];
  /** Default true; false gives the LP relaxation. */
  readonly integer?: boolean;
  /** Guesses of the load amounts, near which secants are dense. Default: the constants of the loads. */
  readonly around?: readonly ArrayLike<number>[];
}

/**
 * Encodes a model and a weighting of its levels as one MIP. Loads become convex piecewise-linear costs that
 * never exceed the true cost at a reachable load and are exact near `around`.
 */
export function encode(model: Model, encoding: Encoding): Program {
  const { weights, cutoffs = [], integer = true, around = [model.loadConstant] } = encoding;
  const active = (level: number) => level >= 0 && (weights[level] > 0 || cutoffs.some((cutoff) => cutoff.level === level));
  const out = new ProgramBuilder();
  for (let c = 0; c < model.columns; c++) {
    let cost = 0;
    for (let l = 0; l < model.levels.length; l++) if (weights[l] > 0) cost += weights[l] * model.cost[l][c];
    const fixed = model.fixed[c];
    out.column(cost, fixed === 1 ? 1 : 0, fixed === 0 ? 0 : 1, integer && !model.isOr[c]);
  }
  for (let l = 0; l < model.levels.length; l++) if (weights[l] > 0) out.offset += weights[l] * model.costConstant[l];

  // Linear expression of each level with a cutoff, filled as costs are written.
  const cutoffRow = new Map(
    cutoffs.map((cutoff) => [
      cutoff.level,
      { max: cutoff.max - model.costConstant[cutoff.level], index: [] as number[], value: [] as number[] },
    ]),
  );
  for (const [level, row] of cutoffRow) {
    for (let c = 0; c < model.columns; c++) {
      if (model.cost[level][c] === 0) continue;
      row.index.push(c);
      row.value.push(model.cost[level][c]);
    }
  }
  const price = (level: number, column: number, cost: number) => {
    const row = cutoffRow.get(level);
    if (row && cost !== 0) {
      row.index.push(column);
      row.value.push(cost);
    }
  };

  const rowOf = new Int32Array(model.rows).fill(-1);
  const slackLo = new Int32Array(model.rows).fill(-1);
  const slackHi = new Int32Array(model.rows).fill(-1);
  for (let r = 0; r < model.rows; r++) {
    const loOn = model.lo[r] > Number.NEGATIVE_INFINITY && (model.loLevel[r] < 0 || active(model.loLevel[r]));
    const hiOn = model.hi[r] < Number.POSITIVE_INFINITY && (model.hiLevel[r] < 0 || active(model.hiLevel[r]));
    if (!loOn && !hiOn) continue;
    const { start, index, value } = model.matrix;
    let [min, max] = [0, 0];
    const row = out.beginRow(loOn ? model.lo[r] : Number.NEGATIVE_INFINITY, hiOn ? model.hi[r] : Number.POSITIVE_INFINITY);
    for (let k = start[r]; k < start[r + 1]; k++) {
      out.entry(index[k], value[k]);
      const on = model.fixed[index[k]];
      if (on === 1 || (on < 0 && value[k] > 0)) max += value[k];
      if (on === 1 || (on < 0 && value[k] < 0)) min += value[k];
    }
    if (loOn && model.loLevel[r] >= 0) {
      const level = model.loLevel[r];
      const slack = out.column((weights[level] || 0) * model.loWeight[r], 0, Math.max(0, model.lo[r] - min), false);
      out.entry(slack, 1);
      price(level, slack, model.loWeight[r]);
      slackLo[r] = slack;
    }
    if (hiOn && model.hiLevel[r] >= 0) {
      const level = model.hiLevel[r];
      const slack = out.column((weights[level] || 0) * model.hiWeight[r], 0, Math.max(0, max - model.hi[r]), false);
      out.entry(slack, -1);
      price(level, slack, model.hiWeight[r]);
      slackHi[r] = slack;
    }
    rowOf[r] = row;
  }
  writeOr(model, { active, priced: (c) => out.costOf(c) !== 0 || cutoffs.some((cutoff) => model.cost[cutoff.level][c] !== 0) }, out);

  for (let l = 0; l < model.loads; l++) {
    const level = model.loadLevel[l];
    if (!active(level)) continue;
    const { start, index, value } = model.loadMatrix;
    const coefficients = value.subarray(start[l], start[l + 1]);
    const shape = piecewiseLinear(
      model.loadCost[l],
      coefficients,
      model.loadConstant[l],
      around.map((loads) => loads[l]),
      integer,
    );
    const weight = weights[level] || 0;
    out.offset += weight * shape.base;
    const cutoff = cutoffRow.get(level);
    if (cutoff) cutoff.max -= shape.base;
    const side = shape.from - model.loadConstant[l];
    out.beginRow(side, side);
    for (let k = start[l]; k < start[l + 1]; k++) out.entry(index[k], value[k]);
    const ordered: number[] = [];
    for (const piece of shape.pieces) {
      const column = out.column(weight * piece.slope, 0, piece.length, shape.ordered);
      out.entry(column, -1);
      price(level, column, piece.slope);
      ordered.push(column);
    }
    // Pieces of a non-convex cost must be filled in order.
    if (shape.ordered) {
      for (let k = 1; k < ordered.length; k++) {
        out.beginRow(0, Number.POSITIVE_INFINITY);
        out.entry(ordered[k - 1], 1);
        out.entry(ordered[k], -1);
      }
    }
  }
  for (const row of cutoffRow.values()) {
    out.beginRow(Number.NEGATIVE_INFINITY, row.max);
    row.index.forEach((column, k) => {
      out.entry(column, row.value[k]);
    });
  }
  return out.finish({ decisions: model.columns, rowOf, slackLo, slackHi });
}

/** Amount of every load of a model in a solution. */
export function loadAmounts(model: Model, solution: ArrayLike<number>): Float64Array {
  const amounts = Float64Array.from(model.loadConstant);
  const { start, index, value } = model.loadMatrix;
  for (let l = 0; l < model.loads; l++) for (let k = start[l]; k < start[l + 1]; k++) amounts[l] += solution[index[k]] * value[k];
  return amounts;
}
