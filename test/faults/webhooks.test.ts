import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { startWorker, type WorkerProcess } from '../support/worker-process.ts';
import { accepted, ended, once } from './support.ts';

const sending = { WEBHOOK_SECRET: 's'.repeat(40), WEBHOOK_NETWORKS: '127.0.0.0/8' };
const processes: (ServiceProcess | WorkerProcess)[] = [];
let receiver: Receiver;

const kill = async ({ child, ended: over }: ServiceProcess | WorkerProcess) => {
  child.kill('SIGKILL');
  await over;
};
const started = async <T extends ServiceProcess | WorkerProcess>(starting: Promise<T>): Promise<T> => {
  const process = await starting;
  processes.push(process);
  return process;
};
const withCallback = () => ({ ...week(), options: { asOf: '2026-11-21', callbackUrl: receiver.url } });
const idOf = (roster: string) => `roster-${roster.split('/').at(-1)}`;

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const process of processes.splice(0)) await kill(process);
  receiver.close();
});

describe('webhooks of a service on its own folder', () => {
  test('outlive it: killed while the receiver fails, and while it does not answer; sent until it arrives, under one id', async () => {
    const env = { DATA_DIR: dataFolder(), ...sending };
    receiver.answer(500);
    const first = await started(startService(env));
    const roster = await accepted(first.url, withCallback());
    await receiver.came(1);
    await kill(first);

    receiver.answer('silence');
    const second = await started(startService(env));
    await receiver.came(2);
    await kill(second);

    receiver.answer(204);
    const third = await started(startService(env));
    await receiver.came(3);
    while (!(await metrics(third.url)).includes('vigie_webhooks_kept{state="waiting"} 0')) await sleep(50);
    expect(receiver.received.map(({ id }) => id)).toEqual(Array(3).fill(idOf(roster)));
    expect(JSON.parse(receiver.received[2]?.body ?? '')).toMatchObject({
      type: 'roster.ended',
      data: { state: 'done', outcome: 'complete' },
    });
    third.child.kill('SIGTERM');
    expect((await third.ended).code).toBe(0);
    expect(receiver.received).toHaveLength(3);
  });
});

describe.skipIf(postgresPrograms === null)('webhooks of processes that share a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  test('a process killed between the end of a roster and its webhook: any other one sends it, once', async () => {
    const url = await server.database('between');
    const service = await started(startService({ DATABASE_URL: url, WORKERS: '0', ...sending }));
    const roster = await accepted(service.url, withCallback());
    await kill(service);
    // It works, and has no secret to sign with: the end is in the store, and nobody has told of it.
    const worker = await started(startWorker(url));
    while ((await asked(url, 'select id from vigie.webhooks')).length === 0) await sleep(50);
    await kill(worker);
    expect(receiver.received).toEqual([]);

    await Promise.all([started(startWorker(url, sending)), started(startWorker(url, sending))]);
    await receiver.came(1);
    while ((await asked(url, 'select id from vigie.webhooks')).length > 0) await sleep(50);
    expect(receiver.received.map(({ id }) => id)).toEqual([idOf(roster)]);
  });

  test('a worker killed while it sends: when its lease is over another one sends again; a receiver that refuses is on record', async () => {
    const url = await server.database('lease');
    receiver.answer('silence');
    const service = await started(startService({ DATABASE_URL: url, WORKERS: '0', ...sending }));
    const roster = await accepted(service.url, withCallback());
    await kill(service);
    const worker = await started(startWorker(url, sending));
    await receiver.came(1);
    await kill(worker);

    receiver.answer(410);
    const next = await started(startService({ DATABASE_URL: url, WORKERS: '0', ...sending }));
    await once(next.url, roster, ended);
    expect(receiver.received).toHaveLength(1);
    await asked(url, 'update vigie.webhooks set due_at = due_at - 30000');
    await receiver.came(2);
    while (!(await metrics(next.url)).includes('vigie_webhooks_kept{state="failed"} 1')) await sleep(50);
    expect(await asked(url, 'select id, tries, outcome from vigie.webhooks')).toEqual([{ id: idOf(roster), tries: 2, outcome: 'refused' }]);
    expect((await fetch(`${next.url}${roster}`, { method: 'DELETE' })).status).toBe(204);
    expect(await asked(url, 'select id from vigie.webhooks')).toEqual([]);
  });
});

async function metrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}
