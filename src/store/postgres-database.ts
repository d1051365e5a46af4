import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StoreUnavailable } from '../jobs/job.ts';
import { CannotOpen, codeOf, type Database, type OnNotice, type Sql } from './database.ts';

/** Connections that one process holds at most, beside the one that listens. */
const connections = 10;
const patienceMs = 5000;
/** Any number: it only has to be the same in every version of the code. */
const exclusiveLock = 7_451_961;

/** SQLSTATE classes and codes of the system that mean: not now. 08: connection; 53: resources; 57P: server going down or starting. */
const away = /^(08...|53...|57P..|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/**
 * A PostgreSQL server, which any number of processes may share.
 * @throws {CannotOpen} by rejection when it cannot be reached now
 */
export async function openPostgres(url: string): Promise<Database> {
  const database = new PostgresDatabase(url);
  try {
    await database.query('select 1');
    return database;
  } catch (error) {
    await database.close();
    throw new CannotOpen('unreachable', codeOf(error instanceof StoreUnavailable ? error.cause : error));
  }
}

class PostgresDatabase implements Database {
  readonly exclusive = false;
  readonly #url: string;
  readonly #pool: pg.Pool;
  #listener: pg.Client | null = null;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: patienceMs,
      application_name: 'vigie',
      keepAlive: true,
    });
    // A server that goes away ends idle connections; the next statement says so to whoever asks.
    this.#pool.on('error', () => {});
  }

  query<Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return told(async () => rowsOf<Row>(await this.#pool.query(text, [...params])));
  }

  script<Row>(text: string): Promise<Row[]> {
    return told(async () => rowsOf<Row>(await this.#pool.query(text)));
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return told(async () => {
      const client = await this.#pool.connect();
      let broken = false;
      const lost = () => {
        broken = true;
      };
      client.on('error', lost);
      try {
        await client.query('BEGIN');
        const result = await work({
          query: async <Row>(text: string, params: readonly unknown[] = []) => rowsOf<Row>(await client.query(text, [...params])),
          script: async <Row>(text: string) => rowsOf<Row>(await client.query(text)),
        });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(lost);
        throw error;
      } finally {
        client.off('error', lost);
        client.release(broken);
      }
    });
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return told(async () => {
      const client = await this.#pool.connect();
      let broken = false;
      const lost = () => {
        broken = true;
      };
      client.on('error', lost);
      try {
        await client.query('select pg_advisory_lock($1)', [exclusiveLock]);
        return await work();
      } finally {
        // The lock ends with the connection at the latest.
        await client.query('select pg_advisory_unlock($1)', [exclusiveLock]).catch(lost);
        client.off('error', lost);
        client.release(broken);
      }
    });
  }

  async listen(channels: readonly string[], onNotice: OnNotice, onGap: () => void): Promise<void> {
    await this.#hear(channels, onNotice, onGap);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#listener?.end().catch(() => {});
    await this.#pool.end();
  }

  /** Holds a connection that listens, and another one when that is lost. */
  async #hear(channels: readonly string[], onNotice: OnNotice, onGap: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true, application_name: 'vigie listener' });
    const again = async () => {
      if (this.#listener === client) this.#listener = null;
      while (!this.#closed && this.#listener === null) {
        await sleep(500, undefined, { ref: false });
        if (!this.#closed) await this.#hear(channels, onNotice, onGap).then(onGap, () => {});
      }
    };
    client.on('error', () => {});
    client.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''));
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    this.#listener = client;
    client.once('end', () => void again());
  }
}

/** Rows of one result, or of all results of a script. */
function rowsOf<Row>(result: pg.QueryResult | pg.QueryResult[]): Row[] {
  return Array.isArray(result) ? result.flatMap(({ rows }) => rows as Row[]) : (result.rows as Row[]);
}

/** Tells what is wrong with the connection from what is wrong with a statement. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && isAway(error)) throw new StoreUnavailable('no connection', { cause: error });
    throw error;
  }
}

function isAway(error: Error): boolean {
  const code = codeOf(error);
  if (code !== '') return away.test(code);
  // The driver has no code for a connection that ends under a statement, nor for one that does not come about in time.
  return /connection (terminated|timeout)|timeout exceeded|client has encountered a connection error|pool after calling end/i.test(
    error.message,
  );
}
