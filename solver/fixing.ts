import { propagateBounds } from './bound-propagation.ts';
import { reach } from './level-bounds.ts';
import { type Model, shared } from './model.ts';
import type { ModelRelaxation } from './relax.ts';

/** Restrictions that every solution with a value of at most `best` satisfies. */
export interface FixedFace<O> {
  /** Columns fixed, rows unchanged. For the local search. */
  readonly fixed: Model<O>;
  /** Columns fixed, rows tightened, soft sides without room made hard. For relaxations and engines. */
  readonly presolved: Model<O>;
  /** Every solution of `presolved` has the value `best`: the level is constant and needs no cutoff. */
  readonly clean: boolean;
}

/**
 * Reduced-cost and dual fixing. Leaving a bound of a column with reduced cost r, or a side of a row with dual y, costs
 * at least |r| or |y| per unit above the bound; changes that cost more than best − bound are excluded. When the gap is
 * closed, complementary slackness makes every remaining solution optimal, and the level can be dropped.
 */
export function fixByReducedCost<O>(model: Model<O>, level: number, relaxation: ModelRelaxation, best: number): FixedFace<O> {
  const room = Math.max(0, best - relaxation.bound);
  const margin = 1e-7 * Math.max(1, Math.abs(best));
  const limit = room + margin;
  /** Whether all conditions of complementary slackness are expressed by the restrictions. */
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
    // One unit of slack exceeds the gap: the soft side becomes hard.
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
    // The slack stays at its upper bound, so the activity stays at its extreme.
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

/** Whether the activity of a row and its sides are whole numbers, so that leaving a side costs a unit at least. */
function isWhole(model: Model, r: number): boolean {
  const { start, value } = model.matrix;
  if (Number.isFinite(model.lo[r]) && !Number.isInteger(model.lo[r])) return false;
  if (Number.isFinite(model.hi[r]) && !Number.isInteger(model.hi[r])) return false;
  for (let k = start[r]; k < start[r + 1]; k++) if (!Number.isInteger(value[k])) return false;
  return true;
}
