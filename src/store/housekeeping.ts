import type { Database } from './database.ts';

/**
 * Lets go of what has been kept for long enough: rosters by the instant of their end, tables by that of their last
 * change. Returns how many rosters went.
 *
 * @param before instant, UTC milliseconds
 */
export async function eraseOld(database: Database, before: number): Promise<number> {
  const rows = await database.query('delete from vigie.rosters where finished_at < $1 returning id', [before]);
  await database.query('delete from vigie.tables where changed_at < $1', [before]);
  // A server of its own does this by itself; the embedded one has nobody for it, and grows.
  if (database.exclusive) for (const table of ['rosters', 'tables', 'copies']) await database.script(`vacuum vigie.${table}`);
  return rows.length;
}
