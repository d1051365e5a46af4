import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../jobs/audit-trail.ts';
import type { Added, Job, JobLoad, JobQuery, JobStore, JobSummary, Order, Removal } from '../jobs/job.ts';
import { endedEvent } from '../jobs/ended-event.ts';
import type { ProblemFacts } from '../jobs/task.ts';
import type { Database, Sql } from './database.ts';
import { channels } from './notices.ts';
import { insert } from './insert-row.ts';
import { JobIntake } from './job-intake.ts';
import { JobCache } from './job-cache.ts';
import { jobOf, type RosterRow, rosterColumns, type SummaryRow, summaryColumns, summaryOf } from './rows.ts';
import { dropParts, stopParts } from './scenario-transitions.ts';
import { redactAudit, insertAudit } from './sql-audit-trail.ts';
import { enqueueWebhook, deleteWebhooks } from './sql-webhook-queue.ts';
import { type Release, release } from './table-erasure.ts';
import type { WaitingLine } from './waiting-line.ts';

/** Jobs of one kind in PostgreSQL, embedded or not. */
export class SqlJobStore implements JobStore {
  readonly #database: Database;
  readonly #line: WaitingLine;
  readonly #worker: string;
  readonly #kind: 'roster' | 'scenario';
  readonly #intake: JobIntake;
  readonly #cache = new JobCache();

  /** @param worker name of this process among those that share the database */
  constructor(database: Database, line: WaitingLine, worker: string, kind: 'roster' | 'scenario' = 'roster') {
    this.#database = database;
    this.#line = line;
    this.#worker = worker;
    this.#kind = kind;
    this.#intake = new JobIntake(database, line, worker);
  }

  add(job: Job, order: Order): Promise<Added> {
    return this.#intake.add(job, order);
  }

