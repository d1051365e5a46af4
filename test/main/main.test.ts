import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import { long } from '../support/problems.ts';
import { run, startService } from '../support/process.ts';
import { post } from '../support/service.ts';

describe('npm start', () => {
  test('listens on the loopback, says so, and ends with 0 on SIGTERM', async () => {
    const service = await startService();
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(service.log().at(-1)).toMatchObject({ msg: expect.stringContaining('this machine only') });
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    service.child.kill('SIGTERM');
    const { code, stderr } = await service.ended;
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(service.log().at(-1)).toMatchObject({ msg: 'ended' });
  });

  test('on SIGINT a call under way gets its best roster, and what is new is refused', async () => {
    const service = await startService();
    const call = post(`${service.url}/v1/rosters`, long(), { Prefer: 'wait=60' });
    const watched = connect(Number(new URL(service.url).port), '127.0.0.1');
    await sleep(6000);
    service.child.kill('SIGINT');
    const response = await call;
    const roster = (await response.json()) as RosterStatus;
    expect(response.status).toBe(200);
    expect(roster.state).toBe('stopped');
    expect(roster.assignments?.length).toBeGreaterThan(0);
    expect((await service.ended).code).toBe(0);
    watched.destroy();
    await expect(fetch(service.url)).rejects.toThrow();
  });

  test('lists every mistake of the environment at once and does not start', async () => {
    const { code, stderr, stdout } = await run('src/main.ts', [], {
      env: {
        PORT: '99999',
        HOST: '0.0.0.0',
        WORKERS: 'many',
        LOG_LEVEL: 'loud',
        RETENTION_DAYS: '-1',
        QUEUE_LIMIT: '1e3',
        MAX_BODY_MB: '0',
      },
    });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => /^vigie: (\w+):/.exec(line)?.[1]).sort()).toEqual([
      'HOST',
      'LOG_LEVEL',
      'MAX_BODY_MB',
      'PORT',
      'QUEUE_LIMIT',
      'RETENTION_DAYS',
      'WORKERS',
    ]);
    expect(stderr).toContain('Without configured access the service listens on the machine itself only');
  });

  test('an empty variable is one that is not set', async () => {
    const service = await startService({ HOST: '', LOG_LEVEL: '', RETENTION_DAYS: '', QUEUE_LIMIT: '' });
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });

  test('a port that is taken is said, not thrown', async () => {
    const service = await startService();
    const { code, stderr } = await run('src/main.ts', [], { env: { PORT: new URL(service.url).port, WORKERS: '1' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^vigie: cannot listen on 127\.0\.0\.1:\d+: EADDRINUSE\n$/);
    service.child.kill('SIGTERM');
    await service.ended;
  });
});
