import { activity, type Choice } from './evaluate.ts';
import type { Model } from './model.ts';

/** What is wrong with a choice; empty when it is feasible. */
export interface Breach {
  readonly kind: 'fixed' | 'or' | 'row';
  /** Column or row. */
  readonly at: number;
  readonly detail: string;
}

/**
 * Recomputes every fixed column, OR-column and hard row from scratch. No engine's and no search's word is taken: what
 * fails here is discarded.
 */
export function check(model: Model, choice: Choice): Breach[] {
  const breaches: Breach[] = [];
  for (let c = 0; c < model.columns; c++) {
    if (choice[c] > 1) breaches.push({ kind: 'fixed', at: c, detail: `value ${choice[c]}` });
    if (model.fixed[c] >= 0 && choice[c] !== model.fixed[c]) {
      breaches.push({ kind: 'fixed', at: c, detail: `${choice[c]} instead of ${model.fixed[c]}` });
    }
    if (!model.isOr[c]) continue;
    let on = 0;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) on |= choice[model.orMember[k]];
    if (on !== choice[c]) breaches.push({ kind: 'or', at: c, detail: `${choice[c]} instead of ${on}` });
  }
  for (let r = 0; r < model.rows; r++) {
    const amount = activity(model, choice, r);
    const tolerance = 1e-7 * Math.max(1, Math.abs(amount));
    if (model.loLevel[r] < 0 && amount < model.lo[r] - tolerance)
      breaches.push({ kind: 'row', at: r, detail: `${amount} < ${model.lo[r]}` });
    if (model.hiLevel[r] < 0 && amount > model.hi[r] + tolerance)
      breaches.push({ kind: 'row', at: r, detail: `${amount} > ${model.hi[r]}` });
  }
  return breaches;
}
