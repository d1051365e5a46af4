import { type Database, nowMs } from './database.ts';

/**
 * Lets go of what has been kept for long enough: rosters by the instant of their end, tables by that of their last
 * change, webhooks by that at which they were given up. Returns how many rosters went. The clock is the database's: one
 * process whose own is wrong does not erase what all have.
 *
 * @param ageMs how long, in milliseconds
 */
export async function eraseOld(database: Database, ageMs: number): Promise<number> {
  const before = `${nowMs} - ${Math.floor(ageMs)}`;
  const rows = await database.query(`delete from vigie.rosters where finished_at < ${before} returning id`);
  await database.query(`delete from vigie.tables where changed_at < ${before}`);
  await database.query(`delete from vigie.webhooks where ended_at < ${before}`);
  // A server of its own does this by itself; the embedded one has nobody for it, and grows.
  if (database.exclusive) for (const table of kept) await database.script(`vacuum ${table}`);
  return rows.length;
}

const kept = ['vigie.rosters', 'vigie.tables', 'vigie.copies', 'vigie.webhooks', 'pgboss.job'];
