import { randomUUID } from 'node:crypto';
import type { ClaimedJob, JobEnd, ScenarioTransition } from '../jobs/job.ts';
import type { ScenarioProgress } from '../jobs/scenario-store.ts';
import { endedEvent } from '../jobs/ended-event.ts';
import type { ProblemFacts } from '../jobs/task.ts';
import type { Sql } from './database.ts';
import { insertAll } from './insert-row.ts';
import { channels } from './notices.ts';
import { secondsFor } from './seconds.ts';
import { enqueueWebhook } from './sql-webhook-queue.ts';
import type { WaitingLine } from './waiting-line.ts';

interface ScenarioRow {
  readonly priority: number;
  readonly caller: string;
  readonly facts: string;
  readonly stopping: boolean;
  readonly progress: string | null;
}

const scenarioColumns = 'priority, caller, facts, stopping, progress';

/**
 * A scenario gives its claim up and waits for its parts, each further one behind the first of whoever else does not wait
 * for the answer. Whoever asked for a stop meanwhile gets no parts: the scenario is taken up again at once.
 */
export async function scenarioWaits(
  sql: Sql,
  line: WaitingLine,
  { claim, job }: ClaimedJob,
  { solved, parts, solves }: Extract<ScenarioTransition, { state: 'waits' }>,
  now: number,
): Promise<boolean> {
  // A death at a part is not counted against the scenario.
  const text = `update vigie.rosters set claim = null, worker = null, attempts = 0, deaths = 0, suspect = false, revision = revision + 1
    where id = $1 and claim = $2 and finished_at is null returning ${scenarioColumns}`;
  const [row] = await sql.query<ScenarioRow>(text, [job.id, claim]);
  if (row === undefined) return false;
  await keepSolved(sql, job.id, solved);
  await advance(sql, job.id, { solved: progressOf(row).solved, solves });
  await line.leave(sql, job.id);
  const facts = JSON.parse(row.facts) as ProblemFacts;
  if (row.stopping || parts.length === 0)
    await line.join(sql, [{ id: job.id, priority: row.priority, expireInSeconds: secondsFor(facts) }]);
  else {
    const rows = parts.map(({ request, timeLimitSeconds }, i) => {
      const head = { id: randomUUID(), kind: 'part' as const, parent: job.id, state: 'queued' as const, revision: 1 };
      const rest = {
        createdAt: now,
        finishedAt: null,
        lang: job.lang,
        request,
        progress: null,
        interim: null,
        roster: null,
        outcome: null,
        incident: null,
      };
      return { job: { ...head, ...rest, facts: { ...facts, timeLimitSeconds } }, caller: row.caller, priority: row.priority - i };
    });
    await insertAll(sql, rows);
    await line.join(
      sql,
      rows.map(({ job: { id, facts: own }, priority }) => ({ id, priority, expireInSeconds: secondsFor(own) })),
    );
  }
  await sql.query('select pg_notify($1, $2), pg_notify($3, $4)', [channels.changed, job.id, channels.waiting, '']);
  return true;
}

/** A part has ended: what it solved is kept. With the last one, or with one that failed, the scenario goes on, or ends. */
export async function partEnded(sql: Sql, line: WaitingLine, { claim, job }: ClaimedJob, end: JobEnd, now: number): Promise<boolean> {
  const parent = job.parent ?? '';
  // One part after the other: the last one has to know that it is.
  const lock = `select ${scenarioColumns} from vigie.rosters where id = $1 and finished_at is null for update`;
  const [row] = await sql.query<ScenarioRow>(lock, [parent]);
  const gone = await sql.query('delete from vigie.rosters where id = $1 and claim = $2 returning id', [job.id, claim]);
  if (row === undefined || gone.length === 0) return false;
  await line.leave(sql, job.id);
  if (end.state === 'failed') {
    await fail(sql, line, { id: parent, row }, end, now);
    return true;
  }
  if (end.state === 'solved') {
    const before = progressOf(row);
    await keepSolved(sql, parent, end.solved);
    await advance(sql, parent, { ...before, solved: before.solved + Object.keys(end.solved).length });
  }
  const [left] = await sql.query<{ parts: number }>('select count(*)::integer as parts from vigie.rosters where parent = $1', [parent]);
  if (left.parts === 0) await goOn(sql, line, parent, row);
  await sql.query('select pg_notify($1, $2)', [channels.changed, parent]);
  return true;
}

