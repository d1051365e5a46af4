import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableFiles, durable } from './durable-files.ts';
import type { FromDatabaseThread, ToDatabaseThread } from './pglite-database.ts';

/** Entry of the thread in which the embedded PostgreSQL lives: its WASM never holds up the main loop. */
const port = parentPort;
if (!port) throw new Error('pglite-thread.ts runs in a worker thread');
const { folder } = workerData as { readonly folder: string };

let database: PGlite;
try {
  database = await PGlite.create({ fs: new DurableFiles(folder), startParams: durable(PGlite.defaultStartParams) });
  // A bitmap scan reads everything that has died in an index since the last vacuum, each time anew; a plain one passes
  // over what it has once found dead.
  await database.exec('set enable_bitmapscan = off');
  send({ type: 'open' });
} catch (error) {
  send({ type: 'refused', code: codeOf(error) });
  throw error;
}

port.on('message', async (message: ToDatabaseThread) => {
  try {
    send({ type: 'rows', id: message.id, rows: await rowsOf(message) });
  } catch (error) {
    // An instance that was aborted, as PostgreSQL does in a panic, answers nothing any more: another one takes over.
    if (isPoisoned(error)) process.exit(1);
    send({ type: 'error', id: message.id, message: error instanceof Error ? error.message : '', code: codeOf(error) });
  }
});

async function rowsOf(message: ToDatabaseThread): Promise<unknown[]> {
  switch (message.type) {
    case 'query':
      return (await database.query(message.text, [...message.params])).rows;
    case 'script':
      return (await database.exec(message.text)).flatMap(({ rows }) => rows);
    case 'listen':
      await database.listen(message.channel, (payload) => send({ type: 'notice', channel: message.channel, payload }));
      return [];
    case 'close':
      await database.close();
      return [];
  }
}

function send(message: FromDatabaseThread): void {
  port?.postMessage(message);
}

function isPoisoned(error: unknown): boolean {
  return database.closed || (error instanceof Error && /^(RuntimeError|ExitStatus)$/.test(error.name));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
