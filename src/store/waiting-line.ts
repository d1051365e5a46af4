import { type Db, PgBoss } from 'pg-boss';
import type { Database, Sql } from './database.ts';

/** Name of the queue in pg-boss. */
const queue = 'rosters';

/** A worker that has not been heard of for this long is taken for dead; pg-boss has nothing shorter. */
const heartbeatSeconds = 10;
/** How often dead workers and runs beyond their time are looked for. */
const watchSeconds = 2;
const daySeconds = 86_400;
const nobody = '00000000-0000-0000-0000-000000000000';

/** A job that pg-boss has handed out: which one, and the how-manieth time. */
export interface Ticket {
  readonly id: string;
  readonly retryCount: number;
}

/** Where a job is to wait. */
export interface Place {
  readonly id: string;
  /** The highest first; among equals whoever came first. */
  readonly priority: number;
  /** Whoever takes longer once it is at work is taken for dead. */
  readonly expireInSeconds: number;
}

/**
 * The line in which jobs wait, kept by pg-boss in the same database: who is next, who has died, who takes too long. It
 * holds ids only; what a job is, and whether it is done, stands in `vigie.rosters`.
 */
export class WaitingLine {
  readonly #boss: PgBoss;

  /** @param onError told of what goes wrong in the background, such as a server that is away */
  constructor(database: Database, onError: (error: unknown) => void) {
    this.#boss = new PgBoss({
      backend: database.exclusive ? 'pglite' : 'postgres',
      db: throughBoss(database),
      schedule: false,
      superviseIntervalSeconds: watchSeconds,
      monitorIntervalSeconds: watchSeconds,
      monitorVacuum: false,
    });
    this.#boss.on('error', onError);
  }

  async open(): Promise<void> {
    await this.#boss.start();
    // How often a job is tried is counted where it is kept: giving up has to be told.
    const options = { heartbeatSeconds, retryLimit: 1_000_000, retentionSeconds: 365 * daySeconds, deleteAfterSeconds: daySeconds };
    await this.#boss.createQueue(queue, options);
    // What pg-boss knows of the queue it asks of the database itself, once: not within a transaction of ours, which
    // has the only connection of the embedded one.
    await this.#boss.getJobById(queue, nobody);
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }

  /** Has jobs wait, within the transaction that takes them. */
  async join(sql: Sql, places: readonly Place[]): Promise<void> {
    if (places.length === 0) return;
    const jobs = places.map(({ id, priority, expireInSeconds }) => ({
      id,
      priority,
      expireInSeconds: Math.min(daySeconds, Math.ceil(expireInSeconds)),
    }));
    await this.#boss.insert(queue, jobs, { db: throughBoss(sql) });
  }

  /**
   * The next one, handed to whoever asks; null when nobody waits. Nothing here waits for an instant, so none is asked for:
   * after a clock was set back, what came before would have to wait until it came round again.
   */
  async next(): Promise<Ticket | null> {
    const [job] = await this.#boss.fetch(queue, { includeMetadata: true, ignoreStartAfter: true });
    return job === undefined ? null : { id: job.id, retryCount: job.retryCount };
  }

  /** Nobody needs to take it any more. */
  async leave(sql: Sql, id: string | readonly string[]): Promise<void> {
    await this.#boss.deleteJob(queue, typeof id === 'string' ? id : [...id], { db: throughBoss(sql) });
  }

  /** These are being worked on. */
  async touch(tickets: readonly Ticket[]): Promise<void> {
    if (tickets.length > 0) await this.#boss.touch(queue, [...tickets]);
  }
}

/** A database or transaction as pg-boss calls it. */
function throughBoss(sql: Sql): Db {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: values && values.length > 0 ? await sql.query(text, values) : await sql.script(text),
    }),
  };
}
