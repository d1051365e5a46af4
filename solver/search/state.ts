import { type Solution, levelValues, loadCost, deriveOrColumns } from '../evaluate.ts';
import type { Model } from '../model.ts';
import { transpose } from '../sparse.ts';

/**
 * A solution with incrementally updated activities of rows and loads, counts of OR-columns, level values and total
 * violation of hard sides. A flip takes time proportional to the length of its column.
 */
export class SearchState {
  readonly model: Model;
  readonly chosen: Uint8Array;
  /** Value of each level at the current solution. */
  readonly values: Float64Array;
  /** Total violation of hard rows; 0 when feasible. */
  excess = 0;
  readonly rowActivity: Float64Array;
  readonly loadAmount: Float64Array;
  readonly columnStart: Int32Array;
  readonly columnRow: Int32Array;
  readonly columnValue: Float64Array;
  readonly #loadStart: Int32Array;
  readonly #loadOf: Int32Array;
  readonly #loadValue: Float64Array;
  readonly #costStart: Int32Array;
  readonly #costLevel: Int8Array;
  readonly #costValue: Float64Array;
  readonly #orStart: Int32Array;
  readonly #orOf: Int32Array;
  readonly #orCount: Int32Array;
  /** Loads and their amounts before an estimate. */
  readonly #touched: number[] = [];

