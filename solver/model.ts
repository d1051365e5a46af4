/**
 * The generic optimisation model: binary columns, OR-columns, linear rows with hard or soft sides, convex loads, and
 * objective levels in lexicographic order. It knows nothing of the application. Built once and frozen; read by engines,
 * search and checker as typed arrays over shared memory, so that worker threads need no copy.
 */

/** A soft side: each unit of violation costs `weight` at `level`. */
export interface Penalty {
  readonly level: number;
  readonly weight: number;
}

export interface RowSpec<O> {
  readonly columns: ArrayLike<number>;
  /** Default: 1 each. */
  readonly coefficients?: ArrayLike<number>;
  /** Constant part of the activity, e.g. what the history already uses. Default 0. */
  readonly constant?: number;
  /** Lower and upper side; left out: none. */
  readonly lo?: number;
  readonly hi?: number;
  /** Makes that side soft. Left out: hard. */
  readonly softLo?: Penalty;
  readonly softHi?: Penalty;
  readonly origin: O;
}

/**
 * A cost over a weighted count `L = constant + Σ a·x`:
 * `square`: scale × L²; `table`: values[round(L)] for an integer L, the last value's slope going on beyond the end.
 */
export type LoadCost = { readonly kind: 'square'; readonly scale: number } | { readonly kind: 'table'; readonly values: readonly number[] };

export interface LoadSpec {
  readonly level: number;
  readonly columns: ArrayLike<number>;
  readonly coefficients?: ArrayLike<number>;
  readonly constant?: number;
  readonly cost: LoadCost;
}

export interface LevelSpec {
  readonly id: string;
  /**
   * exact: every value is an integer, compared exactly, and solved to proof;
   * gap: may stop at the relative gap of the options.
   */
  readonly kind: 'exact' | 'gap';
  /**
   * Share of its bound by which later levels may worsen a level of kind `gap` (an objective cutoff). Default 0: it keeps
   * its value, to 1e-9 relative.
   */
  readonly tolerance?: number;
}

/** Compressed sparse rows. */
export interface Sparse {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

export interface Model<O = unknown> {
  readonly columns: number;
  /** -1 free, 0 or 1 fixed. */
  readonly fixed: Int8Array;
  /** Resource of the column (a hint for the search, which swaps rows between resources), -1 for none. */
  readonly resource: Int32Array;
  /** OR-columns: members of column c are orMembers[orStart[c]..orStart[c+1]); none for a decision column. */
  readonly orStart: Int32Array;
  readonly orMember: Int32Array;
  readonly isOr: Uint8Array;
  readonly rows: number;
  readonly matrix: Sparse;
  /** Sides with the constant part already taken off; ±Infinity where there is none. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Level of a soft side, -1 for a hard one, and its weight. */
  readonly loLevel: Int8Array;
  readonly hiLevel: Int8Array;
  readonly loWeight: Float64Array;
  readonly hiWeight: Float64Array;
  readonly origins: readonly O[];
  readonly levels: readonly LevelSpec[];
  /** Linear cost of each column, one array a level. */
  readonly cost: readonly Float64Array[];
  readonly costConstant: Float64Array;
  readonly loads: number;
  readonly loadLevel: Int8Array;
  readonly loadMatrix: Sparse;
  readonly loadConstant: Float64Array;
  readonly loadCost: readonly LoadCost[];
}

/** Arrays over shared memory: worker threads read them in place. */
export const shared = {
  float64: (n: number) => new Float64Array(new SharedArrayBuffer(n * 8)),
  int32: (n: number) => new Int32Array(new SharedArrayBuffer(n * 4)),
  int8: (n: number) => new Int8Array(new SharedArrayBuffer(n)),
  uint8: (n: number) => new Uint8Array(new SharedArrayBuffer(n)),
};

/**
 * Collects columns, rows and costs, and freezes them. The solution with only the columns fixed at 1 is feasible by
 * construction: a hard row that it violates is relaxed just enough, so a model is never infeasible.
 * @throws {RangeError} on an unknown column or level, or a number that is not finite.
 */
export class ModelBuilder<O> {
  readonly #levels: LevelSpec[] = [];
  readonly #fixed: number[] = [];
  readonly #resource: number[] = [];
  readonly #or: (Int32Array | null)[] = [];
  readonly #rows: RowSpec<O>[] = [];
  readonly #costs: { level: number; column: number; cost: number }[] = [];
  readonly #constants: number[] = [];
  readonly #loads: LoadSpec[] = [];

  get columnCount(): number {
    return this.#fixed.length;
  }

  /** Adds a level after the ones already there and returns its index. */
  level(spec: LevelSpec): number {
    this.#constants.push(0);
    return this.#levels.push(spec) - 1;
  }

  /** Adds a binary decision column, free unless `fixed` says otherwise; `resource` is an index, -1 for none. */
  column(fixed?: 0 | 1, resource = -1): number {
    this.#resource.push(resource);
    return this.#fixed.push(fixed ?? -1) - 1;
  }

