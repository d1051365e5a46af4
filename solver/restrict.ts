import { loadCost } from './evaluate.ts';
import { type LoadCost, type Model, shared } from './model.ts';

/** A smaller model of the free columns alone, and where its columns stand in the one it came from. */
export interface Restriction<O = unknown> {
  readonly model: Model<O>;
  /** New column → old column. */
  readonly columns: Int32Array;
}

/** Carries fixings between OR-columns and their members: an OR-column at 0 fixes its members, members fix their OR-column. */
export function propagate(model: Pick<Model, 'columns' | 'isOr' | 'orStart' | 'orMember'>, fixed: Int8Array): Int8Array {
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
    // An OR-column that should be 1 with members still free stays free: a row says so, not a fixing.
    out[c] = one ? 1 : free ? -1 : 0;
  }
  return out;
}

/**
 * Folds the fixed columns into sides and constants, drops rows that can no longer bind, and keeps the free columns
 * (those of `part` only, when given: a union of connected components). Values of the levels stay the same when all
 * parts are added up, since constants go to the parts that `constants` says.
 */
export function restrict<O>(model: Model<O>, part?: { member: (column: number) => boolean; constants: boolean }): Restriction<O> {
  const place = new Int32Array(model.columns).fill(-1);
  const kept: number[] = [];
  for (let c = 0; c < model.columns; c++) {
    if (model.fixed[c] >= 0 || (part && !part.member(c))) continue;
    place[c] = kept.push(c) - 1;
  }
  const columns = Int32Array.from(kept);
  const constants = part?.constants ?? true;
  const constant = shared.float64(model.levels.length);
  if (constants) constant.set(model.costConstant);
  const cost = model.levels.map((_, l) => {
    const out = shared.float64(columns.length);
    for (let c = 0; c < columns.length; c++) out[c] = model.cost[l][columns[c]];
    if (constants) for (let c = 0; c < model.columns; c++) if (model.fixed[c] === 1) constant[l] += model.cost[l][c];
    return out;
  });

  const rows = foldRows(model, place, constant, constants);
  const loads = foldLoads(model, place, constant, constants);
  const or = foldOr(model, columns, place);
  const fixed = shared.int8(columns.length).fill(-1);
  const group = shared.int32(columns.length);
  for (let c = 0; c < columns.length; c++) group[c] = model.group[columns[c]];
  return {
    columns,
    model: { columns: columns.length, fixed, group, ...or, ...rows, levels: model.levels, cost, costConstant: constant, ...loads },
  };
}

