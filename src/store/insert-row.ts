import type { Job } from '../jobs/job.ts';
import type { Sql } from './database.ts';

/** A job that is new in the table, and where it stands in the line. */
export interface NewRow {
  readonly job: Job;
  readonly caller: string;
  readonly priority: number;
}

/** Puts the row of a new job down. */
export function insert(sql: Sql, job: Job, caller: string, priority: number): Promise<void> {
  return insertAll(sql, [{ job, caller, priority }]);
}

/** A statement may have 65 535 parameters. */
const mostRows = 1000;

/** Puts the rows of new jobs down, in one statement when they are not very many. */
export async function insertAll(sql: Sql, rows: readonly NewRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += mostRows) await insertSome(sql, rows.slice(i, i + mostRows));
}

async function insertSome(sql: Sql, rows: readonly NewRow[]): Promise<void> {
  const all = rows.map(valuesOf);
  const columns = Object.keys(all[0] ?? {});
  const params = all.flatMap((values) => Object.values(values));
  const places = all.map((_, row) => `(${columns.map((__, i) => `$${row * columns.length + i + 1}`).join(', ')})`);
  await sql.query(`insert into vigie.rosters (${columns.join(', ')}) values ${places.join(', ')}`, params);
}

function valuesOf({ job, caller, priority }: NewRow): Readonly<Record<string, unknown>> {
  return {
    id: job.id,
    kind: job.kind ?? 'roster',
    parent: job.parent ?? null,
    state: job.state,
    revision: job.revision,
    created_at: job.createdAt,
    finished_at: job.finishedAt,
    lang: job.lang,
    facts: JSON.stringify(job.facts),
    department: job.facts.department ?? null,
    period_start: job.facts.period.start,
    period_end: job.facts.period.end,
    table_id: job.table ?? null,
    request: job.request,
    progress: job.progress === null ? null : JSON.stringify(job.progress),
    interim: job.interim,
    roster: job.roster,
    outcome: job.outcome,
    incident: job.incident,
    caller,
    priority,
  };
}
