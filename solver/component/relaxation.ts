import { hugeColumns, vastColumns, vertexColumns, wholeColumns } from '../tuning.ts';
import type { RelaxationOptions } from '../engines/engine.ts';
import { loadAmounts } from '../engines/encode.ts';
import { withoutSoftSides } from '../level-models.ts';
import type { Model } from '../model.ts';
import { type ModelRelaxation, liftRelaxation } from '../relax.ts';
import { presolve } from '../presolve.ts';
import type { ComponentState } from './state.ts';

/**
 * Relaxes the level at work. A large part whose level may stop at a gap is relaxed lightly: without the soft rules of
 * the level (they cost 0 at least) and without rows that keep squares at their value. The bound is weaker, and valid.
 */
export async function relaxLevel(at: ComponentState, level: number): Promise<ModelRelaxation> {
  const light = isLight(at, level);
  const cutoffs = light ? at.cutoffs.filter((cutoff) => !at.presolved.loadLevel.includes(cutoff.level)) : at.cutoffs;
  const whole = light ? withoutSoftSides(at.presolved, (l) => l === level) : at.presolved;
  // Huge relaxations go to the first-order method: its duals are rough, but any duals prove a bound.
  const method = at.isExact(level) ? exactMethod(whole) : at.searchModel.columns > hugeColumns ? 'pdlp' : 'simplex';
  return relaxBy(at, level, { whole, cutoffs, method });
}

/** Relaxes the last level with all that belongs to it, for its point or, where that would take too long, its bound alone. */
export function relaxWholly(at: ComponentState, level: number): Promise<ModelRelaxation> {
  const { columns } = at.searchModel;
  const method = columns > hugeColumns ? 'pdlp' : columns > vertexColumns ? 'ipm' : 'simplex';
  return relaxBy(at, level, { whole: at.presolved, cutoffs: at.cutoffs, method });
}

/** Relaxes an exact level of a restriction of the presolved model, with the cutoffs of the component. */
export function relaxModel(at: ComponentState, level: number, whole: Model): Promise<ModelRelaxation> {
  return relaxBy(at, level, { whole, cutoffs: at.cutoffs, method: exactMethod(whole) });
}

/** Exact levels need accurate duals: those of the first-order method fix next to nothing. */
function exactMethod({ columns }: Model): Way['method'] {
  return columns > vastColumns ? 'ipm' : 'simplex';
}

interface Way {
  readonly whole: Model;
  readonly cutoffs: ComponentState['cutoffs'];
  readonly method: NonNullable<RelaxationOptions['method']>;
}

async function relaxBy(at: ComponentState, level: number, { whole, cutoffs, method }: Way): Promise<ModelRelaxation> {
  // Only what is still free goes over; rows remember where they stood.
  const { model, columns } = presolve({ ...whole, origins: Array.from({ length: whole.rows }, (_, r) => r) });
  const best = at.solution;
  const chosen = Uint8Array.from(columns, (c) => best[c]);
  const encoding = { ...at.encoding(level), cutoffs, around: [loadAmounts(model, chosen)] };
  const options = { method, tolerance: 1e-5, stop: at.context.flag } as const;
  return liftRelaxation(whole, columns, model.origins, await at.context.task({ kind: 'relax', model, encoding, options }));
}

/** Whether the level is relaxed lightly: its point then says little of where good solutions are. */
export function isLight(at: ComponentState, level: number): boolean {
  if (at.searchModel.columns <= wholeColumns || at.isExact(level)) return false;
  return at.keepsSquares() || at.presolved.loLevel.includes(level) || at.presolved.hiLevel.includes(level);
}

/** The relaxation whose duals are all 0: each column at its cheaper bound, no slack. */
export function trivialRelaxation(model: Model, level: number, bound: number): ModelRelaxation {
  const slackLo = new Float64Array(model.rows);
  const slackHi = new Float64Array(model.rows);
  for (let r = 0; r < model.rows; r++) {
    if (model.loLevel[r] === level) slackLo[r] = model.loWeight[r];
    if (model.hiLevel[r] === level) slackHi[r] = model.hiWeight[r];
  }
  return {
    bound,
    complete: true,
    point: new Float64Array(model.columns),
    reduced: Float64Array.from(model.cost[level]),
    dual: new Float64Array(model.rows),
    slackLo,
    slackHi,
    largestOtherDual: 0,
  };
}
