import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clockOf } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { startWorker, type WorkerProcess } from '../support/worker-process.ts';
import { accepted, ended, expectWhole, hasRoster, once, taking } from './support.ts';

const processes: (ServiceProcess | WorkerProcess)[] = [];
const started = async <T extends ServiceProcess | WorkerProcess>(starting: Promise<T>): Promise<T> => {
  const process = await starting;
  processes.push(process);
  return process;
};
afterEach(async () => {
  for (const { child, ended: over } of processes.splice(0)) {
    child.kill('SIGKILL');
    await over;
  }
});

const secondsOf = (service: ServiceProcess) =>
  service.log().flatMap(({ msg, seconds }) => (msg === 'roster ended' ? [Number(seconds)] : []));

test.each([2, -2])(
  'a clock that jumps by %d h in the middle of a run: the run ends once, nothing is lost, no age is negative',
  async (hours) => {
    const clock = clockOf();
    const service = await started(startService({ DATA_DIR: dataFolder(), ...clock.env }));
    const problem = taking(3);
    const roster = await accepted(service.url, problem);
    const waiting = await accepted(service.url, week());
    await once(service.url, roster, hasRoster);
    clock.move(hours);
    const call = post(`${service.url}/v1/rosters`, week(), { Prefer: 'wait=30' });
    await expectWhole(service.url, problem, await once(service.url, roster, ended));
    await expectWhole(service.url, week(), await once(service.url, waiting, ended));
    expect((await call).status).toBe(200);
    const seconds = secondsOf(service);
    expect(seconds).toHaveLength(3);
    for (const each of seconds) expect(each).toBeGreaterThanOrEqual(0);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('vigie_roster_total_seconds_count 3\n');
  },
);

describe.skipIf(postgresPrograms === null)('processes that share a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  test('one two hours ahead, one two hours behind, and both jump: nobody takes another’s job for abandoned', async () => {
    const url = await server.database('clocks');
    const [ahead, behind] = [clockOf(2), clockOf(-2)];
    const service = await started(startService({ DATABASE_URL: url, WORKERS: '0' }));
    await Promise.all([started(startWorker(url, ahead.env)), started(startWorker(url, behind.env))]);
    const problem = taking(12);
    const both = [await accepted(service.url, problem), await accepted(service.url, problem)];
    for (const roster of both) await once(service.url, roster, hasRoster);
    ahead.move(-2);
    behind.move(2);
    for (const roster of both) await expectWhole(service.url, problem, await once(service.url, roster, ended));
    expect(await asked(url, 'select attempts from vigie.rosters')).toEqual([{ attempts: 1 }, { attempts: 1 }]);
    expect(await asked(url, 'select id from vigie.rosters where finished_at < created_at')).toEqual([]);
    expect(await asked(url, "select id from pgboss.job where name = 'rosters'")).toEqual([]);
  });

  test('a process whose clock is a year ahead does not erase what all have', async () => {
    const url = await server.database('year');
    const service = await started(startService({ DATABASE_URL: url }));
    const roster = (await post(`${service.url}/v1/rosters`, week())).headers.get('location');
    await started(startWorker(url, { RETENTION_DAYS: '1', ...clockOf(24 * 365).env }));
    expect((await fetch(`${service.url}${roster}`)).status).toBe(200);
  });
});
