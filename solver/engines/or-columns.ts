import type { Model } from '../model.ts';
import { transpose } from '../sparse.ts';
import type { ProgramBuilder } from './program.ts';

/** How the program being written uses OR-columns. */
interface Demand {
  /** Whether the soft sides of this level are written. */
  readonly active: (level: number) => boolean;
  /** Whether the column has a cost in the program. */
  readonly priced: (column: number) => boolean;
}

/**
 * Linking rows of OR-columns: at least each member where the program pushes the column down, at most their sum where it
 * pushes it up; none where the program does not use the column. Mutually exclusive members (in a common set packing row)
 * share one linking row, which is tighter.
 */
export function writeOr(model: Model, demand: Demand, out: ProgramBuilder): void {
  if (!model.isOr.includes(1)) return;
  const columns = transpose(model.columns, model.matrix);
  const exclusive = exclusiveRows(model);
  for (let c = 0; c < model.columns; c++) {
    if (!model.isOr[c] || model.fixed[c] >= 0) continue;
    let down = demand.priced(c);
    let up = demand.priced(c);
    for (let k = columns.start[c]; k < columns.start[c + 1]; k++) {
      const r = columns.index[k];
      const loOn = model.lo[r] > Number.NEGATIVE_INFINITY && (model.loLevel[r] < 0 || demand.active(model.loLevel[r]));
      const hiOn = model.hi[r] < Number.POSITIVE_INFINITY && (model.hiLevel[r] < 0 || demand.active(model.hiLevel[r]));
      const positive = columns.value[k] > 0;
      if (positive ? hiOn : loOn) down = true;
      if (positive ? loOn : hiOn) up = true;
    }
    const members = model.orMember.subarray(model.orStart[c], model.orStart[c + 1]);
    if (up) {
      out.beginRow(0, Number.POSITIVE_INFINITY);
      for (const member of members) out.entry(member, 1);
      out.entry(c, -1);
    }
    if (down) {
      for (const group of exclusiveGroups(members, columns, exclusive)) {
        out.beginRow(0, Number.POSITIVE_INFINITY);
        out.entry(c, 1);
        for (const member of group) out.entry(member, -1);
      }
    }
  }
}

/** Set packing rows: at most one of their columns is 1. */
function exclusiveRows(model: Model): Uint8Array {
  const { start, value } = model.matrix;
  const exclusive = new Uint8Array(model.rows);
  for (let r = 0; r < model.rows; r++) {
    if (model.hi[r] !== 1 || model.hiLevel[r] >= 0) continue;
    exclusive[r] = 1;
    for (let k = start[r]; k < start[r + 1]; k++) if (value[k] !== 1) exclusive[r] = 0;
  }
  return exclusive;
}

/** Greedy clique partition of the members by set packing rows. */
function exclusiveGroups(members: Int32Array, columns: ReturnType<typeof transpose>, exclusive: Uint8Array): number[][] {
  const groups: number[][] = [];
  const open = new Set(members);
  while (open.size > 0) {
    const inRow = new Map<number, number[]>();
    for (const member of open) {
      for (let k = columns.start[member]; k < columns.start[member + 1]; k++) {
        const r = columns.index[k];
        if (!exclusive[r]) continue;
        const list = inRow.get(r);
        if (list) list.push(member);
        else inRow.set(r, [member]);
      }
    }
    let best: number[] = [open.values().next().value as number];
    for (const list of inRow.values()) if (list.length > best.length) best = list;
    for (const member of best) open.delete(member);
    groups.push(best);
  }
  return groups;
}
