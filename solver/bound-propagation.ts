import type { Model } from './model.ts';
import { propagateOr } from './presolve.ts';

const tolerance = 1e-7;
/** Limit of propagation rounds; the fixings are valid after any number of them. */
const maxRounds = 30;

/**
 * Bound propagation over the hard rows: fixes each free column that would violate a side even at the most favourable
 * activity of the others, until a fixed point. Every feasible solution that agrees with `fixed` agrees with the result.
 */
export function propagateBounds(model: Pick<Model, FieldsRead>, fixed: Int8Array): Int8Array {
  let out = propagateOr(model, fixed);
  for (let round = 0; round < maxRounds && propagateRows(model, out); round++) out = propagateOr(model, out);
  return out;
}

type FieldsRead = 'columns' | 'rows' | 'matrix' | 'lo' | 'hi' | 'loLevel' | 'hiLevel' | 'isOr' | 'orStart' | 'orMember';

/** One round over the rows, in place. @returns whether a column was fixed */
function propagateRows(model: Pick<Model, FieldsRead>, fixed: Int8Array): boolean {
  const { lo, hi, loLevel, hiLevel, isOr } = model;
  const { start, index, value } = model.matrix;
  let changed = false;
  for (let r = 0; r < model.rows; r++) {
    const top = hiLevel[r] < 0 ? hi[r] : Number.POSITIVE_INFINITY;
    const floor = loLevel[r] < 0 ? lo[r] : Number.NEGATIVE_INFINITY;
    if (top === Number.POSITIVE_INFINITY && floor === Number.NEGATIVE_INFINITY) continue;
    let [least, most] = [0, 0];
    for (let k = start[r]; k < start[r + 1]; k++) {
      const on = fixed[index[k]];
      if (on === 1 || (on < 0 && value[k] < 0)) least += value[k];
      if (on === 1 || (on < 0 && value[k] > 0)) most += value[k];
    }
    if (most <= top + tolerance && least >= floor - tolerance) continue;
    for (let k = start[r]; k < start[r + 1]; k++) {
      const c = index[k];
      if (fixed[c] >= 0) continue;
      const size = Math.abs(value[k]);
      // The value at which the column adds to the activity is excluded, or the one at which it subtracts.
      const mayNotAdd = least + size > top + tolerance;
      const mayNotTake = most - size < floor - tolerance;
      if (!mayNotAdd && !mayNotTake) continue;
      const on = value[k] > 0 === mayNotAdd ? 0 : 1;
      // An OR-column at 1 does not say which member is 1.
      if (on === 1 && isOr[c]) continue;
      fixed[c] = on;
      changed = true;
    }
  }
  return changed;
}
