import type { Model } from '../model.ts';
import { transpose } from '../sparse.ts';

/**
 * Index of a model for the moves, read off its rows alone. The covering row of a column is the first row in which it has a
 * positive coefficient and whose lower side is above 0, hard or soft. Columns of one resource compete for its capacity.
 */
export class Neighbourhood {
  /** Covering row of each column, -1 without one. */
  readonly coverRow: Int32Array;
  /** Columns of covering row h: coverColumn[coverStart[h]..coverStart[h+1]), sorted by resource. */
  readonly coverStart: Int32Array;
  readonly coverColumn: Int32Array;
  /** All covering rows. */
  readonly coverRows: Int32Array;
  /** Free decision columns. */
  readonly decisions: Int32Array;
  /** Decision columns of resource g: resourceColumn[resourceStart[g]..resourceStart[g+1]). */
  readonly resourceStart: Int32Array;
  readonly resourceColumn: Int32Array;
  readonly #resource: Int32Array;

  constructor(model: Model) {
    this.#resource = model.resource;
    this.coverRow = new Int32Array(model.columns).fill(-1);
    const byColumn = transpose(model.columns, model.matrix);
    const decisions: number[] = [];
    for (let c = 0; c < model.columns; c++) {
      if (model.isOr[c] || model.fixed[c] >= 0) continue;
      decisions.push(c);
      for (let k = byColumn.start[c]; k < byColumn.start[c + 1]; k++) {
        const r = byColumn.index[k];
        if (byColumn.value[k] > 0 && model.lo[r] > 0) {
          this.coverRow[c] = r;
          break;
        }
      }
    }
    this.decisions = Int32Array.from(decisions);
    this.coverStart = new Int32Array(model.rows + 1);
    for (const c of decisions) if (this.coverRow[c] >= 0) this.coverStart[this.coverRow[c] + 1]++;
    for (let r = 0; r < model.rows; r++) this.coverStart[r + 1] += this.coverStart[r];
    this.coverColumn = new Int32Array(this.coverStart[model.rows]);
    const next = this.coverStart.slice(0, model.rows);
    for (const c of [...decisions].sort((a, b) => model.resource[a] - model.resource[b] || a - b)) {
      if (this.coverRow[c] >= 0) this.coverColumn[next[this.coverRow[c]]++] = c;
    }
    const resources = decisions.reduce((most, c) => Math.max(most, model.resource[c] + 1), 0);
    this.resourceStart = new Int32Array(resources + 1);
    for (const c of decisions) if (model.resource[c] >= 0) this.resourceStart[model.resource[c] + 1]++;
    for (let g = 0; g < resources; g++) this.resourceStart[g + 1] += this.resourceStart[g];
    this.resourceColumn = new Int32Array(this.resourceStart[resources]);
    const free = this.resourceStart.slice(0, resources);
    for (const c of decisions) if (model.resource[c] >= 0) this.resourceColumn[free[model.resource[c]]++] = c;
    const coverRows: number[] = [];
    for (let r = 0; r < model.rows; r++) if (this.coverStart[r + 1] > this.coverStart[r]) coverRows.push(r);
    this.coverRows = Int32Array.from(coverRows);
  }

  /** The first column of a resource in a covering row, -1 without one. */
  at(coverRow: number, resource: number): number {
    let [low, high] = [this.coverStart[coverRow], this.coverStart[coverRow + 1]];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#resource[this.coverColumn[middle]] < resource) low = middle + 1;
      else high = middle;
    }
    return low < this.coverStart[coverRow + 1] && this.#resource[this.coverColumn[low]] === resource ? this.coverColumn[low] : -1;
  }
}
