import { randomUUID } from 'node:crypto';
import type { JobQueue, JobStore } from '../jobs/job.ts';
import type { TableStore } from '../jobs/table-store.ts';
import type { Database } from './database.ts';
import { eraseOld } from './housekeeping.ts';
import { migrate } from './migrations.ts';
import { channels } from './notices.ts';
import { openEmbedded } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';
import { SqlJobQueue } from './sql-job-queue.ts';
import { SqlJobStore } from './sql-job-store.ts';
import { SqlTableStore } from './sql-table-store.ts';
import { WaitingLine } from './waiting-line.ts';

export interface StoreOptions {
  /** Address of a PostgreSQL server; null: embedded, in the folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Days a finished roster is kept. */
  readonly retentionDays: number;
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
}

/** Everything that outlives the process. */
export interface Store {
  readonly jobs: JobStore;
  readonly queue: JobQueue;
  readonly tables: TableStore;
  listen(listener: Listener): Promise<void>;
  /** @throws {StoreUnavailable} by rejection */
  check(): Promise<void>;
  close(): Promise<void>;
}

const cleaningMs = 10 * 60_000;
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
    throw error;
  }
}

async function furnish(database: Database, { retentionDays, onError }: StoreOptions): Promise<Store> {
  await migrate(database);
  const line = new WaitingLine(database, onError);
  await line.open();
  const worker = randomUUID();
  const queue = new SqlJobQueue(database, line, worker);
  if (database.exclusive) await queue.reclaim();
  const clean = () => eraseOld(database, Date.now() - retentionDays * dayMs).catch(onError);
  const cleaning = setInterval(clean, cleaningMs).unref();
  await clean();
  const jobs = new SqlJobStore(database, line, worker);
  return {
    jobs,
    queue,
    tables: new SqlTableStore(database),
    listen: (listener) => listen(database, listener, (id) => jobs.forget(id)),
    check: async () => void (await database.query('select 1')),
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
    else listener.stop(payload);
  };
  const gap = () => {
    listener.changed(null);
    listener.waiting();
    listener.stop(null);
  };
  return database.listen(Object.values(channels), heard, gap);
}
