import { randomUUID } from 'node:crypto';
import type { ClaimedJob, Job, JobAdvance, JobEnd, JobQueue, ScenarioTransition } from '../jobs/job.ts';
import { endedEvent } from '../jobs/ended-event.ts';
import type { Database, Sql } from './database.ts';
import { channels } from './notices.ts';
import { jobOf, type RosterRow, rosterColumns } from './rows.ts';
import { partEnded, scenarioWaits } from './scenario-transitions.ts';
import { secondsFor } from './seconds.ts';
import { enqueueWebhook } from './sql-webhook-queue.ts';
import type { Ticket, WaitingLine } from './waiting-line.ts';

interface ClaimedRow extends RosterRow {
  readonly deaths: number;
  readonly suspect: boolean;
  readonly stopping: boolean;
}

/** The claim holds: nobody else has taken the job since, and it has not ended. */
const holds = 'id = $1 and claim = $2 and finished_at is null';

/** Jobs for workers. Who is next is the line's to say; that a job is done once is guarded by the claim in its row. */
export class SqlJobQueue implements JobQueue {
  readonly #database: Database;
  readonly #line: WaitingLine;
  readonly #worker: string;
  readonly #tickets = new Map<string, Ticket>();

  constructor(database: Database, line: WaitingLine, worker: string) {
    this.#database = database;
    this.#line = line;
    this.#worker = worker;
  }

  async claim(): Promise<ClaimedJob | null> {
    for (;;) {
      const ticket = await this.#line.next();
      if (ticket === null) return null;
      const claim = randomUUID();
      const row = await this.#database.transaction((sql) => this.#taken(sql, ticket.id, claim));
      if (row !== undefined) {
        this.#tickets.set(claim, ticket);
        return { claim, deaths: row.deaths, suspect: row.suspect, job: jobOf(row), stopping: row.stopping };
      }
      // It ended, or was erased, while it waited to be tried again.
      await this.#line.leave(this.#database, ticket.id);
    }
  }

