import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { week } from '../support/problems.ts';
import { run, type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';
import { smallDisk } from '../support/small-disk.ts';
import { ended, expectWhole, once } from './support.ts';

const disk = smallDisk(80);
if (disk === null) console.warn('No file system can be mounted here: a full disk is not tested.');
const example = JSON.parse(readFileSync(new URL('../../examples/reunion-2027-01.json', import.meta.url), 'utf8'));
const month = { ...example, options: { ...example.options, timeLimitSeconds: 1 } };

const started: ServiceProcess[] = [];
afterAll(async () => {
  for (const { child, ended: over } of started) {
    child.kill('SIGKILL');
    await over;
  }
  disk?.remove();
});

test.skipIf(disk === null)(
  'a full disk: callers are told, what was accepted is done once there is room, once, and nothing is half written',
  async () => {
    if (disk === null) return;
    const start = async (): Promise<ServiceProcess> => {
      const service = await startService({ DATA_DIR: join(disk.folder, 'data') });
      started.push(service);
      return service;
    };
    const service = await start();
    const before = await post(`${service.url}/v1/rosters`, week());
    const text = await before.text();

    disk.fill();
    const taken: [roster: string, problem: object][] = [];
    const send = async (problem: object): Promise<number> => {
      const response = await post(`${service.url}/v1/rosters`, problem, { Prefer: 'respond-async' });
      if (response.status === 202) taken.push([response.headers.get('location') ?? '', problem]);
      return response.status;
    };
    // Small ones find room in pages that are there already; large ones do not, and the log of the database runs over, too.
    for (let i = 0; i < 5; i++) expect([202, 503]).toContain(await send(week()));
    const refusals = new Set<number>();
    for (let i = 0; i < 40; i++) refusals.add(await send(month));
    expect(refusals).toContain(503);
    for (const status of refusals) expect([202, 503]).toContain(status);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);

    disk.free();
    for (const [roster, problem] of taken) await expectWhole(service.url, problem, await once(service.url, roster, ended));
    expect((await post(`${service.url}/v1/rosters`, week(), { Prefer: 'wait=20' })).status).toBe(200);
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);

    const after = await start();
    expect(await (await fetch(`${after.url}${before.headers.get('location')}`)).text()).toBe(text);
    const list = (await (await fetch(`${after.url}/v1/rosters?limit=100`)).json()) as { rosters: { state: string }[] };
    expect(list.rosters.map(({ state }) => state)).toEqual(Array(taken.length + 2).fill('done'));
  },
);

test.skipIf(disk === null)('a start on a full disk says so', async () => {
  if (disk === null) return;
  disk.fill();
  const folder = join(disk.folder, 'new');
  const { code, stderr } = await run('src/main.ts', [], { env: { PORT: '0', WORKERS: '1', DATA_DIR: folder } });
  expect([code, stderr]).toEqual([1, `vigie: the folder ${folder} (DATA_DIR) cannot be used (ENOSPC)\n`]);
});
