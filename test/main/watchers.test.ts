import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { week } from '../support/problems.ts';
import { run, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { startWorker } from '../support/worker-process.ts';

test('a port that is none is said', async () => {
  const { code, stderr } = await run('src/cli.ts', ['work'], {
    env: { METRICS_PORT: '65536', DATABASE_URL: 'postgres://x@127.0.0.1:1/y' },
  });
  expect([code, stderr]).toEqual([2, 'vigie: METRICS_PORT: "65536" is not an integer from 0 to 65,535\n']);
});

describe.skipIf(postgresPrograms === null)('vigie work with METRICS_PORT', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  test('tells what it has solved, and whether it would solve; nothing without it', async () => {
    const url = await server.database('watched');
    const service = await startService({ DATABASE_URL: url, WORKERS: '0' });
    const unwatched = await startWorker(url);
    expect(unwatched.metricsPort).toBeNull();
    unwatched.child.kill('SIGTERM');
    expect((await unwatched.ended).code).toBe(0);
    const worker = await startWorker(url, { METRICS_PORT: '0' });
    const at = `http://127.0.0.1:${worker.metricsPort}`;
    const made = (await (await post(`${service.url}/v1/rosters`, week(), { Prefer: 'wait=20' })).json()) as Roster;

    const response = await fetch(`${at}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toContain(`vigie_rosters_total{state="done",outcome="complete",proof="${made.proof}"} 1\n`);
    expect(text).toContain('vigie_roster_solve_seconds_count 1\n');
    expect(text).toContain('vigie_ready 1\n');
    expect(text).not.toContain(made.id);
    // Who takes the calls has solved nothing.
    expect(await (await fetch(`${service.url}/metrics`)).text()).not.toMatch(/^vigie_rosters_total/m);
    const status = async (path: string, method = 'GET') => (await fetch(`${at}${path}`, { method })).status;
    expect([await status('/health/live'), await status('/health/ready')]).toEqual([200, 200]);
    expect([await status('/v1/rosters'), await status('/metrics', 'POST')]).toEqual([404, 405]);

    const taken = await run('src/cli.ts', ['work'], { env: { METRICS_PORT: String(worker.metricsPort), DATABASE_URL: url } });
    expect([taken.code, taken.stderr]).toEqual([1, `vigie: cannot listen on 127.0.0.1:${worker.metricsPort}: EADDRINUSE\n`]);
    await server.stop();
    expect([await status('/health/live'), await status('/health/ready')]).toEqual([200, 503]);
    await server.start();
    for (const { child, ended } of [worker, service]) {
      child.kill('SIGTERM');
      expect((await ended).code).toBe(0);
    }
  });
});
