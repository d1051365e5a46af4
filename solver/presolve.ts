import { loadCost } from './evaluate.ts';
import { type LoadCost, type Model, type Sparse, shared } from './model.ts';

/** A model of the free columns alone, with the map of its columns. */
export interface Presolved<O = unknown> {
  readonly model: Model<O>;
  /** New column → old column. */
  readonly columns: Int32Array;
}

/** Propagates fixings between OR-columns and members: an OR-column at 0 fixes its members, members fix their OR-column. */
export function propagateOr(model: Pick<Model, 'columns' | 'isOr' | 'orStart' | 'orMember'>, fixed: Int8Array): Int8Array {
  const out = shared.int8(model.columns);
  out.set(fixed);
  for (let c = 0; c < model.columns; c++) {
    if (!model.isOr[c] || out[c] !== 0) continue;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) if (out[model.orMember[k]] < 0) out[model.orMember[k]] = 0;
  }
  for (let c = 0; c < model.columns; c++) {
    if (!model.isOr[c]) continue;
    let one = false;
    let free = false;
    for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) {
      if (out[model.orMember[k]] === 1) one = true;
      else if (out[model.orMember[k]] < 0) free = true;
    }
    // An OR-column that must be 1 while members are free stays free: a row enforces it, not a fixing.
    out[c] = one ? 1 : free ? -1 : 0;
  }
  return out;
}

/** Columns, rows and loads of one part of a model; rows and loads without a free column belong to the part with the constants. */
interface Share {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  readonly loads: Int32Array;
}

/** Models that are presolved already; presolving them again would only copy them. */
const presolvedModels = new WeakSet<Model>();

function all(count: number): Int32Array {
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) out[i] = i;
  return out;
}

/**
 * Folds the fixed columns into sides and constants, drops rows that can no longer bind, and keeps the free columns.
 * The values of the levels stay the same.
 */
export function presolve<O>(model: Model<O>): Presolved<O> {
  if (presolvedModels.has(model)) return { model, columns: all(model.columns) };
  const columns = all(model.columns).filter((c) => model.fixed[c] < 0);
  const share = { columns, rows: all(model.rows), loads: all(model.loads) };
  return fold(model, share, new Int32Array(model.columns).fill(-1), true);
}

/**
 * Presolves each class of free columns as a model of its own. No row, load or OR-column may join two classes. The first
 * class carries the constants, so that values add up.
 * @param of class of each free column
 */
export function partition<O>(model: Model<O>, of: Int32Array, classes: number): Presolved<O>[] {
  const place = new Int32Array(model.columns).fill(-1);
  const columns: number[][] = Array.from({ length: classes }, () => []);
  for (let c = 0; c < model.columns; c++) if (model.fixed[c] < 0) columns[of[c]].push(c);
  const rows = byClass(model, model.matrix, model.rows, of, classes);
  const loads = byClass(model, model.loadMatrix, model.loads, of, classes);
  return columns.map((list, p) => {
    const share = { columns: Int32Array.from(list), rows: Int32Array.from(rows[p]), loads: Int32Array.from(loads[p]) };
    return fold(model, share, place, p === 0);
  });
}

/** Rows or loads by the class of their first free column, the first class when they have none. */
function byClass({ fixed }: Model, { start, index }: Sparse, count: number, of: Int32Array, classes: number): number[][] {
  const lists: number[][] = Array.from({ length: classes }, () => []);
  for (let r = 0; r < count; r++) {
    let k = start[r];
    while (k < start[r + 1] && fixed[index[k]] >= 0) k++;
    lists[k < start[r + 1] ? of[index[k]] : 0].push(r);
  }
  return lists;
}

/** @param place scratch, one entry a column of the model */
function fold<O>(model: Model<O>, share: Share, place: Int32Array, constants: boolean): Presolved<O> {
  const { columns } = share;
  for (let c = 0; c < columns.length; c++) place[columns[c]] = c;
  const constant = shared.float64(model.levels.length);
  if (constants) constant.set(model.costConstant);
  const cost = model.levels.map((_, l) => {
    const out = shared.float64(columns.length);
    for (let c = 0; c < columns.length; c++) out[c] = model.cost[l][columns[c]];
    if (constants) for (let c = 0; c < model.columns; c++) if (model.fixed[c] === 1) constant[l] += model.cost[l][c];
    return out;
  });
  const rows = foldRows(model, share.rows, place, constant);
  const loads = foldLoads(model, share.loads, place, constant);
  const or = foldOr(model, columns, place);
  const fixed = shared.int8(columns.length).fill(-1);
  const resource = shared.int32(columns.length);
  for (let c = 0; c < columns.length; c++) resource[c] = model.resource[columns[c]];
  const components = { columns: columns.length, fixed, resource, ...or, ...rows, ...loads };
  const folded: Model<O> = { ...components, levels: model.levels, cost, costConstant: constant };
  presolvedModels.add(folded);
  return { columns, model: folded };
}

