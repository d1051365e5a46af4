import type { TableRecord } from '../domain/table.ts';
import type { Job } from './job.ts';
import type { KeptTable, TableInForce, TableStore } from './table-store.ts';

/**
 * Where a roster is published: `table`, with what is kept of it; `adopts` when the roster was made apart from it and
 * joins it; `rival`: another table has one of its lines in force on one of its dates, and is not the same table.
 */
export type Place =
  | { readonly kind: 'table'; readonly table: string; readonly kept: KeptTable; readonly adopts: boolean }
  | { readonly kind: 'rival'; readonly rival: TableInForce };

/**
 * One department, one set of lines, one period: one table in force. A roster that answers for the same is the next
 * version of that table; one that answers for a part of it, or for more, cannot be published beside it.
 */
export async function placeOf(tables: TableStore, { facts, id, table = id }: Job, kept: KeptTable): Promise<Place> {
  const lines = facts.lines ?? [];
  const rivals = await tables.rivals({ department: facts.department ?? null, period: facts.period, lines }, table);
  const [rival] = rivals;
  if (rival === undefined) return { kind: 'table', table, kept, adopts: false };
  const same = rival.period.start === facts.period.start && rival.period.end === facts.period.end && sameIds(rival.lines, lines);
  if (rivals.length > 1 || !same || kept.copies.size > 0) return { kind: 'rival', rival };
  return { kind: 'table', table: rival.table, kept: withOpinions(await tables.find(rival.table), kept), adopts: true };
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a);
  return a.length === b.length && b.every((id) => known.has(id));
}

/** The record of a table with the opinions that were noted on the roster before it joined. */
function withOpinions(table: KeptTable, { record: own }: KeptTable): KeptTable {
  if (own === null || table.record === null) return table;
  const { opinions } = JSON.parse(own) as TableRecord;
  if (opinions.length === 0) return table;
  const record = JSON.parse(table.record) as TableRecord;
  return { ...table, record: JSON.stringify({ ...record, opinions: [...record.opinions, ...opinions] }) };
}