function foldRows<O>(model: Model<O>, place: Int32Array, constant: Float64Array, constants: boolean) {
  const { start, index, value } = model.matrix;
  const keep: number[] = [];
  const base = new Float64Array(model.rows);
  let entries = 0;
  for (let r = 0; r < model.rows; r++) {
    let [fixedPart, min, max, free] = [0, 0, 0, 0];
    for (let k = start[r]; k < start[r + 1]; k++) {
      if (model.fixed[index[k]] === 1) fixedPart += value[k];
      else if (place[index[k]] >= 0) {
        free++;
        if (value[k] > 0) max += value[k];
        else min += value[k];
      }
    }
    base[r] = fixedPart;
    if (free === 0) {
      if (constants && !isForeign(model, place, r)) addPenalty(model, r, fixedPart, constant);
      continue;
    }
    if (fixedPart + min >= model.lo[r] && fixedPart + max <= model.hi[r]) continue;
    keep.push(r);
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
  keep.forEach((r, i) => {
    for (let k = start[r]; k < start[r + 1]; k++) {
      const c = place[index[k]];
      if (c < 0) continue;
      out.matrix.index[at] = c;
      out.matrix.value[at++] = value[k];
    }
    out.matrix.start[i + 1] = at;
    out.lo[i] = model.lo[r] - base[r];
    out.hi[i] = model.hi[r] - base[r];
    out.loLevel[i] = model.loLevel[r];
    out.hiLevel[i] = model.hiLevel[r];
    out.loWeight[i] = model.loWeight[r];
    out.hiWeight[i] = model.hiWeight[r];
  });
  return out;
}

/** Whether a row has free columns that are not in this part: then another part accounts for it. */
function isForeign(model: Model, place: Int32Array, r: number): boolean {
  for (let k = model.matrix.start[r]; k < model.matrix.start[r + 1]; k++) {
    const c = model.matrix.index[k];
    if (model.fixed[c] < 0 && place[c] < 0) return true;
  }
  return false;
}

function addPenalty(model: Model, r: number, amount: number, constant: Float64Array): void {
  if (model.loLevel[r] >= 0 && amount < model.lo[r]) constant[model.loLevel[r]] += model.loWeight[r] * (model.lo[r] - amount);
  if (model.hiLevel[r] >= 0 && amount > model.hi[r]) constant[model.hiLevel[r]] += model.hiWeight[r] * (amount - model.hi[r]);
}

function foldLoads(model: Model, place: Int32Array, constant: Float64Array, constants: boolean) {
  const { start, index, value } = model.loadMatrix;
  const lists: { load: number; base: number; columns: number[]; values: number[] }[] = [];
  for (let l = 0; l < model.loads; l++) {
    let base = model.loadConstant[l];
    let foreign = false;
    const columns: number[] = [];
    const values: number[] = [];
    for (let k = start[l]; k < start[l + 1]; k++) {
      const c = index[k];
      if (model.fixed[c] === 1) base += value[k];
      else if (place[c] >= 0) {
        columns.push(place[c]);
        values.push(value[k]);
      } else if (model.fixed[c] < 0) foreign = true;
    }
    if (columns.length > 0) lists.push({ load: l, base, columns, values });
    else if (constants && !foreign) constant[model.loadLevel[l]] += loadCost(model.loadCost[l], base);
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
        if (place[model.orMember[k]] >= 0) members.push(place[model.orMember[k]]);
      }
    }
    orStart[c + 1] = members.length;
  }
  const orMember = shared.int32(members.length);
  orMember.set(members);
  return { isOr, orStart, orMember };
}

/**
 * Splits the free columns into connected components: columns that share a row, a load or an OR-column belong together.
 * Since values add up and no row crosses, the lexicographic optimum of the whole is the optima of the parts. Small
 * components are put together up to `least` columns. The first part carries the constants.
 */
export function components<O>(model: Model<O>, least = 60): Restriction<O>[] {
  const parent = new Int32Array(model.columns);
  for (let c = 0; c < model.columns; c++) parent[c] = c;
  const find = (c: number): number => {
    let root = c;
    while (parent[root] !== root) root = parent[root];
    while (parent[c] !== root) [parent[c], c] = [root, parent[c]];
    return root;
  };
  const join = (list: Int32Array, from: number, to: number, first = -1) => {
    let head = first;
    for (let k = from; k < to; k++) {
      if (model.fixed[list[k]] >= 0) continue;
      if (head < 0) head = list[k];
      else {
        const [a, b] = [find(head), find(list[k])];
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  };
  for (let r = 0; r < model.rows; r++) join(model.matrix.index, model.matrix.start[r], model.matrix.start[r + 1]);
  for (let l = 0; l < model.loads; l++) join(model.loadMatrix.index, model.loadMatrix.start[l], model.loadMatrix.start[l + 1]);
  for (let c = 0; c < model.columns; c++) {
    if (model.isOr[c] && model.fixed[c] < 0) join(model.orMember, model.orStart[c], model.orStart[c + 1], c);
  }
  const size = new Map<number, number>();
  for (let c = 0; c < model.columns; c++) if (model.fixed[c] < 0) size.set(find(c), (size.get(find(c)) ?? 0) + 1);
  // Components come in the order of their first column; small neighbours are put together.
  const part = new Map<number, number>();
  let [current, filled] = [-1, 0];
  let count = 0;
  for (const [root, n] of size) {
    if (n >= least) part.set(root, count++);
    else {
      if (current < 0 || filled + n > least) [current, filled] = [count++, 0];
      part.set(root, current);
      filled += n;
    }
  }
  if (count <= 1) return [restrict(model)];
  const of = new Int32Array(model.columns).fill(-1);
  for (let c = 0; c < model.columns; c++) if (model.fixed[c] < 0) of[c] = part.get(find(c)) as number;
  return Array.from({ length: count }, (_, p) => restrict(model, { member: (c) => of[c] === p, constants: p === 0 }));
}
