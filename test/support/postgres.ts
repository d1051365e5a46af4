import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Folder with the programs of a PostgreSQL server, or null where none is installed. */
export const postgresPrograms = findPrograms();

/** A PostgreSQL server of its own, in a temporary folder. */
export interface PostgresServer {
  readonly url: string;
  /** A fresh database on it. */
  database(name: string): Promise<string>;
  /** Ends it as an administrator would who is in a hurry: every connection is cut. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and erases its folder. */
  remove(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  if (postgresPrograms === null) throw new Error('no PostgreSQL here');
  const programs = postgresPrograms;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  execFileSync(join(programs, 'initdb'), ['-D', join(folder, 'data'), '-U', 'vigie', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...user,
    stdio: 'ignore',
  });
  const port = await freePort();
  const address = `postgres://vigie@127.0.0.1:${port}`;
  const args = ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
  let child: ChildProcess;
  const start = async () => {
    child = spawn(join(programs, 'postgres'), args, { ...user, stdio: 'ignore' });
    for (;;) {
      if (child.exitCode !== null) throw new Error('PostgreSQL did not start');
      const up = await asked(`${address}/postgres`, 'select 1').then(
        () => true,
        () => false,
      );
      if (up) return;
      await sleep(50);
    }
  };
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  process.once('exit', () => child?.kill('SIGQUIT'));
  await start();
  return {
    url: `${address}/postgres`,
    database: async (name) => {
      await asked(`${address}/postgres`, `create database ${name}`);
      return `${address}/${name}`;
    },
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Rows of one statement, over a connection of its own. */
export async function asked(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function findPrograms(): string | null {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  const folders = [...(process.env.PATH ?? '').split(':'), ...installed.sort().reverse(), '/usr/local/pgsql/bin'];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return { uid: 65_534, gid: 65_534 };
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