  constructor(model: Model, solution: Solution) {
    this.model = model;
    this.chosen = new Uint8Array(model.columns);
    this.rowActivity = new Float64Array(model.rows);
    this.loadAmount = Float64Array.from(model.loadConstant);
    this.#orCount = new Int32Array(model.columns);
    const rows = transpose(model.columns, model.matrix);
    [this.columnStart, this.columnRow, this.columnValue] = [rows.start, rows.index, rows.value];
    const loads = transpose(model.columns, model.loadMatrix);
    [this.#loadStart, this.#loadOf, this.#loadValue] = [loads.start, loads.index, loads.value];
    const ors = transpose(model.columns, { start: model.orStart, index: model.orMember, value: new Float64Array(model.orMember.length) });
    [this.#orStart, this.#orOf] = [ors.start, ors.index];
    const levels: number[] = [];
    const costs: number[] = [];
    this.#costStart = new Int32Array(model.columns + 1);
    for (let c = 0; c < model.columns; c++) {
      for (let l = 0; l < model.levels.length; l++) {
        if (model.cost[l][c] === 0) continue;
        levels.push(l);
        costs.push(model.cost[l][c]);
      }
      this.#costStart[c + 1] = levels.length;
    }
    this.#costLevel = Int8Array.from(levels);
    this.#costValue = Float64Array.from(costs);
    this.values = Float64Array.from(levelValues(model, new Uint8Array(model.columns)));
    for (let r = 0; r < model.rows; r++) this.excess += this.#over(r, 0);
    this.reset(solution);
  }

  /** Changes to another solution. */
  reset(solution: Solution): void {
    for (let c = 0; c < this.model.columns; c++) {
      if (!this.model.isOr[c] && solution[c] !== this.chosen[c]) this.flip(c);
    }
  }

  /** Recomputes the values from scratch, against rounding drift. */
  refresh(): void {
    this.values.set(levelValues(this.model, deriveOrColumns(this.model, this.chosen)));
  }

  /** Flips a decision column and updates rows, loads and OR-columns. */
  flip(column: number): void {
    this.#turn(column);
    const sign = this.chosen[column] ? 1 : -1;
    for (let k = this.#orStart[column]; k < this.#orStart[column + 1]; k++) {
      const or = this.#orOf[k];
      const before = this.#orCount[or];
      this.#orCount[or] = before + sign;
      if ((before === 0) !== (before + sign === 0)) this.#turn(or);
    }
  }

  /** Whether turning this decision column on violates no hard upper side (OR-columns and the row `but` aside). */
  fits(column: number, but = -1): boolean {
    const { hi, hiLevel } = this.model;
    for (let k = this.columnStart[column]; k < this.columnStart[column + 1]; k++) {
      const r = this.columnRow[k];
      if (hiLevel[r] < 0 && r !== but && this.columnValue[k] > 0 && this.rowActivity[r] + this.columnValue[k] > hi[r] + 1e-7) return false;
    }
    return true;
  }

  /** First violated hard row of the column or of its OR-columns, -1 without one. */
  brokenRow(column: number): number {
    const { lo, hi, loLevel, hiLevel } = this.model;
    for (let k = this.columnStart[column]; k < this.columnStart[column + 1]; k++) {
      const r = this.columnRow[k];
      const amount = this.rowActivity[r];
      if ((hiLevel[r] < 0 && amount > hi[r] + 1e-7) || (loLevel[r] < 0 && amount < lo[r] - 1e-7)) return r;
    }
    for (let k = this.#orStart[column]; k < this.#orStart[column + 1]; k++) {
      const r = this.brokenRow(this.#orOf[k]);
      if (r >= 0) return r;
    }
    return -1;
  }

  /**
   * Change of the weighted objective by these flips in linear costs and loads alone; soft rows and OR-columns are left
   * out, so it is exact where neither matters.
   */
  estimate(columns: readonly number[], weights: Float64Array): number {
    const { loadLevel, loadCost: costs } = this.model;
    const touched = this.#touched;
    touched.length = 0;
    let change = 0;
    for (const column of columns) {
      const sign = this.chosen[column] ? -1 : 1;
      for (let k = this.#costStart[column]; k < this.#costStart[column + 1]; k++) {
        change += sign * weights[this.#costLevel[k]] * this.#costValue[k];
      }
      for (let k = this.#loadStart[column]; k < this.#loadStart[column + 1]; k++) {
        const l = this.#loadOf[k];
        const before = this.loadAmount[l];
        const after = before + sign * this.#loadValue[k];
        const cost = costs[l];
        const step =
          cost.kind === 'square' ? cost.scale * (after * after - before * before) : loadCost(cost, after) - loadCost(cost, before);
        change += weights[loadLevel[l]] * step;
        this.loadAmount[l] = after;
        touched.push(l, before);
      }
    }
    // In reverse, so that a load touched twice is restored.
    for (let i = touched.length - 2; i >= 0; i -= 2) this.loadAmount[touched[i]] = touched[i + 1];
    return change;
  }

  #turn(column: number): void {
    const { values, columnRow, columnValue, rowActivity } = this;
    const { lo, hi, loLevel, hiLevel, loWeight, hiWeight, loadLevel, loadCost: costs } = this.model;
    const on = this.chosen[column] ? 0 : 1;
    const sign = on ? 1 : -1;
    this.chosen[column] = on;
    for (let k = this.#costStart[column]; k < this.#costStart[column + 1]; k++) {
      values[this.#costLevel[k]] += sign * this.#costValue[k];
    }
    const end = this.columnStart[column + 1];
    for (let k = this.columnStart[column]; k < end; k++) {
      const r = columnRow[k];
      const before = rowActivity[r];
      const after = before + sign * columnValue[k];
      rowActivity[r] = after;
      const floor = lo[r];
      const top = hi[r];
      if (before < floor || after < floor) {
        const change = (after < floor ? floor - after : 0) - (before < floor ? floor - before : 0);
        if (loLevel[r] < 0) this.excess += change;
        else values[loLevel[r]] += loWeight[r] * change;
      }
      if (before > top || after > top) {
        const change = (after > top ? after - top : 0) - (before > top ? before - top : 0);
        if (hiLevel[r] < 0) this.excess += change;
        else values[hiLevel[r]] += hiWeight[r] * change;
      }
    }
    for (let k = this.#loadStart[column]; k < this.#loadStart[column + 1]; k++) {
      const l = this.#loadOf[k];
      const before = this.loadAmount[l];
      const after = before + sign * this.#loadValue[k];
      this.loadAmount[l] = after;
      const cost = costs[l];
      values[loadLevel[l]] +=
        cost.kind === 'square' ? cost.scale * (after * after - before * before) : loadCost(cost, after) - loadCost(cost, before);
    }
  }

  #over(r: number, amount: number): number {
    const { lo, hi, loLevel, hiLevel } = this.model;
    return (loLevel[r] < 0 ? Math.max(0, lo[r] - amount) : 0) + (hiLevel[r] < 0 ? Math.max(0, amount - hi[r]) : 0);
  }
}
