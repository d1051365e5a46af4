import type { AuditEntry, AuditQuery, AuditTrail, KeptAuditEntry } from '../jobs/audit-trail.ts';
import { erasingCalls } from '../calls/erasing.ts';
import { Batches } from './batches.ts';
import { type Database, nowMs, type Sql } from './database.ts';

/** Entries that go out in one statement. */
const together = 500;

interface AuditRow extends Omit<KeptAuditEntry, 'place' | 'at'> {
  readonly place: unknown;
  readonly at: unknown;
}

/** The audit trail in PostgreSQL, embedded or not: one for all processes that share it. */
export class SqlAuditTrail implements AuditTrail {
  readonly #database: Database;
  readonly #batches: Batches<AuditEntry, null>;

  constructor(database: Database) {
    this.#database = database;
    this.#batches = new Batches(
      async (entries) => {
        await insertAudit(database, ...entries);
        return entries.map(() => null);
      },
      { most: together, alone: () => false },
    );
  }

  async record(entry: AuditEntry): Promise<void> {
    await this.#batches.add(entry);
  }

  async list({ limit, before, roster, actor, from, until }: AuditQuery): Promise<KeptAuditEntry[]> {
    const params: unknown[] = [];
    const param = (value: unknown): string => `$${params.push(value)}`;
    const conditions = [
      'true',
      ...(before === undefined ? [] : [`place < ${param(before)}::bigint`]),
      ...(roster === undefined ? [] : [`roster = ${param(roster)}`]),
      ...(actor === undefined ? [] : [`actor = ${param(actor)}`]),
      ...(from === undefined ? [] : [`at >= ${param(from)}::bigint`]),
      ...(until === undefined ? [] : [`at < ${param(until)}::bigint`]),
    ];
    const text = `select place, at, id, kind, actor, call, roster, outcome, request_id as "requestId" from vigie.audit
      where ${conditions.join(' and ')} order by place desc limit ${param(limit)}`;
    const rows = await this.#database.query<AuditRow>(text, params);
    return rows.map((row) => ({ ...row, place: Number(row.place), at: Number(row.at) }));
  }
}

/** Puts entries down, within the transaction of what they tell. Those that are there already stay as they are. */
export async function insertAudit(sql: Sql, ...entries: readonly (AuditEntry | undefined)[]): Promise<void> {
  const rows = entries.flatMap((entry) => entry ?? []);
  if (rows.length === 0) return;
  const text = `insert into vigie.audit (id, kind, actor, call, roster, outcome, request_id)
    select id, kind, actor, call, roster, outcome, "requestId" from jsonb_to_recordset($1::jsonb)
      as entry (id text, kind text, actor text, call text, roster text, outcome integer, "requestId" text)
    on conflict (id) do nothing`;
  await sql.query(text, [JSON.stringify(rows)]);
}

/**
 * Leaves of what was done with a roster or scenario its id, the actors and the instants.
 * @param but the entry of its erasure
 */
export async function redactAudit(sql: Sql, roster: string, but: AuditEntry | undefined): Promise<void> {
  const text = `update vigie.audit set kind = null, call = null, outcome = null, request_id = null
    where roster = $1 and id <> $2 and call is not null`;
  await sql.query(text, [roster, but?.id ?? '']);
}

const erasures = 'call = any($1::text[]) and outcome = 204';
/** No call takes as long, nor does a service that ends while one is under way. */
const lateMs = 86_400_000;

/**
 * The same for what was under way during an erasure, and was put down after it. Whoever asks for it since gets a 404:
 * that is not done with it, and stays.
 */
export async function redactLateAudit(sql: Sql): Promise<void> {
  const erased = `select roster from vigie.audit where at >= ${nowMs} - ${lateMs} and ${erasures}`;
  await sql.query(
    `update vigie.audit set kind = null, call = null, outcome = null, request_id = null
    where roster in (${erased}) and call is not null and outcome <> 404 and not (${erasures})`,
    [erasingCalls],
  );
}
