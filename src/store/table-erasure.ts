import type { Sql } from './database.ts';

/**
 * What changes a table and what erases it come one after the other, also while nothing is kept of it yet. Held until
 * the end of the transaction, and taken before the row of any roster, so that nobody waits in a circle.
 */
export async function lockTable(sql: Sql, table: string): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [table]);
}

/** Whether a roster is there; then it stays until the end of the transaction. */
export async function lockRoster(sql: Sql, id: string): Promise<boolean> {
  return (await sql.query('select id from vigie.rosters where id = $1 for key share', [id])).length > 0;
}

/** `free`: nothing holds these rosters any more; `published`: a table does, whose version of this number is in force. */
export type Release =
  | { readonly kind: 'free'; readonly rosters: readonly string[] }
  | { readonly kind: 'published'; readonly version: number }
  | { readonly kind: 'unknown' };

/**
 * Frees a roster that is to be erased from its table: erases the table, if it speaks of the roster, and tells which
 * rosters go with it, those of all its versions. A table of which something is published goes only `withTable`.
 */
export async function release(sql: Sql, id: string, withTable: boolean): Promise<Release> {
  const where = `from vigie.rosters where id = $1 and kind = 'roster'`;
  const [row] = await sql.query<{ table: string }>(`select coalesce(table_id, id) as table ${where}`, [id]);
  if (row === undefined) return { kind: 'unknown' };
  await lockTable(sql, row.table);
  // Whoever held the table until now may have erased the roster.
  if ((await sql.query(`select id ${where} for update`, [id])).length === 0) return { kind: 'unknown' };
  const about = 'select id from vigie.tables where id = $1 and position($2 in record) > 0';
  if ((await sql.query(about, [row.table, JSON.stringify(id)])).length === 0) return { kind: 'free', rosters: [id] };
  const text = 'select version, roster_id as roster from vigie.copies where table_id = $1 order by version';
  const versions = await sql.query<{ version: number; roster: string }>(text, [row.table]);
  const last = versions.at(-1);
  if (last !== undefined && !withTable) return { kind: 'published', version: last.version };
  await sql.query('delete from vigie.tables where id = $1', [row.table]);
  return { kind: 'free', rosters: [...new Set([id, ...versions.map(({ roster }) => roster)])] };
}
