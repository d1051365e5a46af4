import type { AuditEntry } from '../jobs/audit-trail.ts';
import type { Added, Job, JobQuery, JobSummary, Order } from '../jobs/job.ts';
import type { ScenarioHead, ScenarioOrigin, ScenarioProgress, ScenarioStore } from '../jobs/scenario-store.ts';
import type { ProblemFacts } from '../jobs/task.ts';
import type { Database } from './database.ts';
import type { RosterRow } from './rows.ts';
import { SqlJobStore } from './sql-job-store.ts';
import type { WaitingLine } from './waiting-line.ts';

type HeadRow = Pick<RosterRow, 'id' | 'state' | 'created_at' | 'finished_at' | 'facts' | 'progress' | 'incident' | 'given_up'>;

/** Scenarios in PostgreSQL, embedded or not: rows beside those of rosters, in the same line. */
export class SqlScenarioStore implements ScenarioStore {
  readonly #database: Database;
  readonly #jobs: SqlJobStore;

  /** @param worker name of this process among those that share the database */
  constructor(database: Database, line: WaitingLine, worker: string) {
    this.#database = database;
    this.#jobs = new SqlJobStore(database, line, worker, 'scenario');
  }

  add(job: Job, order: Order): Promise<Added> {
    return this.#jobs.add(job, order);
  }

  facts(id: string): Promise<ProblemFacts | null> {
    return this.#jobs.facts(id);
  }

  list(query: JobQuery): Promise<JobSummary[]> {
    return this.#jobs.list(query);
  }

  async head(id: string): Promise<ScenarioHead | null> {
    const columns = 'id, state, created_at, finished_at, facts, progress, incident, given_up';
    const text = `select ${columns} from vigie.rosters where id = $1 and kind = 'scenario'`;
    const [row] = await this.#database.query<HeadRow>(text, [id]);
    if (row === undefined) return null;
    const { state, incident } = row;
    const [createdAt, finishedAt] = [Number(row.created_at), row.finished_at === null ? null : Number(row.finished_at)];
    const progress = row.progress === null ? { solved: 0, solves: 0 } : (JSON.parse(row.progress) as ScenarioProgress);
    const facts = JSON.parse(row.facts) as ProblemFacts;
    return { id, state, createdAt, finishedAt, facts, incident, progress, ...(row.given_up ? { givenUp: true } : {}) };
  }

  async comparison(id: string): Promise<string | null> {
    const text = `select roster from vigie.rosters where id = $1 and kind = 'scenario'`;
    return (await this.#database.query<{ roster: string | null }>(text, [id]))[0]?.roster ?? null;
  }

  async origin(id: string): Promise<ScenarioOrigin | null> {
    const text = `select request, lang, created_at from vigie.rosters where id = $1 and kind = 'scenario'`;
    const [row] = await this.#database.query<Pick<RosterRow, 'request' | 'lang' | 'created_at'>>(text, [id]);
    if (row === undefined || row.request === null) return null;
    return { request: row.request, lang: row.lang, createdAt: Number(row.created_at) };
  }

  async solvedNames(id: string): Promise<ReadonlySet<string>> {
    const rows = await this.#database.query<{ name: string }>('select name from vigie.solved where scenario = $1', [id]);
    return new Set(rows.map(({ name }) => name));
  }

  async solved(id: string, names?: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const text = 'select name, result from vigie.solved where scenario = $1 and ($2::text[] is null or name = any($2::text[]))';
    const rows = await this.#database.query<{ name: string; result: string }>(text, [id, names ?? null]);
    return Object.fromEntries(rows.map(({ name, result }) => [name, result]));
  }

  stop(id: string, entry?: AuditEntry): Promise<'unknown' | 'finished' | 'stopping'> {
    return this.#jobs.stop(id, entry);
  }

  async remove(id: string, entry?: AuditEntry): Promise<boolean> {
    return (await this.#jobs.remove(id, entry)).kind === 'erased';
  }

  handedOver(id: string): Promise<boolean> {
    return this.#jobs.handedOver(id);
  }
}
