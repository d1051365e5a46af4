import { randomUUID } from 'node:crypto';
import { type JobQueue, type JobStore, StoreUnavailable } from '../jobs/job.ts';
import type { AuditTrail } from '../jobs/audit-trail.ts';
import type { ScenarioStore } from '../jobs/scenario-store.ts';
import type { TableStore } from '../jobs/table-store.ts';
import type { WebhookQueue } from '../jobs/webhook-queue.ts';
import { CannotOpen, codeOf, type Database } from './database.ts';
import { eraseOld } from './housekeeping.ts';
import { migrate } from './migrations.ts';
import { channels } from './notices.ts';
import { openEmbedded } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';
import { SqlAuditTrail } from './sql-audit-trail.ts';
import { SqlJobQueue } from './sql-job-queue.ts';
import { SqlJobStore } from './sql-job-store.ts';
import { SqlScenarioStore } from './sql-scenario-store.ts';
import { SqlTableStore } from './sql-table-store.ts';
import { SqlWebhookQueue } from './sql-webhook-queue.ts';
import { exportStore, importStore } from './transfer.ts';
import { WaitingLine } from './waiting-line.ts';

export interface StoreOptions {
  /** Address of a PostgreSQL server; null: embedded, in the folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Days a finished roster is kept. */
  readonly retentionDays: number;
  /** Days an entry of the audit trail is kept. Default: a year. */
  readonly auditDays?: number;
  /** Told of what goes wrong in the background. */
  readonly onError: (error: unknown) => void;
}

/** What those who wait are told of. */
export interface Listener {
  /** A roster has changed; null: any may have, unheard. */
  changed(id: string | null): void;
  /** A job waits for a worker. */
  waiting(): void;
  /** A job is to be stopped or was erased; null: any may be, unheard. */
  stop(id: string | null): void;
  /** A webhook is to go out. */
  webhook?(): void;
}

/** Everything that outlives the process. */
export interface Store {
  readonly jobs: JobStore;
  readonly queue: JobQueue;
  readonly tables: TableStore;
  readonly scenarios: ScenarioStore;
  readonly webhooks: WebhookQueue;
  readonly audit: AuditTrail;
  listen(listener: Listener): Promise<void>;
  /** @throws {StoreUnavailable} by rejection */
  check(): Promise<void>;
  /** Everything that is kept, at one instant, as lines of JSON. Resolves to the number of rows. */
  export(write: (line: string) => Promise<void>): Promise<number>;
  /**
   * Takes an export into a store that is empty.
   * @throws {CannotImport} by rejection
   */
  import(lines: AsyncIterable<string>): Promise<number>;
  close(): Promise<void>;
}

/** Often enough that the embedded database, which vacuums only then, does not wade through jobs that are done. */
const cleaningMs = 2 * 60_000;
const dayMs = 86_400_000;

/**
 * Opens the store, and makes or brings up to date what is in it.
 * @throws {CannotOpen} by rejection
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = options.databaseUrl === null ? await openEmbedded(options.dataDir) : await openPostgres(options.databaseUrl);
  try {
    return await furnish(database, options);
  } catch (error) {
    await database.close();
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new CannotOpen(options.databaseUrl === null ? 'folderUnusable' : 'unreachable', codeOf(error.cause));
  }
}

async function furnish(database: Database, { retentionDays, auditDays = 365, onError }: StoreOptions): Promise<Store> {
  const line = new WaitingLine(database, onError);
  // One process after the other: the queue makes its tables with statements that two must not run at once.
  await database.exclusively(async () => {
    await migrate(database);
    await line.open();
  });
  const worker = randomUUID();
  const queue = new SqlJobQueue(database, line, worker);
  const webhooks = new SqlWebhookQueue(database);
  if (database.exclusive) await Promise.all([queue.reclaim(), webhooks.reclaim()]);
  const clean = () => eraseOld(database, retentionDays * dayMs, auditDays * dayMs).catch(onError);
  const cleaning = setInterval(clean, cleaningMs).unref();
  await clean();
  const jobs = new SqlJobStore(database, line, worker);
  return {
    jobs,
    queue,
    tables: new SqlTableStore(database),
    webhooks,
    audit: new SqlAuditTrail(database),
    scenarios: new SqlScenarioStore(database, line, worker),
    listen: (listener) => listen(database, listener, (id) => jobs.forget(id)),
    check: async () => void (await database.query('select 1')),
    export: (write) => exportStore(database, write),
    import: (lines) => importStore(database, line, lines),
    close: async () => {
      clearInterval(cleaning);
      await line.close();
      await database.close();
    },
  };
}

/** @param forget told first of every change: what was erased elsewhere is not held in memory here either */
function listen(database: Database, listener: Listener, forget: (id: string) => void): Promise<void> {
  const heard = (channel: string, payload: string) => {
    if (channel === channels.changed) {
      forget(payload);
      listener.changed(payload);
    } else if (channel === channels.waiting) listener.waiting();
    else if (channel === channels.webhook) listener.webhook?.();
    else listener.stop(payload);
  };
  const gap = () => {
    listener.changed(null);
    listener.waiting();
    listener.stop(null);
    listener.webhook?.();
  };
  return database.listen(Object.values(channels), heard, gap);
}
