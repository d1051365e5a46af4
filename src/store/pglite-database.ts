import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../jobs/job.ts';
import { CannotOpen, codeOf, type Database, type OnNotice, type Sql } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { Turns } from './turns.ts';

export type ToDatabaseThread = { readonly id: number } & (
  | { readonly type: 'query'; readonly text: string; readonly params: readonly unknown[] }
  | { readonly type: 'script'; readonly text: string }
  | { readonly type: 'listen'; readonly channel: string }
  | { readonly type: 'close' }
);

export type FromDatabaseThread =
  | { readonly type: 'open' }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'rows'; readonly id: number; readonly rows: unknown[] }
  | { readonly type: 'error'; readonly id: number; readonly message: string; readonly code: string }
  | { readonly type: 'notice'; readonly channel: string; readonly payload: string };

/** What one call asks of the thread; the number is given on the way. */
type Request = ToDatabaseThread extends infer Message ? (Message extends unknown ? Omit<Message, 'id'> : never) : never;

interface Waiting {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * PostgreSQL embedded in this process, in a folder that it has for itself. One connection: a transaction has it alone.
 * @throws {CannotOpen} by rejection
 */
export async function openEmbedded(folder: string): Promise<Database> {
  const unlock = lockFolder(folder);
  try {
    const place = join(folder, 'postgres');
    if (!existsSync(place)) await found(place, `${place}-new`);
    return await open(place, unlock);
  } catch (error) {
    unlock();
    if (error instanceof CannotOpen) throw error;
    throw new CannotOpen('folderUnusable', codeOf(error));
  }
}

/** Makes a database beside its place and moves it there when it is whole: whoever is killed meanwhile leaves nothing half made. */
async function found(place: string, draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true });
  const database = await open(draft, () => {});
  await database.close();
  await rename(draft, place);
}

async function open(place: string, unlock: () => void): Promise<Database> {
  const database = new EmbeddedDatabase(place, unlock);
  await database.opened;
  return database;
}

class EmbeddedDatabase implements Database {
  readonly exclusive = true;
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #turns = new Turns();
  readonly #waiting = new Map<number, Waiting>();
  readonly #unlock: () => void;
  readonly #own: Sql;
  #onNotice: OnNotice = () => {};
  #last = 0;
  #closed = false;

  constructor(folder: string, unlock: () => void) {
    this.#unlock = unlock;
    this.#worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), { workerData: { folder } });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.opened = promise;
    this.#worker.on('message', (message: FromDatabaseThread) => {
      if (message.type === 'open') resolve();
      else if (message.type === 'refused') reject(new CannotOpen('folderUnusable', message.code));
      else this.#hear(message);
    });
    this.#worker.on('error', () => this.#lose());
    this.#worker.on('exit', () => {
      reject(new CannotOpen('folderUnusable'));
      this.#lose();
    });
    this.#own = {
      query: <Row>(text: string, params: readonly unknown[] = []) => this.#ask<Row>({ type: 'query', text, params }),
      script: <Row>(text: string) => this.#ask<Row>({ type: 'script', text }),
    };
  }

  query<Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#turns.take(() => this.#own.query<Row>(text, params));
  }

  script<Row>(text: string): Promise<Row[]> {
    return this.#turns.take(async () => {
      try {
        return await this.#own.script<Row>(text);
      } catch (error) {
        // A script may fail half-way through a transaction of its own; the one connection must not stay in it.
        await this.#own.script('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      await this.#own.script('BEGIN');
      try {
        const result = await work(this.#own);
        await this.#own.script('COMMIT');
        return result;
      } catch (error) {
        await this.#own.script('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  async listen(channels: readonly string[], onNotice: OnNotice): Promise<void> {
    this.#onNotice = onNotice;
    for (const channel of channels) await this.#turns.take(() => this.#ask({ type: 'listen', channel }));
  }

  async close(): Promise<void> {
    await this.#turns.take(() => this.#ask({ type: 'close' })).catch(() => {});
    this.#lose();
    await this.#worker.terminate();
    this.#unlock();
  }

  #ask<Row>(request: Request): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new StoreUnavailable('closed'));
        return;
      }
      const id = ++this.#last;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ ...request, id });
    });
  }

  #hear(message: Extract<FromDatabaseThread, { type: 'rows' | 'error' | 'notice' }>): void {
    if (message.type === 'notice') {
      this.#onNotice(message.channel, message.payload);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'rows') waiting?.resolve(message.rows);
    else waiting?.reject(Object.assign(new Error(message.message), { code: message.code }));
  }

  #lose(): void {
    this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(new StoreUnavailable('thread ended'));
    this.#waiting.clear();
  }
}
