import { afterAll } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { dataFolder } from './data-folder.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres.ts';

/** A place where stores can be opened, one of each kind that there is here. */
export interface StorePlace {
  readonly name: string;
  /** A store on a database of its own; further ones on the same database where that is allowed. */
  readonly open: (database?: string) => Promise<Store>;
  readonly shared: boolean;
}

const throws = (error: unknown) => {
  throw error;
};

if (postgresPrograms === null) console.warn('PostgreSQL is not installed here: what is shared between processes is not tested.');

/** Every kind of store; PostgreSQL where its programs are installed. */
export function storePlaces(): StorePlace[] {
  const embedded = {
    name: 'embedded',
    shared: false,
    open: () => openStore({ databaseUrl: null, dataDir: dataFolder(), retentionDays: 1, onError: throws }),
  };
  if (postgresPrograms === null) return [embedded];
  let server: Promise<PostgresServer> | undefined;
  let count = 0;
  const made = new Map<string, Promise<string>>();
  afterAll(async () => (await server)?.remove());
  const open = async (database = `own${++count}`) => {
    server ??= startPostgres();
    const running = await server;
    if (!made.has(database)) made.set(database, running.database(database));
    return openStore({ databaseUrl: (await made.get(database)) ?? '', dataDir: '', retentionDays: 1, onError: () => {} });
  };
  return [embedded, { name: 'PostgreSQL', shared: true, open }];
}
