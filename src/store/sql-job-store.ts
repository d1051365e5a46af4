import type { Added, Job, JobLoad, JobQuery, JobStore, JobSummary, Order } from '../jobs/job.ts';
import type { ProblemFacts } from '../jobs/task.ts';
import type { Database, Sql } from './database.ts';
import { channels } from './notices.ts';
import { Recent } from './recent.ts';
import { jobOf, type RosterRow, rosterColumns, type SummaryRow, summaryColumns, summaryOf } from './rows.ts';
import type { WaitingLine } from './waiting-line.ts';

/** Whoever waits goes before all those who do not. */
const urgentPriority = 1_000_000;

/** Ends the transaction that found its key taken. */
class KeyTaken extends Error {}

/** Jobs in PostgreSQL, embedded or not. */
export class SqlJobStore implements JobStore {
  readonly #database: Database;
  readonly #line: WaitingLine;
  readonly #worker: string;
  readonly #recent = new Recent();

  /** @param worker name of this process among those that share the database */
  constructor(database: Database, line: WaitingLine, worker: string) {
    this.#database = database;
    this.#line = line;
    this.#worker = worker;
  }

  async add(job: Job, order: Order): Promise<Added> {
    try {
      return await this.#database.transaction(async (sql) => {
        const known = order.key && (await knownBy(sql, order.key.key));
        if (known) return known.fingerprint === order.key?.fingerprint ? { kind: 'known', id: known.roster } : { kind: 'conflict' };
        const { waiting, here, mine } = await loadOf(sql, this.#worker, order.caller);
        if (waiting + here >= order.room) return { kind: 'full' };
        // Each further job of one caller waits behind the first ones of the others.
        const priority = (order.urgent ? urgentPriority : 0) - mine;
        await insert(sql, job, order.caller, priority);
        if (order.key) {
          const { key, fingerprint } = order.key;
          const text =
            'insert into vigie.idempotency_keys (key, fingerprint, roster) values ($1, $2, $3) on conflict do nothing returning key';
          const rows = await sql.query(text, [key, fingerprint, job.id]);
          if (rows.length === 0) throw new KeyTaken();
        }
        await this.#line.join(sql, job.id, priority, secondsFor(job.facts));
        await sql.query('select pg_notify($1, $2)', [channels.waiting, '']);
        return { kind: 'added' };
      });
    } catch (error) {
      // Somebody took the key between the look and the insertion; now it is there to be seen.
      if (error instanceof KeyTaken) return this.add(job, order);
      throw error;
    }
  }

  async keep(job: Job): Promise<void> {
    await insert(this.#database, job, '', 0);
  }

  async find(id: string): Promise<Job | null> {
    if (!this.#recent.has(id)) return this.#read(id);
    const [known] = await this.#database.query<{ revision: number }>('select revision from vigie.rosters where id = $1', [id]);
    if (known === undefined) {
      this.#recent.forget(id);
      return null;
    }
    return this.#recent.get(id, known.revision) ?? this.#read(id);
  }

  async facts(id: string): Promise<ProblemFacts | null> {
    const [row] = await this.#database.query<Pick<RosterRow, 'facts'>>('select facts from vigie.rosters where id = $1', [id]);
    return row === undefined ? null : (JSON.parse(row.facts) as ProblemFacts);
  }

  /** Lets go of what is held in memory of a job. */
  forget(id: string): void {
    this.#recent.forget(id);
  }

  async #read(id: string): Promise<Job | null> {
    const [row] = await this.#database.query<RosterRow>(`select ${rosterColumns} from vigie.rosters where id = $1`, [id]);
    if (row === undefined) return null;
    const job = jobOf(row);
    this.#recent.put(job);
    return job;
  }

  async list({ limit, after, state, departments, lines, from, to }: JobQuery): Promise<JobSummary[]> {
    const params: unknown[] = [];
    const param = (value: unknown): string => `$${params.push(value)}`;
    const conditions = [
      ...(after ? [`(created_at, id) < (${param(after.createdAt)}::bigint, ${param(after.id)}::text)`] : []),
      ...(state ? [`state = ${param(state)}`] : []),
      ...(departments ? [`department = any(${param([...departments])}::text[])`] : []),
      ...(lines ? [`facts::jsonb->'lines' <@ ${param(JSON.stringify(lines))}::jsonb`] : []),
      ...(from ? [`period_end >= ${param(from)}`] : []),
      ...(to ? [`period_start <= ${param(to)}`] : []),
    ];
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
    const text = `select ${summaryColumns} from vigie.rosters ${where} order by created_at desc, id desc limit ${param(limit)}`;
    return (await this.#database.query<SummaryRow>(text, params)).map(summaryOf);
  }

  async stop(id: string): Promise<'unknown' | 'finished' | 'stopping'> {
    return this.#database.transaction(async (sql) => {
      const text = 'select state, finished_at from vigie.rosters where id = $1 for update';
      const [row] = await sql.query<Pick<RosterRow, 'state' | 'finished_at'>>(text, [id]);
      if (row === undefined) return 'unknown';
      if (row.finished_at !== null) return 'finished';
      if (row.state === 'queued') {
        const end = `update vigie.rosters set state = 'stopped', finished_at = $2, revision = revision + 1,
          request = case when (facts::jsonb->>'retain')::boolean then request end where id = $1`;
        await sql.query(end, [id, Date.now()]);
        await this.#line.leave(sql, id);
        await sql.query('select pg_notify($1, $2)', [channels.changed, id]);
        return 'stopping';
      }
      await sql.query('update vigie.rosters set stopping = true where id = $1', [id]);
      await sql.query('select pg_notify($1, $2)', [channels.stop, id]);
      return 'stopping';
    });
  }

  async remove(id: string): Promise<boolean> {
    return this.#database.transaction(async (sql) => {
      const [row] = await sql.query<{ finished: boolean }>(
        'delete from vigie.rosters where id = $1 returning finished_at is not null as finished',
        [id],
      );
      if (row === undefined) return false;
      if (!row.finished) await this.#line.leave(sql, id);
      await sql.query('select pg_notify($1, $2), pg_notify($3, $2)', [channels.changed, id, channels.stop]);
      return true;
    });
  }

  load(): Promise<JobLoad> {
    return loadOf(this.#database, this.#worker, '');
  }
}

/** Seconds after which a run is hung, not slow: reading, compiling and verifying come on top of the solve. */
export function secondsFor({ timeLimitSeconds }: Job['facts']): number {
  return timeLimitSeconds * 2 + 300;
}

async function knownBy(sql: Sql, key: string): Promise<{ fingerprint: string; roster: string } | undefined> {
  const text = 'select fingerprint, roster from vigie.idempotency_keys where key = $1';
  return (await sql.query<{ fingerprint: string; roster: string }>(text, [key]))[0];
}

/** Jobs that have not ended, and how many of this caller wait. */
async function loadOf(sql: Sql, worker: string, caller: string): Promise<JobLoad & { readonly mine: number }> {
  const text = `select count(*) filter (where state = 'queued')::integer as waiting,
    count(*) filter (where state = 'running')::integer as running,
    count(*) filter (where worker = $1)::integer as here,
    count(*) filter (where state = 'queued' and caller = $2)::integer as mine from vigie.rosters where finished_at is null`;
  return (await sql.query<JobLoad & { mine: number }>(text, [worker, caller]))[0];
}

async function insert(sql: Sql, job: Job, caller: string, priority: number): Promise<void> {
  const values = {
    id: job.id,
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