  async keep(job: Job, entry?: AuditEntry): Promise<void> {
    if (entry === undefined) return insert(this.#database, job, '', 0);
    await this.#database.transaction(async (sql) => {
      await insert(sql, job, '', 0);
      await insertAudit(sql, entry);
    });
  }

  async find(id: string): Promise<Job | null> {
    if (!this.#cache.has(id)) return this.#read(id);
    const [known] = await this.#database.query<{ revision: number }>('select revision from vigie.rosters where id = $1 and kind = $2', [
      id,
      this.#kind,
    ]);
    if (known === undefined) {
      this.#cache.forget(id);
      return null;
    }
    return this.#cache.get(id, known.revision) ?? this.#read(id);
  }

  async facts(id: string): Promise<ProblemFacts | null> {
    const text = 'select facts from vigie.rosters where id = $1 and kind = $2';
    const [row] = await this.#database.query<Pick<RosterRow, 'facts'>>(text, [id, this.#kind]);
    return row === undefined ? null : (JSON.parse(row.facts) as ProblemFacts);
  }

  /** Lets go of what is held in memory of a job. */
  forget(id: string): void {
    this.#cache.forget(id);
  }

  async #read(id: string): Promise<Job | null> {
    const [row] = await this.#database.query<RosterRow>(`select ${rosterColumns} from vigie.rosters where id = $1 and kind = $2`, [
      id,
      this.#kind,
    ]);
    if (row === undefined) return null;
    const job = jobOf(row);
    this.#cache.put(job);
    return job;
  }

  async list({ limit, after, state, givenUp, departments, lines, from, to }: JobQuery): Promise<JobSummary[]> {
    const params: unknown[] = [];
    const param = (value: unknown): string => `$${params.push(value)}`;
    const conditions = [
      `kind = ${param(this.#kind)}`,
      ...(after ? [`(created_at, id) < (${param(after.createdAt)}::bigint, ${param(after.id)}::text)`] : []),
      ...(state ? [`state = ${param(state)}`] : []),
      ...(givenUp === undefined ? [] : [givenUp ? 'given_up' : 'not given_up']),
      ...(departments ? [`department = any(${param([...departments])}::text[])`] : []),
      ...(lines ? [`facts::jsonb->'lines' <@ ${param(JSON.stringify(lines))}::jsonb`] : []),
      ...(from ? [`period_end >= ${param(from)}`] : []),
      ...(to ? [`period_start <= ${param(to)}`] : []),
    ];
    const text = `select ${summaryColumns} from vigie.rosters where ${conditions.join(' and ')} order by created_at desc, id desc limit ${param(limit)}`;
    return (await this.#database.query<SummaryRow>(text, params)).map(summaryOf);
  }

  async stop(id: string, entry?: AuditEntry): Promise<'unknown' | 'finished' | 'stopping'> {
    return this.#database.transaction(async (sql) => {
      const text = 'select state, created_at, finished_at, kind, facts from vigie.rosters where id = $1 and kind = $2 for update';
      const [row] = await sql.query<Pick<RosterRow, 'state' | 'created_at' | 'finished_at' | 'kind' | 'facts'>>(text, [id, this.#kind]);
      if (row === undefined) return 'unknown';
      if (row.finished_at !== null) return 'finished';
      await insertAudit(sql, entry);
      if (row.state === 'queued') {
        const end = `update vigie.rosters set state = 'stopped', finished_at = $2, revision = revision + 1,
          request = case when (facts::jsonb->>'retain')::boolean then request end where id = $1`;
        const now = Math.max(Date.now(), Number(row.created_at));
        await sql.query(end, [id, now]);
        await this.#line.leave(sql, id);
        const kind = row.kind === 'roster' ? {} : { kind: row.kind };
        const event = endedEvent({ id, ...kind, facts: JSON.parse(row.facts) as ProblemFacts }, 'stopped', now, null);
        if (event) await enqueueWebhook(sql, id, event);
        await sql.query('select pg_notify($1, $2)', [channels.changed, id]);
        return 'stopping';
      }
      await sql.query('update vigie.rosters set stopping = true where id = $1', [id]);
      if (this.#kind === 'scenario') await stopParts(sql, this.#line, id);
      await sql.query('select pg_notify($1, $2)', [channels.stop, id]);
      return 'stopping';
    });
  }

  async remove(id: string, entry?: AuditEntry, withTable = false): Promise<Removal> {
    return this.#database.transaction(async (sql) => {
      const alone: Release = { kind: 'free', rosters: [id] };
      const found = this.#kind === 'roster' ? await release(sql, id, withTable) : alone;
      if (found.kind !== 'free') return found;
      let erased = false;
      for (const roster of found.rosters) {
        // Each erasure has an entry of its own, so that one sees why the others of that roster are bare.
        const own = entry && { ...entry, ...(roster === id ? {} : { id: randomUUID(), roster }) };
        if (await this.#eraseWhole(sql, roster, own)) erased = true;
      }
      return { kind: erased ? 'erased' : 'unknown' };
    });
  }

  async #eraseWhole(sql: Sql, id: string, entry: AuditEntry | undefined): Promise<boolean> {
    if (!(await this.#erase(sql, id))) return false;
    await deleteWebhooks(sql, id);
    await redactAudit(sql, id, entry);
    await insertAudit(sql, entry);
    return true;
  }

  handedOver(id: string): Promise<boolean> {
    return this.#database.transaction((sql) => this.#erase(sql, id));
  }

  async #erase(sql: Sql, id: string): Promise<boolean> {
    if (this.#kind === 'scenario') await dropParts(sql, this.#line, id);
    const [row] = await sql.query<{ finished: boolean }>(
      'delete from vigie.rosters where id = $1 and kind = $2 returning finished_at is not null as finished',
      [id, this.#kind],
    );
    if (row === undefined) return false;
    if (!row.finished) await this.#line.leave(sql, id);
    await sql.query('select pg_notify($1, $2), pg_notify($3, $2)', [channels.changed, id, channels.stop]);
    return true;
  }

  async load(): Promise<JobLoad> {
    // The parts of a scenario take no places in the line: the scenario has one.
    const text = `select count(*) filter (where state = 'queued' and kind <> 'part')::integer as waiting,
      count(*) filter (where state = 'running' and kind <> 'part')::integer as running,
      count(*) filter (where worker = $1)::integer as here,
      (select count(*)::integer from vigie.rosters where given_up) as "givenUp" from vigie.rosters where finished_at is null`;
    return (await this.#database.query<JobLoad>(text, [this.#worker]))[0];
  }
}