  /**
   * Adds a column that is 1 exactly when at least one member is. Members are decision columns. `always` fixes it at 1
   * (a fixed past event already counts).
   */
  or(members: ArrayLike<number>, always = false): number {
    const list = Int32Array.from(members);
    for (const member of list) {
      this.#certificate(member);
      if (this.#or[member]) throw new RangeError(`column ${member} is itself an OR-column`);
    }
    this.#resource.push(-1);
    const one = always || list.some((member) => this.#fixed[member] === 1);
    const column = this.#fixed.push(one ? 1 : list.every((member) => this.#fixed[member] === 0) ? 0 : -1) - 1;
    this.#or[column] = one ? null : list;
    return column;
  }

  row(spec: RowSpec<O>): void {
    for (let i = 0; i < spec.columns.length; i++) this.#certificate(spec.columns[i]);
    for (const side of [spec.softLo, spec.softHi]) if (side) this.#knownLevel(side.level);
    this.#rows.push(spec);
  }

  /** Adds to the linear cost of a column at a level. */
  cost(level: number, column: number, cost: number): void {
    this.#knownLevel(level);
    this.#certificate(column);
    if (!Number.isFinite(cost)) throw new RangeError(`cost ${cost} of column ${column}`);
    this.#costs.push({ level, column, cost });
  }

  /** Adds a constant to the value of a level. */
  constant(level: number, value: number): void {
    this.#knownLevel(level);
    if (!Number.isFinite(value)) throw new RangeError(`constant ${value}`);
    this.#constants[level] += value;
  }

  load(spec: LoadSpec): void {
    this.#knownLevel(spec.level);
    for (let i = 0; i < spec.columns.length; i++) this.#certificate(spec.columns[i]);
    this.#loads.push(spec);
  }

  build(): Model<O> {
    const columns = this.#fixed.length;
    const fixed = shared.int8(columns);
    fixed.set(this.#fixed);
    const resource = shared.int32(columns);
    resource.set(this.#resource);
    const isOr = shared.uint8(columns);
    const orStart = shared.int32(columns + 1);
    let members = 0;
    for (let c = 0; c < columns; c++) {
      const list = this.#or[c];
      if (list) isOr[c] = 1;
      members += list?.length ?? 0;
      orStart[c + 1] = members;
    }
    const orMember = shared.int32(members);
    for (let c = 0; c < columns; c++) {
      const list = this.#or[c];
      if (list) orMember.set(list, orStart[c]);
    }

    const rows = this.#rows.length;
    const matrix = toSparse(this.#rows, columns);
    const lo = shared.float64(rows);
    const hi = shared.float64(rows);
    const loLevel = shared.int8(rows);
    const hiLevel = shared.int8(rows);
    const loWeight = shared.float64(rows);
    const hiWeight = shared.float64(rows);
    for (let r = 0; r < rows; r++) {
      const spec = this.#rows[r];
      const constant = spec.constant ?? 0;
      lo[r] = (spec.lo ?? Number.NEGATIVE_INFINITY) - constant;
      hi[r] = (spec.hi ?? Number.POSITIVE_INFINITY) - constant;
      loLevel[r] = spec.softLo?.level ?? -1;
      hiLevel[r] = spec.softHi?.level ?? -1;
      loWeight[r] = spec.softLo?.weight ?? 0;
      hiWeight[r] = spec.softHi?.weight ?? 0;
      // Fixed columns have priority: a hard side that they alone violate is relaxed.
      let activity = 0;
      for (let k = matrix.start[r]; k < matrix.start[r + 1]; k++) if (fixed[matrix.index[k]] === 1) activity += matrix.value[k];
      if (loLevel[r] < 0 && activity < lo[r]) lo[r] = activity;
      if (hiLevel[r] < 0 && activity > hi[r]) hi[r] = activity;
    }

    const cost = this.#levels.map(() => shared.float64(columns));
    for (const entry of this.#costs) cost[entry.level][entry.column] += entry.cost;
    const costConstant = shared.float64(this.#levels.length);
    costConstant.set(this.#constants);

    const loads = this.#loads.length;
    const loadLevel = shared.int8(loads);
    const loadConstant = shared.float64(loads);
    for (let l = 0; l < loads; l++) {
      loadLevel[l] = this.#loads[l].level;
      loadConstant[l] = this.#loads[l].constant ?? 0;
    }
    return Object.freeze({
      columns,
      fixed,
      resource,
      orStart,
      orMember,
      isOr,
      rows,
      matrix,
      lo,
      hi,
      loLevel,
      hiLevel,
      loWeight,
      hiWeight,
      origins: this.#rows.map((spec) => spec.origin),
      levels: [...this.#levels],
      cost,
      costConstant,
      loads,
      loadLevel,
      loadMatrix: toSparse(this.#loads, columns),
      loadConstant,
      loadCost: this.#loads.map((spec) => spec.cost),
    });
  }

  #certificate(column: number): void {
    if (!(column >= 0 && column < this.#fixed.length)) throw new RangeError(`unknown column ${column}`);
  }

  #knownLevel(level: number): void {
    if (!(level >= 0 && level < this.#levels.length)) throw new RangeError(`unknown level ${level}`);
  }
}

/** Packs lists of (column, coefficient) into shared arrays; repeated columns of one list are summed. */
function toSparse(lists: readonly { columns: ArrayLike<number>; coefficients?: ArrayLike<number> }[], columns: number): Sparse {
  let most = 0;
  for (const list of lists) most += list.columns.length;
  const start = shared.int32(lists.length + 1);
  const index = new Int32Array(most);
  const value = new Float64Array(most);
  /** Last position of each column. */
  const place = new Int32Array(columns).fill(-1);
  let at = 0;
  for (let r = 0; r < lists.length; r++) {
    const { columns: list, coefficients } = lists[r];
    for (let i = 0; i < list.length; i++) {
      const coefficient = coefficients ? coefficients[i] : 1;
      if (!Number.isFinite(coefficient)) throw new RangeError(`coefficient ${coefficient} of column ${list[i]}`);
      if (place[list[i]] >= start[r]) value[place[list[i]]] += coefficient;
      else {
        place[list[i]] = at;
        index[at] = list[i];
        value[at++] = coefficient;
      }
    }
    start[r + 1] = at;
  }
  const packed = { start, index: shared.int32(at), value: shared.float64(at) };
  packed.index.set(index.subarray(0, at));
  packed.value.set(value.subarray(0, at));
  return packed;
}
