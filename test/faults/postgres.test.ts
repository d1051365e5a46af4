import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { week } from '../support/problems.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { startWorker, type WorkerProcess } from '../support/worker-process.ts';
import { accepted, ended, expectWhole, hasRoster, once, taking } from './support.ts';

// PostgreSQL comes with the system (`apt-get install postgresql`); where it does not, these tests are skipped.
describe.skipIf(postgresPrograms === null)('processes that share a PostgreSQL server', () => {
  let server: PostgresServer;
  const processes: (ServiceProcess | WorkerProcess)[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(async () => {
    for (const { child, ended: over } of processes.splice(0)) {
      child.kill('SIGKILL');
      await over;
    }
  });
  afterAll(() => server.remove());

  const serve = async (url: string, workers: string): Promise<ServiceProcess> => {
    const service = await startService({ DATABASE_URL: url, WORKERS: workers });
    processes.push(service);
    return service;
  };
  const work = async (url: string): Promise<WorkerProcess> => {
    const worker = await startWorker(url);
    processes.push(worker);
    return worker;
  };

  test('a worker killed in the middle of a run: another one finishes the job, once', async () => {
    const url = await server.database('killed');
    const service = await serve(url, '0');
    const first = await work(url);
    const problem = taking(4);
    const roster = await accepted(service.url, problem);
    await once(service.url, roster, hasRoster);
    const stream = fetch(`${service.url}${roster}/events`).then((response) => response.text());
    first.child.kill('SIGKILL');
    await first.ended;
    await work(url);
    await expectWhole(service.url, problem, await once(service.url, roster, ended));
    expect((await stream).match(/^event: done$/gm)).toHaveLength(1);
    expect(await asked(url, 'select state, attempts, claim from vigie.rosters')).toEqual([{ state: 'done', attempts: 2, claim: null }]);
    expect(await asked(url, "select id from pgboss.job where name = 'rosters'")).toEqual([]);
  });

  test('a server without workers takes jobs, two workers share them, and a stop reaches them', async () => {
    const url = await server.database('shared');
    const service = await serve(url, '0');
    await Promise.all([work(url), work(url)]);
    const both = [await accepted(service.url, taking(120)), await accepted(service.url, taking(120))];
    for (const roster of both) await once(service.url, roster, hasRoster);
    expect(await asked(url, 'select distinct worker from vigie.rosters')).toHaveLength(2);
    const stopped = await fetch(`${service.url}${both[0]}/stop`, { method: 'POST' });
    expect([stopped.status, ((await stopped.json()) as { state: string }).state]).toEqual([200, 'stopped']);
    expect((await fetch(`${service.url}${both[1]}`, { method: 'DELETE' })).status).toBe(204);
    // Both are free again.
    const next = await Promise.all([post(`${service.url}/v1/rosters`, week()), post(`${service.url}/v1/rosters`, week())]);
    expect(next.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('PostgreSQL stopped and started: callers are told, nothing is lost, the run under way is handed in', async () => {
    const url = await server.database('stopped');
    const service = await serve(url, '1');
    const problem = taking(4);
    const roster = await accepted(service.url, problem);
    const waiting = await accepted(service.url, week());
    await once(service.url, roster, hasRoster);
    await server.stop();
    const response = await fetch(`${service.url}${roster}`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ type: 'urn:vigie:problem:store-unavailable' });
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect((await post(`${service.url}/v1/slots`, week())).status).toBe(200);
    await server.start();
    await expectWhole(service.url, problem, await once(service.url, roster, ended));
    await expectWhole(service.url, week(), await once(service.url, waiting, ended));
    expect(await asked(url, 'select attempts from vigie.rosters')).toEqual([{ attempts: 1 }, { attempts: 1 }]);
    expect(service.log().filter(({ incident }) => incident !== undefined)).toEqual([]);
    // Notices are heard again: whoever waits is told at once.
    expect((await post(`${service.url}/v1/rosters`, week(), { Prefer: 'wait=4' })).status).toBe(200);
  });
});
