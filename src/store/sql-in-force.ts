import type { DutyFacts, DutyRow, TableFacts } from '../jobs/duty-row.ts';
import type { DutyInForce, PublishedCopy, TableInForce, TableQuery } from '../jobs/table-store.ts';
import type { DutyContact } from '../jobs/task.ts';
import type { Sql } from './database.ts';
import { lockTable } from './table-erasure.ts';

/** Rows of one statement: each duty has nine parameters, and a statement 65 535 at most. */
const mostRows = 5000;

interface TableRow {
  readonly table_id: string;
  readonly department: string | null;
  readonly period_start: string;
  readonly period_end: string;
  readonly lines: string[];
  readonly version: number;
  readonly roster_id: string;
  readonly published_at: unknown;
  readonly facts: string;
}

interface StoredDuty {
  readonly table_id: string;
  readonly slot: string;
  readonly line: string;
  readonly start_ms: unknown;
  readonly end_ms: unknown;
  readonly participant: string | null;
  readonly missing: number;
  readonly phone: string | null;
  readonly facts: string;
}

/**
 * Puts a version in force: what others look it up by takes the place of that of the version before. False where another
 * table of the department has one of its lines in force on one of its dates: publications of one department come one
 * after the other here.
 */
export async function putInForce(
  sql: Sql,
  table: string,
  { version, id, ...copy }: PublishedCopy & { readonly version: number; readonly id: string },
): Promise<boolean> {
  const { department, period, lines, publishedAt, index } = copy;
  await lockTable(sql, `department ${department ?? ''}`);
  const rivals = await rivalsOf(sql, copy, table);
  if (rivals.length > 0) return false;
  await sql.query('delete from vigie.in_force where table_id = $1', [table]);
  const text = `insert into vigie.in_force (table_id, department, period_start, period_end, lines, version, roster_id, published_at, facts)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  await sql.query(text, [table, department, period.start, period.end, [...lines], version, id, publishedAt, JSON.stringify(index.table)]);
  for (let i = 0; i < index.duties.length; i += mostRows) await addDuties(sql, table, index.duties.slice(i, i + mostRows));
  return true;
}

/** Tables of other rosters that have one of these lines in force on one of these dates, for the same department. */
export async function rivalsOf(
  sql: Pick<Sql, 'query'>,
  { department, period, lines }: Pick<PublishedCopy, 'department' | 'period' | 'lines'>,
  table: string,
): Promise<TableInForce[]> {
  const text = `select * from vigie.in_force where department is not distinct from $1 and period_start <= $2 and period_end >= $3
    and lines && $4::text[] and table_id <> $5 order by period_start, table_id`;
  return (await sql.query<TableRow>(text, [department, period.end, period.start, [...lines], table])).map(tableOf);
}

export async function tablesInForce(sql: Pick<Sql, 'query'>, { departments, from, to }: TableQuery): Promise<TableInForce[]> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const named = departments?.filter((one) => one !== null);
  const conditions = [
    'true',
    ...(departments ? [`(department = any(${param(named)}::text[])${departments.includes(null) ? ' or department is null' : ''})`] : []),
    ...(from ? [`period_end >= ${param(from)}`] : []),
    ...(to ? [`period_start <= ${param(to)}`] : []),
  ];
  const text = `select * from vigie.in_force where ${conditions.join(' and ')} order by period_start, table_id`;
  return (await sql.query<TableRow>(text, params)).map(tableOf);
}

/** Duties and gaps under way at an instant, and the next one of each line and table that begins after it. */
export async function dutiesAt(
  sql: Pick<Sql, 'query'>,
  tables: readonly string[],
  at: number,
): Promise<{ now: DutyInForce[]; next: DutyInForce[] }> {
  const now = `select * from vigie.duties where table_id = any($1::text[]) and start_ms <= $2 and end_ms > $2 order by start_ms, slot, participant`;
  const next = `select d.* from vigie.duties d join (
      select table_id, line, min(start_ms) as first from vigie.duties where table_id = any($1::text[]) and end_ms > $2 and start_ms > $2 group by table_id, line
    ) n on n.table_id = d.table_id and n.line = d.line and n.first = d.start_ms order by d.start_ms, d.slot, d.participant`;
  const [one, other] = await Promise.all([now, next].map((text) => sql.query<StoredDuty>(text, [[...tables], at])));
  return { now: one.map(dutyOf), next: other.map(dutyOf) };
}

export async function setContact(sql: Sql, table: string, { slot, participant, phone }: DutyContact): Promise<void> {
  await sql.query('update vigie.duties set phone = $4 where table_id = $1 and slot = $2 and participant = $3', [
    table,
    slot,
    participant,
    phone,
  ]);
}

async function addDuties(sql: Sql, table: string, duties: readonly DutyRow[]): Promise<void> {
  const columns = 9;
  const places = duties.map((_, row) => `(${Array.from({ length: columns }, (__, i) => `$${row * columns + i + 1}`).join(', ')})`);
  const params = duties.flatMap(({ slot, line, startMs, endMs, participant, missing, phone, facts }) => [
    ...[table, slot, line, startMs, endMs, participant, missing, phone, JSON.stringify(facts)],
  ]);
  const text = `insert into vigie.duties (table_id, slot, line, start_ms, end_ms, participant, missing, phone, facts) values ${places.join(', ')}`;
  await sql.query(text, params);
}

function tableOf({
  table_id,
  department,
  period_start,
  period_end,
  lines,
  version,
  roster_id,
  published_at,
  facts,
}: TableRow): TableInForce {
  return {
    table: table_id,
    roster: roster_id,
    version,
    department,
    period: { start: period_start, end: period_end },
    lines,
    publishedAt: Number(published_at),
    facts: JSON.parse(facts) as TableFacts,
  };
}

function dutyOf({ table_id, slot, line, start_ms, end_ms, participant, missing, phone, facts }: StoredDuty): DutyInForce {
  const times = { startMs: Number(start_ms), endMs: Number(end_ms) };
  return { table: table_id, slot, line, ...times, participant, missing, phone, facts: JSON.parse(facts) as DutyFacts };
}
