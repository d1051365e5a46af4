import { codeOf, type Database, type Sql } from './database.ts';
import { migrationSteps } from './migrations.ts';
import { secondsFor } from './seconds.ts';
import type { ProblemFacts } from '../jobs/task.ts';
import type { WaitingLine } from './waiting-line.ts';

/** Tables of the store, each after those it refers to, and the columns that order its rows. */
export const transferred = [
  // Parts refer to their scenario, which comes first.
  { name: 'rosters', order: '(parent is not null), id' },
  { name: 'idempotency_keys', order: 'key' },
  { name: 'tables', order: 'id' },
  { name: 'copies', order: 'table_id, version' },
  { name: 'in_force', order: 'table_id' },
  { name: 'duties', order: 'table_id, start_ms, slot, participant' },
  { name: 'solved', order: 'scenario, name' },
  { name: 'webhooks', order: 'id' },
  { name: 'audit', order: 'place' },
] as const;

/** Rows that are read, and put in, together. */
const together = 50;
const format = 'vigie-store';

/** An export cannot be taken in; `reason` says why. */
export class CannotImport extends Error {
  override readonly name = 'CannotImport';
  readonly reason: 'notAnExport' | 'otherVersion' | 'notEmpty' | 'cutShort' | 'damaged';
  constructor(reason: CannotImport['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Everything the store keeps, as it was at one instant: lines of JSON, a head, one line a row, and an end with their
 * number. Other processes may go on meanwhile.
 */
export async function exportStore(database: Database, write: (line: string) => Promise<void>): Promise<number> {
  return database.transaction(async (sql) => {
    await sql.script('set transaction isolation level repeatable read');
    await write(JSON.stringify({ format, step: migrationSteps }));
    let rows = 0;
    for (const { name, order } of transferred) {
      await sql.script(
        `declare export_${name} no scroll cursor for select row_to_json(kept)::text as row from vigie.${name} kept order by ${order}`,
      );
      for (;;) {
        const some = await sql.query<{ row: string }>(`fetch ${together} from export_${name}`);
        if (some.length === 0) break;
        for (const { row } of some) await write(`{"table":"${name}","row":${row}}`);
        rows += some.length;
      }
    }
    await write(JSON.stringify({ rows }));
    return rows;
  });
}

/**
 * Takes an export into an empty store: all of it, or nothing. Jobs that had not ended wait again.
 * @throws {CannotImport} by rejection
 */
export async function importStore(database: Database, line: WaitingLine, lines: AsyncIterable<string>): Promise<number> {
  return database.transaction(async (sql) => {
    if ((await sql.query('select id from vigie.rosters union all select id from vigie.tables limit 1')).length > 0)
      throw new CannotImport('notEmpty');
    await sql.script('delete from vigie.audit');
    const rows = await takeRows(sql, lines);
    await sql.script(`select setval(pg_get_serial_sequence('vigie.audit', 'place'), (select coalesce(max(place), 1) from vigie.audit))`);
    await waitAgain(sql, line);
    return rows;
  });
}

interface Line {
  readonly format?: unknown;
  readonly step?: unknown;
  readonly table?: string;
  readonly row?: unknown;
  readonly rows?: unknown;
}

async function takeRows(sql: Sql, lines: AsyncIterable<string>): Promise<number> {
  let [rows, head, batch] = [0, false, { table: '', rows: [] as unknown[] }];
  for await (const text of lines) {
    const line = parsed(text);
    if (!head) {
      if (line.format !== format) throw new CannotImport('notAnExport');
      if (line.step !== migrationSteps) throw new CannotImport('otherVersion');
      head = true;
    } else if (line.table === undefined) {
      await put(sql, batch);
      if (line.rows !== rows) throw new CannotImport('cutShort');
      return rows;
    } else {
      if (line.table !== batch.table || batch.rows.length >= together) {
        await put(sql, batch);
        batch = { table: line.table, rows: [] };
      }
      batch.rows.push(line.row);
      rows++;
    }
  }
  throw new CannotImport('cutShort');
}

function parsed(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new CannotImport('notAnExport');
  }
}

async function put(sql: Sql, { table, rows }: { readonly table: string; readonly rows: readonly unknown[] }): Promise<void> {
  if (rows.length === 0) return;
  const known = transferred.find(({ name }) => name === table);
  if (known === undefined) throw new CannotImport('notAnExport');
  const text = `insert into vigie.${known.name} overriding system value select * from json_populate_recordset(null::vigie.${known.name}, $1::json)`;
  try {
    await sql.query(text, [JSON.stringify(rows)]);
  } catch (error) {
    // A value that does not fit its column, or a row that refers to one that is missing.
    throw /^2[23]/.test(codeOf(error)) ? new CannotImport('damaged') : error;
  }
}

/** Has every job that had not ended wait for a worker; a scenario that waits for its parts goes on with the last of them. */
async function waitAgain(sql: Sql, line: WaitingLine): Promise<void> {
  const text = `update vigie.rosters job set claim = null, worker = null,
      state = case when kind = 'scenario' and progress is not null then state else 'queued' end
    where finished_at is null returning id, facts, priority, exists (select 1 from vigie.rosters part where part.parent = job.id) as parts`;
  const jobs = await sql.query<{ id: string; facts: string; priority: number; parts: boolean }>(text);
  const places = jobs.filter(({ parts }) => !parts);
  await line.join(
    sql,
    places.map(({ id, facts, priority }) => ({ id, priority, expireInSeconds: secondsFor(JSON.parse(facts) as ProblemFacts) })),
  );
}
