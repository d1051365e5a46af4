import { hugeColumns, vertexColumns, wholeColumns } from '../effort.ts';
import type { RelaxationOptions } from '../engines/engine.ts';
import { loadAmounts } from '../engines/linear.ts';
import { withoutSoftSides } from '../face.ts';
import type { Model } from '../model.ts';
import { type ModelRelaxation, spread } from '../relax.ts';
import { restrict } from '../restrict.ts';
import type { Standing } from './standing.ts';

/**
 * Relaxes the level at work. A large part whose level may stop at a gap is relaxed lightly: without the soft rules of
 * the level (they cost 0 at least) and without rows that keep squares at their value. The bound is weaker, and valid.
 */
export async function relaxLevel(at: Standing, level: number): Promise<ModelRelaxation> {
  const light = isLight(at, level);
  const locks = light ? at.locks.filter((lock) => !at.tight.loadLevel.includes(lock.level)) : at.locks;
  const whole = light ? withoutSoftSides(at.tight, (l) => l === level) : at.tight;
  // Huge relaxations go to the first-order method: its duals are rough, but any duals prove a bound.
  return relaxBy(at, level, { whole, locks, method: at.loose.columns > hugeColumns ? 'pdlp' : 'simplex' });
}

/** Relaxes the last level with all that belongs to it, for its point or, where that would take too long, its bound alone. */
export function relaxWholly(at: Standing, level: number): Promise<ModelRelaxation> {
  const { columns } = at.loose;
  const method = columns > hugeColumns ? 'pdlp' : columns > vertexColumns ? 'ipm' : 'simplex';
  return relaxBy(at, level, { whole: at.tight, locks: at.locks, method });
}

interface Way {
  readonly whole: Model;
  readonly locks: Standing['locks'];
  readonly method: NonNullable<RelaxationOptions['method']>;
}

async function relaxBy(at: Standing, level: number, { whole, locks, method }: Way): Promise<ModelRelaxation> {
  // Only what is still free goes over; rows remember where they stood.
  const { model, columns } = restrict({ ...whole, origins: Array.from({ length: whole.rows }, (_, r) => r) });
  const best = at.choice;
  const chosen = Uint8Array.from(columns, (c) => best[c]);
  const encoding = { ...at.encoding(level), locks, around: [loadAmounts(model, chosen)] };
  const options = { method, tolerance: 1e-5, stop: at.run.flag } as const;
  return spread(whole, columns, model.origins, await at.run.task({ kind: 'relax', model, encoding, options }));
}

/** Whether the level is relaxed lightly: its point then says little of where good choices are. */
export function isLight(at: Standing, level: number): boolean {
  if (at.loose.columns <= wholeColumns || at.isExact(level)) return false;
  return at.keepsSquares() || at.tight.loLevel.includes(level) || at.tight.hiLevel.includes(level);
}

/** The relaxation whose duals are all 0: each column at its cheaper bound, no slack. */
export function trivialRelaxation({ tight: model, bound }: Standing, level: number): ModelRelaxation {
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
    elsewhere: 0,
  };
}
