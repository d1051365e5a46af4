import { type DualBound, dualBound } from './bound.ts';
import type { RelaxationOptions } from './engines/engine.ts';
import { relaxHighs } from './engines/highs.ts';
import { type Encoding, encode } from './engines/encode.ts';
import type { Program } from './engines/program.ts';
import type { Model } from './model.ts';

/** Result of a relaxation in terms of the model: proven bound, primal point, reduced costs, duals. */
export interface ModelRelaxation {
  readonly bound: number;
  readonly complete: boolean;
  /** Value of each model column in the relaxed point. */
  readonly point: Float64Array;
  /** Reduced cost of each model column. */
  readonly reduced: Float64Array;
  /** Dual of each model row, 0 when it is not in the program. */
  readonly dual: Float64Array;
  /** Reduced cost of the slack of a soft side, 0 without one. */
  readonly slackLo: Float64Array;
  readonly slackHi: Float64Array;
  /** Largest absolute dual of program rows that are no model rows (OR-columns, loads, cutoffs); the face cannot express them. */
  readonly largestOtherDual: number;
}

/** Solves the LP relaxation of a model; the bound is recomputed from the duals, so an inaccurate answer only weakens it. */
export async function relax(model: Model, encoding: Encoding, options: RelaxationOptions = {}): Promise<ModelRelaxation> {
  const program = encode(model, { ...encoding, integer: false });
  const answer = await relaxHighs(program, options);
  const { complete, values } = answer;
  return relaxationFrom(model, program, dualBound(program, answer.duals), { complete, point: values.slice(0, model.columns) });
}

/** Maps a dual bound of a program back to the model that the program was encoded from. */
export function relaxationFrom(
  model: Model,
  program: Program,
  bound: DualBound,
  at: Pick<ModelRelaxation, 'complete' | 'point'>,
): ModelRelaxation {
  const dual = new Float64Array(model.rows);
  const slackLo = new Float64Array(model.rows);
  const slackHi = new Float64Array(model.rows);
  for (let r = 0; r < model.rows; r++) {
    if (program.rowOf[r] >= 0) dual[r] = bound.duals[program.rowOf[r]];
    if (program.slackLo[r] >= 0) slackLo[r] = bound.reduced[program.slackLo[r]];
    if (program.slackHi[r] >= 0) slackHi[r] = bound.reduced[program.slackHi[r]];
  }
  const own = new Uint8Array(program.rows);
  for (const row of program.rowOf) if (row >= 0) own[row] = 1;
  let largestOtherDual = 0;
  for (let r = 0; r < program.rows; r++) if (!own[r]) largestOtherDual = Math.max(largestOtherDual, Math.abs(bound.duals[r]));
  return {
    largestOtherDual,
    bound: bound.value,
    ...at,
    reduced: bound.reduced.slice(0, model.columns),
    dual,
    slackLo,
    slackHi,
  };
}

/** Maps the relaxation of a presolved model back to the original; removed columns and rows get 0. */
export function liftRelaxation(model: Model, columns: Int32Array, rows: readonly number[], of: ModelRelaxation): ModelRelaxation {
  const point = Float64Array.from(model.fixed, (on) => (on === 1 ? 1 : 0));
  const reduced = new Float64Array(model.columns);
  for (let c = 0; c < columns.length; c++) {
    point[columns[c]] = of.point[c];
    reduced[columns[c]] = of.reduced[c];
  }
  const onRows = (values: Float64Array) => {
    const out = new Float64Array(model.rows);
    for (let r = 0; r < rows.length; r++) out[rows[r]] = values[r];
    return out;
  };
  return { ...of, point, reduced, dual: onRows(of.dual), slackLo: onRows(of.slackLo), slackHi: onRows(of.slackHi) };
}
