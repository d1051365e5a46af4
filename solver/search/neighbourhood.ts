import type { Model } from '../model.ts';
import { transpose } from '../sparse.ts';

/**
 * What the moves need to know of a model, read off its rows alone. A column's home is the row that wants it: the first
 * row it stands in with a positive coefficient and a lower side above 0, hard or soft (a slot to be covered). Columns
 * of one group belong to one person.
 */
export class Neighbourhood {
  /** Home row of each column, -1 without one. */
  readonly home: Int32Array;
  /** Columns at home in row h: homeColumn[homeStart[h]..homeStart[h+1]), sorted by group. */
  readonly homeStart: Int32Array;
  readonly homeColumn: Int32Array;
  /** Rows that are somebody's home. */
  readonly homes: Int32Array;
  /** Free decision columns. */
  readonly decisions: Int32Array;
  /** Decision columns of group g: groupColumn[groupStart[g]..groupStart[g+1]). */
  readonly groupStart: Int32Array;
  readonly groupColumn: Int32Array;
  readonly #group: Int32Array;

  constructor(model: Model) {
    this.#group = model.group;
    this.home = new Int32Array(model.columns).fill(-1);
    const byColumn = transpose(model.columns, model.matrix);
    const decisions: number[] = [];
    for (let c = 0; c < model.columns; c++) {
      if (model.isOr[c] || model.fixed[c] >= 0) continue;
      decisions.push(c);
      for (let k = byColumn.start[c]; k < byColumn.start[c + 1]; k++) {
        const r = byColumn.index[k];
        if (byColumn.value[k] > 0 && model.lo[r] > 0) {
          this.home[c] = r;
          break;
        }
      }
    }
    this.decisions = Int32Array.from(decisions);
    this.homeStart = new Int32Array(model.rows + 1);
    for (const c of decisions) if (this.home[c] >= 0) this.homeStart[this.home[c] + 1]++;
    for (let r = 0; r < model.rows; r++) this.homeStart[r + 1] += this.homeStart[r];
    this.homeColumn = new Int32Array(this.homeStart[model.rows]);
    const next = this.homeStart.slice(0, model.rows);
    for (const c of [...decisions].sort((a, b) => model.group[a] - model.group[b] || a - b)) {
      if (this.home[c] >= 0) this.homeColumn[next[this.home[c]]++] = c;
    }
    const groups = decisions.reduce((most, c) => Math.max(most, model.group[c] + 1), 0);
    this.groupStart = new Int32Array(groups + 1);
    for (const c of decisions) if (model.group[c] >= 0) this.groupStart[model.group[c] + 1]++;
    for (let g = 0; g < groups; g++) this.groupStart[g + 1] += this.groupStart[g];
    this.groupColumn = new Int32Array(this.groupStart[groups]);
    const free = this.groupStart.slice(0, groups);
    for (const c of decisions) if (model.group[c] >= 0) this.groupColumn[free[model.group[c]]++] = c;
    const homes: number[] = [];
    for (let r = 0; r < model.rows; r++) if (this.homeStart[r + 1] > this.homeStart[r]) homes.push(r);
    this.homes = Int32Array.from(homes);
  }

  /** The first column of a group at home in a row, -1 when there is none. */
  at(home: number, group: number): number {
    let [low, high] = [this.homeStart[home], this.homeStart[home + 1]];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#group[this.homeColumn[middle]] < group) low = middle + 1;
      else high = middle;
    }
    return low < this.homeStart[home + 1] && this.#group[this.homeColumn[low]] === group ? this.homeColumn[low] : -1;
  }
}
