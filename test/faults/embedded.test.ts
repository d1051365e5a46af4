import { existsSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { week } from '../support/problems.ts';
import { run, type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { accepted, ended, expectWhole, hasRoster, look, once, taking } from './support.ts';

describe('a service on its own folder', () => {
  const running: ServiceProcess[] = [];
  const start = async (folder: string): Promise<ServiceProcess> => {
    const service = await startService({ DATA_DIR: folder });
    running.push(service);
    return service;
  };
  afterEach(async () => {
    for (const { child, ended: over } of running.splice(0)) {
      child.kill('SIGKILL');
      await over;
    }
  });

  test('killed in the middle of a run: what was done is there, what was accepted is done, each once', async () => {
    const folder = dataFolder();
    const before = await start(folder);
    const done = await post(`${before.url}/v1/rosters`, week(), { 'Idempotency-Key': 'done' });
    const text = await done.text();
    const problem = taking(3);
    const roster = await accepted(before.url, problem, { 'Idempotency-Key': 'under-way' });
    const waiting = await accepted(before.url, week());
    await once(before.url, roster, hasRoster);
    before.child.kill('SIGKILL');
    await before.ended;

    const after = await start(folder);
    expect(await (await fetch(`${after.url}${done.headers.get('location')}`)).text()).toBe(text);
    expect(await accepted(after.url, problem, { 'Idempotency-Key': 'under-way' })).toBe(roster);
    await expectWhole(after.url, problem, await once(after.url, roster, ended));
    await expectWhole(after.url, week(), await once(after.url, waiting, ended));
    const list = (await (await fetch(`${after.url}/v1/rosters`)).json()) as { rosters: { id: string; state: string }[] };
    expect(list.rosters.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });

  test('told to end: what nobody waits for is taken up again by the next one', async () => {
    const folder = dataFolder();
    const before = await start(folder);
    const problem = taking(3);
    const roster = await accepted(before.url, problem);
    await once(before.url, roster, hasRoster);
    before.child.kill('SIGTERM');
    expect((await before.ended).code).toBe(0);
    const after = await start(folder);
    await expectWhole(after.url, problem, await once(after.url, roster, ended));
  });

  test('a second process on the folder is refused, and the first goes on', async () => {
    const folder = dataFolder();
    const first = await start(folder);
    const second = await run('src/main.ts', [], { env: { PORT: '0', WORKERS: '1', DATA_DIR: folder } });
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toBe(
      `vigie: another process is already using the folder ${folder} (DATA_DIR). Give another DATA_DIR, or DATABASE_URL to share a PostgreSQL database\n`,
    );
    expect((await post(`${first.url}/v1/rosters`, week())).status).toBe(200);
  });

  test('a folder that cannot be used is said', async () => {
    const { code, stderr } = await run('src/main.ts', [], { env: { PORT: '0', DATA_DIR: '/dev/null/data' } });
    expect([code, stderr]).toEqual([1, 'vigie: the folder /dev/null/data (DATA_DIR) cannot be used (ENOTDIR)\n']);
  });

  test('a first start that was killed half-way leaves nothing half made', async () => {
    const folder = dataFolder();
    rmSync(join(folder, 'postgres'), { recursive: true });
    const killed = run('src/main.ts', [], {
      env: { PORT: '0', WORKERS: '1', DATA_DIR: folder },
      during: (child) => {
        const watch = setInterval(() => {
          if (!existsSync(join(folder, 'postgres-new', 'base'))) return;
          clearInterval(watch);
          child.kill('SIGKILL');
        }, 10);
      },
    });
    expect((await killed).signal).toBe('SIGKILL');
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    const service = await start(folder);
    expect((await post(`${service.url}/v1/rosters`, week())).status).toBe(200);
  });

  test('a caller who leaves a stream leaves nothing behind and ends nothing', async () => {
    const service = await start(dataFolder());
    const problem = taking(3);
    const roster = await accepted(service.url, problem);
    const before = sockets(service);
    for (let i = 0; i < 20; i++) {
      const gone = new AbortController();
      const stream = await fetch(`${service.url}${roster}/events`, { signal: gone.signal });
      await stream.body?.getReader().read();
      gone.abort();
    }
    // A connection or two may be kept for the next call.
    while (sockets(service) > before + 2) await sleep(50);
    await expectWhole(service.url, problem, await once(service.url, roster, ended));
    expect((await look(service.url, roster)).state).toBe('done');
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });
});

/** How many sockets a process holds (Linux). */
function sockets({ child }: ServiceProcess): number {
  const folder = `/proc/${child.pid}/fd`;
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(join(folder, name)).startsWith('socket:');
    } catch {
      return false;
    }
  }).length;
}
