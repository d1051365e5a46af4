import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { say } from '../messages/index.ts';
import { openStoreOrExit } from '../service/open-store.ts';
import { configOrExit } from '../service/serve.ts';
import type { Store } from '../store/store.ts';
import { CannotImport } from '../store/transfer.ts';
import { exitCodes } from './usage.ts';

interface Outcome {
  readonly text: string;
  readonly code: number;
}

/** `vigie store export FILE`, `vigie store import FILE`: the environment names the store, as for the service. */
export async function storeCommand([verb, file, ...rest]: readonly string[]): Promise<Outcome> {
  if ((verb !== 'export' && verb !== 'import') || file === undefined || rest.length > 0) {
    process.stderr.write('vigie: vigie store export FILE, vigie store import FILE\nvigie --help\n');
    return { text: '', code: exitCodes.unusable };
  }
  if (verb === 'export' && existsSync(file)) return refused('store.exists', file);
  const store = await openStoreOrExit(configOrExit(process.env), () => '');
  try {
    const rows = verb === 'export' ? await exported(store, file) : await store.import(linesOf(file));
    process.stderr.write(`vigie: ${say('en', verb === 'export' ? 'store.exported' : 'store.imported', { rows })}\n`);
    return { text: '', code: exitCodes.ok };
  } catch (error) {
    if (error instanceof CannotImport) return refused(`store.${error.reason}`, file);
    throw error;
  } finally {
    await store.close();
  }
}

/** The file is whole and on the disk when this resolves. It holds personal data: nobody but its owner reads it. */
async function exported(store: Store, file: string): Promise<number> {
  const target = await open(file, 'wx', 0o600);
  try {
    const rows = await store.export(async (line) => void (await target.write(`${line}\n`)));
    await target.sync();
    return rows;
  } finally {
    await target.close();
  }
}

/** Opened at the first line: a reader that starts earlier loses what it reads before it is listened to. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = await open(file);
  try {
    yield* source.readLines();
  } finally {
    await source.close();
  }
}

function refused(key: `store.${'exists' | CannotImport['reason']}`, file: string): Outcome {
  process.stderr.write(`vigie: ${say('en', key, { file })}\n`);
  return { text: '', code: exitCodes.unusable };
}
