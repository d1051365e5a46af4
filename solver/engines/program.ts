/**
 * A plain mixed-integer program: minimise offset + cost·x, rowLower ≤ A x ≤ rowUpper, lower ≤ x ≤ upper. Its first
 * columns are the model's own; slacks and load pieces follow. Every bound of a column is finite, so that any vector of
 * row duals gives a valid bound (see bound.ts).
 */
export interface Program {
  readonly columns: number;
  readonly rows: number;
  readonly offset: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1: integer. */
  readonly integer: Uint8Array;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Columns of the model: program column j < decisions is model column j. */
  readonly decisions: number;
  /** Model row → program row, -1 when it plays no part in this objective. */
  readonly rowOf: Int32Array;
  /** Model row → slack column of its soft lower and upper side, -1 without one. */
  readonly slackLo: Int32Array;
  readonly slackHi: Int32Array;
}

/** Collects the columns and rows of a program. */
export class ProgramBuilder {
  offset = 0;
  readonly #cost: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #integer: number[] = [];
  readonly #start: number[] = [];
  readonly #index: number[] = [];
  readonly #value: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];

  column(cost: number, lower: number, upper: number, integer: boolean): number {
    this.#cost.push(cost);
    this.#lower.push(lower);
    this.#upper.push(upper);
    return this.#integer.push(integer ? 1 : 0) - 1;
  }

  costOf(column: number): number {
    return this.#cost[column];
  }

  beginRow(lower: number, upper: number): number {
    this.#start.push(this.#index.length);
    this.#rowLower.push(lower);
    return this.#rowUpper.push(upper) - 1;
  }

  entry(column: number, value: number): void {
    this.#index.push(column);
    this.#value.push(value);
  }

  finish(rest: Pick<Program, 'decisions' | 'rowOf' | 'slackLo' | 'slackHi'>): Program {
    return {
      ...rest,
      columns: this.#cost.length,
      rows: this.#rowLower.length,
      offset: this.offset,
      cost: Float64Array.from(this.#cost),
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      integer: Uint8Array.from(this.#integer),
      start: Int32Array.from([...this.#start, this.#index.length]),
      index: Int32Array.from(this.#index),
      value: Float64Array.from(this.#value),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
    };
  }
}
