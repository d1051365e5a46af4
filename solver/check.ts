import { activity, type Solution } from './evaluate.ts';
import type { Model } from './model.ts';

/** One violated condition of a solution. */
export interface Violation {
  readonly kind: 'fixed' | 'or' | 'row';
  /** Column or row. */
  readonly at: number;
  readonly detail: string;
}

/**
 * Recomputes every fixed column, OR-column and hard row from scratch; no violations: feasible. Answers of engines and
 * searches are accepted only after this check.
 */
export function check(model: Model, solution: Solution): Violation[] {
  const violations: Violation[] = [];
  for (let c = 0; c < model.columns; c++) {
    if (solution[c] > 1) violations.push({ kind: 'fixed', at: c, detail: `value ${solution[c]}` });
    if (model.fixed[c] >= 0 && solution[c] !== model.fixed[c]) {
      violations.push({ kind: 'fixed', at: c, detail: `${solution[c]} instead of ${model.fixed[c]}` });
    }
    if (!model.isOr[c]) continue;
    let on = 0;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) on |= solution[model.orMember[k]];
    if (on !== solution[c]) violations.push({ kind: 'or', at: c, detail: `${solution[c]} instead of ${on}` });
  }
  for (let r = 0; r < model.rows; r++) {
    const amount = activity(model, solution, r);
    const tolerance = 1e-7 * Math.max(1, Math.abs(amount));
    if (model.loLevel[r] < 0 && amount < model.lo[r] - tolerance)
      violations.push({ kind: 'row', at: r, detail: `${amount} < ${model.lo[r]}` });
    if (model.hiLevel[r] < 0 && amount > model.hi[r] + tolerance)
      violations.push({ kind: 'row', at: r, detail: `${amount} > ${model.hi[r]}` });
  }
  return violations;
}
