import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioStatus } from '../../src/domain/scenario-answer.ts';
import { twoSectors } from '../scenario/support.ts';
import { dataFolder } from '../support/data-folder.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { long, week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { startWorker, type WorkerProcess } from '../support/worker-process.ts';

const processes: (ServiceProcess | WorkerProcess)[] = [];
afterEach(async () => {
  for (const { child, ended } of processes.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

/** A base that is solved at once, and variants of which each takes all of its time. */
function sweep(variants: number, seconds = 1): object {
  const slow = long();
  return {
    base: { ...slow, participants: slow.participants?.slice(0, 1) },
    variants: Array.from({ length: variants }, (_, i) => ({
      id: `v${i}`,
      patch: [
        { op: 'replace', path: '/participants', value: slow.participants },
        { op: 'add', path: '/name', value: `v${i}` },
      ],
    })),
    depth: 'full',
    gap: 0,
    timeLimitSeconds: seconds,
  };
}

async function begun(url: string, scenario: object): Promise<string> {
  const response = await post(`${url}/v1/scenarios`, scenario, { Prefer: 'respond-async' });
  expect(response.status).toBe(202);
  return `${response.headers.get('location')}`;
}

async function once(url: string, address: string, enough: (status: ScenarioStatus) => boolean): Promise<ScenarioStatus> {
  for (;;) {
    const response = await fetch(`${url}${address}`);
    expect(response.status).toBe(200);
    const status = (await response.json()) as ScenarioStatus;
    if (enough(status)) return status;
    await sleep(100);
  }
}

const over = ({ state }: ScenarioStatus) => !['queued', 'running'].includes(state);
const solvedAll = ({ variants = [] }: ScenarioStatus) => variants.map(({ state }) => state);

describe('scenarios of a service on its own folder', () => {
  const start = async (folder: string): Promise<ServiceProcess> => {
    const service = await startService({ DATA_DIR: folder, WORKERS: '2' });
    processes.push(service);
    return service;
  };

  test('killed between the variants: what is solved stays so, the rest is solved after a start', async () => {
    const folder = dataFolder();
    const before = await start(folder);
    const address = await begun(before.url, sweep(4));
    const waiting = await begun(before.url, { base: twoSectors(), variants: [{ id: 'same' }] });
    const seen = await once(before.url, address, ({ solved }) => solved >= 2);
    expect(seen).toMatchObject({ state: 'running', solves: 5 });
    before.child.kill('SIGKILL');
    await before.ended;

    const after = await start(folder);
    const first = await once(after.url, address, () => true);
    expect(first.solved).toBeGreaterThanOrEqual(seen.solved);
    const done = await once(after.url, address, over);
    expect(done).toMatchObject({ state: 'done', solved: 5, solves: 5 });
    expect(solvedAll(done)).toEqual(Array(4).fill('solved'));
    expect(solvedAll(await once(after.url, waiting, over))).toEqual(['solved']);
    const { scenarios } = (await (await fetch(`${after.url}/v1/scenarios`)).json()) as { scenarios: { state: string }[] };
    expect(scenarios.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await (await fetch(`${after.url}/v1/rosters`)).json()).toEqual({ rosters: [], next: null });
  }, 90_000);

  test('told to end: whoever waits is told that it goes on, and it does', async () => {
    const folder = dataFolder();
    const before = await start(folder);
    const waiting = post(`${before.url}/v1/scenarios`, sweep(3), { Prefer: 'wait=60' });
    await sleep(1500);
    before.child.kill('SIGTERM');
    const response = await waiting;
    expect(response.status).toBe(202);
    expect((await before.ended).code).toBe(0);
    const after = await start(folder);
    const done = await once(after.url, `${response.headers.get('location')}`, over);
    expect(solvedAll(done)).toEqual(Array(3).fill('solved'));
  }, 60_000);

  test('whoever waits for a roster goes before the variants of a sweep; a stop and an erasure end it', async () => {
    const { url } = await start(dataFolder());
    const address = await begun(url, sweep(40, 1));
    await once(url, address, ({ solved }) => solved >= 2);
    expect((await post(`${url}/v1/rosters`, week(), { Prefer: 'wait=30' })).status).toBe(200);
    // Two variants are under way and may end; most of the other thirty-eight still wait.
    const { state, solved, solves } = await once(url, address, () => true);
    expect(state).toBe('running');
    expect(solved).toBeLessThan(solves / 2);
    const stopped = (await (await post(`${url}${address}/stop`, {})).json()) as ScenarioStatus;
    expect(stopped.state).toBe('stopped');
    expect(new Set(solvedAll(stopped))).toEqual(new Set(['solved', 'notSolved']));
    const another = await begun(url, sweep(4, 100));
    await once(url, another, ({ solves }) => solves === 5);
    expect((await fetch(`${url}${another}`, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(`${url}${another}`)).status).toBe(404);
    // The workers are free again.
    expect((await post(`${url}/v1/rosters`, week(), { Prefer: 'wait=30' })).status).toBe(200);
  }, 90_000);
});

describe.skipIf(postgresPrograms === null)('scenarios of processes that share a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  test('a service without workers: two workers share the variants, one dies, the other does the rest', async () => {
    const database = await server.database('scenarios');
    const service = await startService({ DATABASE_URL: database, WORKERS: '0' });
    processes.push(service);
    const address = await begun(service.url, sweep(8));
    const workers = await Promise.all([startWorker(database), startWorker(database)]);
    processes.push(...workers);
    await once(service.url, address, ({ solved }) => solved >= 2);
    expect((await asked(database, 'select distinct worker from vigie.rosters where worker is not null')).length).toBe(2);
    workers[0].child.kill('SIGKILL');
    await workers[0].ended;
    const done = await once(service.url, address, over);
    expect(done).toMatchObject({ state: 'done', solved: 9 });
    expect(solvedAll(done)).toEqual(Array(8).fill('solved'));
    expect(await asked(database, 'select kind, state from vigie.rosters')).toEqual([{ kind: 'scenario', state: 'done' }]);
    expect(await asked(database, "select id from pgboss.job where name = 'rosters'")).toEqual([]);
    expect(await asked(database, 'select name from vigie.solved')).toEqual([]);
  }, 120_000);
});