function foldRows<O>(model: Model<O>, rows: Int32Array, place: Int32Array, constant: Float64Array) {
  const { start, index, value } = model.matrix;
  const keep: number[] = [];
  const base: number[] = [];
  let entries = 0;
  for (const r of rows) {
    let [fixedPart, min, max, free] = [0, 0, 0, 0];
    for (let k = start[r]; k < start[r + 1]; k++) {
      const on = model.fixed[index[k]];
      if (on === 1) fixedPart += value[k];
      else if (on < 0) {
        free++;
        if (value[k] > 0) max += value[k];
        else min += value[k];
      }
    }
    if (free === 0) {
      addPenalty(model, r, fixedPart, constant);
      continue;
    }
    if (fixedPart + min >= model.lo[r] && fixedPart + max <= model.hi[r]) continue;
    keep.push(r);
    base.push(fixedPart);
    entries += free;
  }
  const n = keep.length;
  const out = {
    rows: n,
    matrix: { start: shared.int32(n + 1), index: shared.int32(entries), value: shared.float64(entries) },
    lo: shared.float64(n),
    hi: shared.float64(n),
    loLevel: shared.int8(n),
    hiLevel: shared.int8(n),
    loWeight: shared.float64(n),
    hiWeight: shared.float64(n),
    origins: keep.map((r) => model.origins[r]),
  };
  let at = 0;
  for (let i = 0; i < n; i++) {
    const r = keep[i];
    for (let k = start[r]; k < start[r + 1]; k++) {
      if (model.fixed[index[k]] >= 0) continue;
      out.matrix.index[at] = place[index[k]];
      out.matrix.value[at++] = value[k];
    }
    out.matrix.start[i + 1] = at;
    out.lo[i] = model.lo[r] - base[i];
    out.hi[i] = model.hi[r] - base[i];
    out.loLevel[i] = model.loLevel[r];
    out.hiLevel[i] = model.hiLevel[r];
    out.loWeight[i] = model.loWeight[r];
    out.hiWeight[i] = model.hiWeight[r];
  }
  return out;
}

function addPenalty(model: Model, r: number, amount: number, constant: Float64Array): void {
  if (model.loLevel[r] >= 0 && amount < model.lo[r]) constant[model.loLevel[r]] += model.loWeight[r] * (model.lo[r] - amount);
  if (model.hiLevel[r] >= 0 && amount > model.hi[r]) constant[model.hiLevel[r]] += model.hiWeight[r] * (amount - model.hi[r]);
}

function foldLoads(model: Model, loads: Int32Array, place: Int32Array, constant: Float64Array) {
  const { start, index, value } = model.loadMatrix;
  const lists: { load: number; base: number; columns: number[]; values: number[] }[] = [];
  for (const l of loads) {
    let base = model.loadConstant[l];
    const columns: number[] = [];
    const values: number[] = [];
    for (let k = start[l]; k < start[l + 1]; k++) {
      const c = index[k];
      if (model.fixed[c] === 1) base += value[k];
      else if (model.fixed[c] < 0) {
        columns.push(place[c]);
        values.push(value[k]);
      }
    }
    if (columns.length > 0) lists.push({ load: l, base, columns, values });
    else constant[model.loadLevel[l]] += loadCost(model.loadCost[l], base);
  }
  const entries = lists.reduce((n, list) => n + list.columns.length, 0);
  const out = {
    loads: lists.length,
    loadLevel: shared.int8(lists.length),
    loadMatrix: { start: shared.int32(lists.length + 1), index: shared.int32(entries), value: shared.float64(entries) },
    loadConstant: shared.float64(lists.length),
    loadCost: lists.map((list): LoadCost => model.loadCost[list.load]),
  };
  let at = 0;
  lists.forEach((list, i) => {
    out.loadLevel[i] = model.loadLevel[list.load];
    out.loadConstant[i] = list.base;
    out.loadMatrix.index.set(list.columns, at);
    out.loadMatrix.value.set(list.values, at);
    at += list.columns.length;
    out.loadMatrix.start[i + 1] = at;
  });
  return out;
}

function foldOr(model: Model, columns: Int32Array, place: Int32Array) {
  const isOr = shared.uint8(columns.length);
  const orStart = shared.int32(columns.length + 1);
  const members: number[] = [];
  for (let c = 0; c < columns.length; c++) {
    const old = columns[c];
    if (model.isOr[old]) {
      isOr[c] = 1;
      for (let k = model.orStart[old]; k < model.orStart[old + 1]; k++) {
        if (model.fixed[model.orMember[k]] < 0) members.push(place[model.orMember[k]]);
      }
    }
    orStart[c + 1] = members.length;
  }
  const orMember = shared.int32(members.length);
  orMember.set(members);
  return { isOr, orStart, orMember };
}
