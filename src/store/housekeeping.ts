import { type Database, nowMs } from './database.ts';

/**
 * Lets go of what has been kept for long enough: rosters by the instant of their end, tables by that of their last
 * change, both, once they are published, not before the period is over for as long (docs/decisions/024), webhooks by that at which they were given up, entries of the audit trail by their own. Returns how many
 * rosters went. The clock is the database's: one process whose own is wrong does not erase what all have.
 *
 * @param ageMs how long, in milliseconds
 * @param auditMs how long entries of the audit trail are kept, in milliseconds
 */
export async function eraseOld(database: Database, ageMs: number, auditMs: number): Promise<number> {
  const before = `${nowMs} - ${Math.floor(ageMs)}`;
  // Dates of periods are local ones; a day more or less is nothing beside weeks.
  const day = `to_char(to_timestamp((${before}) / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await database.query(`delete from vigie.rosters old where finished_at < ${before}
    and not (period_end >= ${day} and exists (select 1 from vigie.copies copy where copy.roster_id = old.id)) returning id`);
  await database.query(`delete from vigie.tables old where changed_at < ${before} and not exists (
    select 1 from vigie.copies copy join vigie.rosters kept on kept.id = copy.roster_id where copy.table_id = old.id and kept.period_end >= ${day})`);
  await database.query(`delete from vigie.webhooks where ended_at < ${before}`);
  await database.query(`delete from vigie.audit where at < ${nowMs} - ${Math.floor(auditMs)}`);
  // A server of its own does this by itself; the embedded one has nobody for it, and grows.
  if (database.exclusive) for (const table of kept) await database.script(`vacuum ${table}`);
  return rows.length;
}

const kept = ['vigie.rosters', 'vigie.tables', 'vigie.copies', 'vigie.webhooks', 'vigie.audit', 'pgboss.job'];