/** Ends the parts of a scenario that is to be stopped; with the last one it is taken up again, and compared. */
export async function stopParts(sql: Sql, line: WaitingLine, id: string): Promise<void> {
  const text = `select claim, ${scenarioColumns} from vigie.rosters where id = $1 for update`;
  const [row] = await sql.query<ScenarioRow & { claim: string | null }>(text, [id]);
  const idle = await sql.query<{ id: string }>('delete from vigie.rosters where parent = $1 and claim is null returning id', [id]);
  for (const part of idle) await line.leave(sql, part.id);
  const atWork = await sql.query<{ id: string }>('update vigie.rosters set stopping = true where parent = $1 returning id', [id]);
  if (idle.length > 0 && atWork.length === 0 && row.claim === null) await goOn(sql, line, id, row);
  for (const part of atWork) await sql.query('select pg_notify($1, $2)', [channels.stop, part.id]);
}

/** Takes the parts of a scenario out of the line and away; those at work learn that nobody needs them. */
export async function dropParts(sql: Sql, line: WaitingLine, id: string): Promise<void> {
  // Whoever ends the last part meanwhile waits here, and finds nothing to go on with.
  await sql.query('select id from vigie.rosters where id = $1 for update', [id]);
  const parts = await sql.query<{ id: string }>('delete from vigie.rosters where parent = $1 returning id', [id]);
  for (const part of parts) {
    await line.leave(sql, part.id);
    await sql.query('select pg_notify($1, $2)', [channels.stop, part.id]);
  }
}

async function goOn(sql: Sql, line: WaitingLine, id: string, { priority, facts }: ScenarioRow): Promise<void> {
  await line.join(sql, [{ id, priority, expireInSeconds: secondsFor(JSON.parse(facts) as ProblemFacts) }]);
  await sql.query('select pg_notify($1, $2)', [channels.waiting, '']);
}

async function fail(
  sql: Sql,
  line: WaitingLine,
  { id, row }: { id: string; row: ScenarioRow },
  { incident, givenUp }: Extract<JobEnd, { state: 'failed' }>,
  now: number,
): Promise<void> {
  await dropParts(sql, line, id);
  await sql.query('delete from vigie.solved where scenario = $1', [id]);
  const text = `update vigie.rosters set state = 'failed', finished_at = $2, incident = $3, given_up = $4, revision = revision + 1,
    request = case when (facts::jsonb->>'retain')::boolean then request end where id = $1`;
  await sql.query(text, [id, now, incident, givenUp === true]);
  const event = endedEvent({ id, kind: 'scenario', facts: JSON.parse(row.facts) as ProblemFacts }, 'failed', now, null);
  if (event) await enqueueWebhook(sql, id, event);
  await sql.query('select pg_notify($1, $2)', [channels.changed, id]);
}

async function keepSolved(sql: Sql, id: string, solved: Readonly<Record<string, string>>): Promise<void> {
  const text = 'insert into vigie.solved (scenario, name, result) values ($1, $2, $3) on conflict do nothing';
  for (const [name, result] of Object.entries(solved)) await sql.query(text, [id, name, result]);
}

async function advance(sql: Sql, id: string, progress: ScenarioProgress): Promise<void> {
  const text = 'update vigie.rosters set progress = $2, revision = revision + 1 where id = $1';
  await sql.query(text, [id, JSON.stringify(progress)]);
}

function progressOf({ progress }: Pick<ScenarioRow, 'progress'>): ScenarioProgress {
  return progress === null ? { solved: 0, solves: 0 } : (JSON.parse(progress) as ScenarioProgress);
}