  async #taken(sql: Sql, id: string, claim: string): Promise<ClaimedRow | undefined> {
    const death = await recordDeath(sql, id);
    const text = `update vigie.rosters set state = 'running', revision = revision + 1, attempts = attempts + 1, claim = $2, worker = $3,
        accompanied = false, suspect = suspect or $4, deaths = deaths + $5
      where id = $1 and finished_at is null
      returning ${rosterColumns}, deaths, suspect, stopping, pg_notify('${channels.changed}', id)`;
    const [row] = await sql.query<ClaimedRow>(text, [id, claim, this.#worker, death !== null, death === 'own' ? 1 : 0]);
    return row;
  }

  async advance({ claim, job }: ClaimedJob, { progress, interim }: JobAdvance): Promise<boolean> {
    const text = `update vigie.rosters set revision = revision + 1, progress = coalesce($3, progress), interim = coalesce($4, interim)
      where ${holds} returning pg_notify('${channels.changed}', id)`;
    const rows = await this.#database.query(text, [job.id, claim, progress ? JSON.stringify(progress) : null, interim ?? null]);
    return rows.length > 0;
  }

  async finish(claimed: ClaimedJob, end: JobEnd, now: number): Promise<boolean> {
    const done = await this.#finished(claimed, end, now);
    this.#tickets.delete(claimed.claim);
    return done;
  }

  #finished(claimed: ClaimedJob, end: JobEnd, now: number): Promise<boolean> {
    const { claim, job } = claimed;
    if (end.state === 'waits') return this.#database.transaction((sql) => scenarioWaits(sql, this.#line, claimed, end, now));
    if (end.state === 'solved' || job.kind === 'part') {
      return this.#database.transaction((sql) => partEnded(sql, this.#line, claimed, end, now));
    }
    const { roster, outcome, incident, givenUp } = columnsOf(end);
    const text = `update vigie.rosters set state = $3, finished_at = $4, revision = revision + 1, roster = $5, outcome = $9,
        interim = case when $5::text is null and $3 = 'stopped' then interim end,
        incident = $6, given_up = $8, request = case when $7::boolean then request end, claim = null, worker = null
      where ${holds} returning pg_notify('${channels.changed}', id)`;
    const params = [job.id, claim, end.state, now, roster, incident, job.facts.retain, givenUp, outcome];
    return this.#database.transaction(async (sql) => {
      if ((await sql.query(text, params)).length === 0) return false;
      await this.#line.leave(sql, job.id);
      const event = endedEvent(job, end.state, now, outcome);
      if (event) await enqueueWebhook(sql, job.id, event);
      if (job.kind === 'scenario') await sql.query('delete from vigie.solved where scenario = $1', [job.id]);
      return true;
    });
  }

  async release({ claim, job }: ClaimedJob): Promise<void> {
    // It was given back in order: that is no attempt.
    await this.#database.transaction((sql) => this.#return(sql, holds, [job.id, claim], 'attempts = greatest(attempts - 1, 0)'));
    this.#tickets.delete(claim);
  }

  /** Gives back everything that is being worked on: for a database of one process, which has only just begun. */
  async reclaim(): Promise<void> {
    const atWork = 'claim is not null and finished_at is null';
    await this.#database.transaction(async (sql) => {
      const [{ count }] = await sql.query<{ count: number }>(`select count(*)::integer as count from vigie.rosters where ${atWork}`);
      // The process has died at one of them: with several, which one is not known.
      await this.#return(sql, atWork, [], `suspect = true, deaths = deaths + ${count === 1 ? 1 : 0}`);
    });
  }

  async beat(claimed: readonly ClaimedJob[]): Promise<{ stop: ReadonlySet<string>; lost: ReadonlySet<string> }> {
    const claims = claimed.map(({ claim }) => claim);
    await this.#line.touch(claims.flatMap((claim) => this.#tickets.get(claim) ?? []));
    const text = 'select claim, stopping from vigie.rosters where id = any($1::text[]) and claim = any($2::text[]) and finished_at is null';
    const ids = claimed.map(({ job }) => job.id);
    const rows = await this.#database.query<{ claim: string; stopping: boolean }>(text, [ids, claims]);
    const held = new Set(rows.map(({ claim }) => claim));
    return {
      stop: new Set(rows.filter(({ stopping }) => stopping).map(({ claim }) => claim)),
      lost: new Set(claims.filter((claim) => !held.has(claim))),
    };
  }

  async #return(sql: Sql, which: string, params: readonly unknown[], counted: string): Promise<void> {
    // A scenario that has begun goes on: a stop compares what it has.
    const text = `update vigie.rosters set state = case when kind = 'scenario' and progress is not null then state else 'queued' end, revision = revision + 1, claim = null, worker = null, ${counted}
      where ${which} returning id, facts, priority, pg_notify('${channels.changed}', id)`;
    const rows = await sql.query<Pick<RosterRow, 'id' | 'facts'> & { priority: number }>(text, params);
    if (rows.length === 0) return;
    await this.#line.leave(
      sql,
      rows.map(({ id }) => id),
    );
    await this.#line.join(
      sql,
      rows.map(({ id, facts, priority }) => ({ id, priority, expireInSeconds: secondsFor(JSON.parse(facts) as Job['facts']) })),
    );
    await sql.query('select pg_notify($1, $2)', [channels.waiting, '']);
  }
}

/** What of an end is kept beside its state. */
function columnsOf(end: Exclude<JobEnd, ScenarioTransition>): Pick<Job, 'roster' | 'outcome' | 'incident'> & { readonly givenUp: boolean } {
  if (end.state === 'failed') return { roster: null, outcome: null, incident: end.incident, givenUp: end.givenUp === true };
  return { roster: end.roster ?? null, outcome: end.outcome ?? null, incident: null, givenUp: false };
}

/**
 * Whether a job that waits again still has the claim of a process that died at it: `own`: nothing else was at work there;
 * `shared`: which job the process died of is not known; null: it has none. Marks the others that were at work there.
 */
async function recordDeath(sql: Sql, id: string): Promise<'own' | 'shared' | null> {
  const text = 'select worker, accompanied from vigie.rosters where id = $1 and claim is not null and finished_at is null for update';
  const [row] = await sql.query<{ worker: string; accompanied: boolean }>(text, [id]);
  if (row === undefined) return null;
  const others = `update vigie.rosters set accompanied = true
    where worker = $1 and id <> $2 and claim is not null and finished_at is null returning id`;
  return (await sql.query(others, [row.worker, id])).length > 0 || row.accompanied ? 'shared' : 'own';
}
