import { type Database, nowMs, type Sql } from './database.ts';
import { redactLateAudit } from './sql-audit-trail.ts';

/**
 * Lets go of what has been kept for long enough: rosters by the instant of their end, published ones together with their
 * table (docs/decisions/024), webhooks by that at which they were given up, entries of the audit trail by their own.
 * Returns how many rosters went. The clock is the database's: one process whose own is wrong does not erase what all have.
 *
 * @param ageMs how long, in milliseconds
 * @param auditMs how long entries of the audit trail are kept, in milliseconds
 */
export async function eraseOld(database: Database, ageMs: number, auditMs: number): Promise<number> {
  const before = `${nowMs} - ${Math.floor(ageMs)}`;
  const gone = await database.transaction(async (sql) => {
    await eraseTables(sql, before);
    return eraseRosters(sql, before);
  });
  await database.query(`delete from vigie.webhooks where ended_at < ${before}`);
  await database.query(`delete from vigie.audit where at < ${nowMs} - ${Math.floor(auditMs)}`);
  await redactLateAudit(database);
  if (database.exclusive) await tidy(database);
  return gone;
}

/** WAL that a start after a crash may have to replay: a second's work. */
const mostWalBytes = 32 * 1024 * 1024;

/** What a server does by itself in the background, and the embedded one does not: vacuum and checkpoint. */
async function tidy(database: Database): Promise<void> {
  for (const table of kept) await database.script(`vacuum ${table}`);
  const text = 'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()';
  const [{ bytes }] = await database.query<{ bytes: number }>(text);
  if (bytes > mostWalBytes) await database.script('checkpoint');
}

const kept = ['vigie.rosters', 'vigie.tables', 'vigie.copies', 'vigie.webhooks', 'vigie.audit', 'pgboss.job'];

/** Tables by the instant of their last change, and not before the periods of what is published of them are over for as long. */
async function eraseTables(sql: Sql, before: string): Promise<void> {
  // Dates of periods are local ones; a day more or less is nothing beside weeks.
  const day = `to_char(to_timestamp((${before}) / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')`;
  await sql.query(`delete from vigie.tables old where changed_at < ${before} and not exists (
    select 1 from vigie.copies copy join vigie.rosters kept on kept.id = copy.roster_id where copy.table_id = old.id and kept.period_end >= ${day})`);
}

/** Rosters that no published table has, and what was noted of them without having been published. */
async function eraseRosters(sql: Sql, before: string): Promise<number> {
  const loose = 'not exists (select 1 from vigie.copies copy where copy.roster_id = old.id)';
  // Held before the second look: none is published between that and its end. What somebody else holds comes next time.
  const held = `select id from vigie.rosters old where finished_at < ${before} and ${loose} for update of old skip locked`;
  const ids = (await sql.query<{ id: string }>(held)).map(({ id }) => id);
  if (ids.length === 0) return 0;
  const text = `delete from vigie.rosters old where id = any($1::text[]) and ${loose} returning coalesce(table_id, id) as table`;
  const gone = await sql.query<{ table: string }>(text, [ids]);
  await sql.query(
    `delete from vigie.tables old where id = any($1::text[]) and not exists (select 1 from vigie.copies where table_id = old.id)
      and not exists (select 1 from vigie.rosters where id = old.id or table_id = old.id)`,
    [gone.map(({ table }) => table)],
  );
  return gone.length;
}
