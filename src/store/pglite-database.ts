import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../jobs/job.ts';
import { CannotOpen, codeOf, type Database, type OnNotice, type Sql } from './database.ts';
import { unpackTemplate } from './cluster-template.ts';
import { syncFolder } from './durable-files.ts';
import { lockFolder } from './folder-lock.ts';
import { Mutex } from './mutex.ts';

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
    const isNew = !existsSync(place);
    if (isNew) await create(place, `${place}-new`);
    const database = await open(place, unlock);
    // The files of the template are synced by the server: it opens them as after a crash.
    if (isNew) for (const path of [folder, dirname(resolve(folder))]) syncFolder(path);
    return database;
  } catch (error) {
    unlock();
    if (error instanceof CannotOpen) throw error;
    throw new CannotOpen('folderUnusable', codeOf(error));
  }
}

/** Makes a database beside its place and moves it there when it is whole: a kill meanwhile leaves nothing half made. */
async function create(place: string, draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (!unpackTemplate(draft)) {
    const database = await open(draft, () => {});
    await database.close();
  }
  await rename(draft, place);
}

async function open(place: string, unlock: () => void): Promise<Database> {
  const database = new EmbeddedDatabase(place, unlock);
  await database.opened;
  return database;
}

/** SQLSTATE class of a server that lacks something: disk, memory. What could not be written can be once there is some again. */
const lacking = /^53...$/;
/** What passes through is soon garbage: more room for it makes the process larger and nothing quicker. */
const youngMb = 32;
/** Before a database that has died is opened again. */
const pauseMs = 500;

class EmbeddedDatabase implements Database {
  readonly exclusive = true;
  readonly opened: Promise<void>;
  readonly #folder: string;
  readonly #unlock: () => void;
  readonly #mutex = new Mutex();
  readonly #waiting = new Map<number, Waiting>();
  #channels: readonly string[] = [];
  #onNotice: OnNotice = () => {};
  #onGap: () => void = () => {};
  /** null: it has died, and is opened again. */
  #worker: Worker | null = null;
  /** How often it was opened: a transaction does not outlive the thread in which it began. */
  #life = 0;
  #last = 0;
  #closed = false;

  constructor(folder: string, unlock: () => void) {
    this.#folder = folder;
    this.#unlock = unlock;
    this.opened = this.#start();
  }

  query<Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#mutex.run(() => this.#now().query<Row>(text, params));
  }

  script<Row>(text: string): Promise<Row[]> {
    return this.#mutex.run(async () => {
      const sql = this.#now();
      try {
        return await sql.script<Row>(text);
      } catch (error) {
        // A script may fail half-way through a transaction of its own; the one connection must not stay in it.
        await sql.script('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#mutex.run(async () => {
      const sql = this.#now();
      await sql.script('BEGIN');
      try {
        const result = await work(sql);
        await sql.script('COMMIT');
        return result;
      } catch (error) {
        await sql.script('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  /** The folder belongs to this process alone. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async listen(channels: readonly string[], onNotice: OnNotice, onGap: () => void): Promise<void> {
    this.#channels = channels;
    this.#onNotice = onNotice;
    this.#onGap = onGap;
    await this.#hear();
  }

  async close(): Promise<void> {
    await this.#mutex.run(() => this.#ask(this.#life, { type: 'close' })).catch(() => {});
    this.#closed = true;
    const worker = this.#worker;
    this.#lose();
    await worker?.terminate();
    this.#unlock();
  }

  /** Statements for the thread as it lives now; once it has died, they are refused. */
  #now(): Sql {
    const life = this.#life;
    return {
      query: <Row>(text: string, params: readonly unknown[] = []) => this.#ask<Row>(life, { type: 'query', text, params }),
      script: <Row>(text: string) => this.#ask<Row>(life, { type: 'script', text }),
    };
  }

  /** @throws {CannotOpen} by rejection */
  #start(): Promise<void> {
    const worker = new Worker(new URL('./pglite-thread.ts', import.meta.url), {
      workerData: { folder: this.#folder },
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const gone = () => {
      reject(new CannotOpen('folderUnusable'));
      if (this.#worker !== worker) return;
      this.#lose();
      if (!this.#closed) void this.#again();
    };
    worker.on('message', (message: FromDatabaseThread) => {
      if (message.type === 'open') {
        this.#worker = worker;
        this.#life++;
        resolve();
      } else if (message.type === 'refused') reject(new CannotOpen('folderUnusable', message.code));
      else this.#take(message);
    });
    worker.on('error', gone);
    worker.on('exit', gone);
    return promise;
  }

  /** Opens a database again that has died, as PostgreSQL does when it finds nowhere to write: what was committed is there. */
  async #again(): Promise<void> {
    while (!this.#closed && this.#worker === null) {
      await sleep(pauseMs, undefined, { ref: false });
      if (this.#closed) return;
      await this.#start().then(
        () => this.#hear().then(this.#onGap, () => {}),
        () => {},
      );
    }
  }

  async #hear(): Promise<void> {
    for (const channel of this.#channels) await this.#mutex.run(() => this.#ask(this.#life, { type: 'listen', channel }));
  }

  #ask<Row>(life: number, request: Request): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      if (this.#closed || this.#worker === null || life !== this.#life) {
        reject(new StoreUnavailable('closed'));
        return;
      }
      const id = ++this.#last;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ ...request, id });
    });
  }

  #take(message: Extract<FromDatabaseThread, { type: 'rows' | 'error' | 'notice' }>): void {
    if (message.type === 'notice') {
      this.#onNotice(message.channel, message.payload);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'rows') waiting?.resolve(message.rows);
    else waiting?.reject(errorOf(message));
  }

  #lose(): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new StoreUnavailable('thread ended'));
    this.#waiting.clear();
  }
}

function errorOf({ message, code }: Extract<FromDatabaseThread, { type: 'error' }>): Error {
  const error = Object.assign(new Error(message), { code });
  return lacking.test(code) ? new StoreUnavailable('disk or memory is full', { cause: error }) : error;
}
