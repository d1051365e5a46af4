import type { Job } from '../jobs/job.ts';
import type { Sql } from './database.ts';

/** Puts the row of a new job down. */
export async function insert(sql: Sql, job: Job, caller: string, priority: number): Promise<void> {
  const values = {
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
    roster: job.roster,
    incident: job.incident,
    caller,
    priority,
  };
  const columns = Object.keys(values);
  const places = columns.map((_, i) => `$${i + 1}`);
  await sql.query(`insert into vigie.rosters (${columns.join(', ')}) values (${places.join(', ')})`, Object.values(values));
}
