import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { accepted, taking } from '../faults/support.ts';
import { clockOf } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { asked, type PostgresServer, postgresPrograms, startPostgres } from '../support/postgres.ts';
import { week } from '../support/problems.ts';
import { type ServiceProcess, startService } from '../support/process.ts';
import { post } from '../support/service.ts';

const processes: ServiceProcess[] = [];
const start = async (env: Record<string, string>): Promise<ServiceProcess> => {
  const service = await startService(env);
  processes.push(service);
  return service;
};
const end = async ({ child, ended }: ServiceProcess): Promise<void> => {
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
};
afterEach(async () => {
  for (const { child, ended } of processes.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

const publish = (url: string, id: string) => post(`${url}/v1/rosters/${id}/publication`, { actor: 'cdom', label: 'V1' });

/** A date so many days from now. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a finished roster goes after RETENTION_DAYS, a published one so long after its period; what has not ended stays', async () => {
  const env = { DATA_DIR: dataFolder(), RETENTION_DAYS: '30' };
  const first = await start(env);
  const problem = { ...week(), period: { start: inDays(20), end: inDays(26) } };
  const made = async () => ((await (await post(`${first.url}/v1/rosters`, problem)).json()) as Roster).id;
  const [published, draft] = [await made(), await made()];
  expect((await publish(first.url, published)).status).toBeLessThan(300);
  const unfinished = await accepted(first.url, taking(60));
  await end(first);
  const statuses = async (url: string, id: string) =>
    Promise.all(['', '/versions', '/duties'].map(async (path) => (await fetch(`${url}/v1/rosters/${id}${path}`)).status));

  const nearly = await start({ ...env, ...clockOf(29 * 24).env, WORKERS: '0' });
  expect([await statuses(nearly.url, published), (await statuses(nearly.url, draft))[0]]).toEqual([[200, 200, 200], 200]);
  await end(nearly);

  // The table of a period that is not over, or only just, is a document in use.
  const meanwhile = await start({ ...env, ...clockOf(54 * 24).env, WORKERS: '0' });
  expect([await statuses(meanwhile.url, published), await statuses(meanwhile.url, draft)]).toEqual([
    [200, 200, 200],
    [404, 404, 404],
  ]);
  await end(meanwhile);

  const over = await start({ ...env, ...clockOf(58 * 24).env, WORKERS: '0' });
  expect(await statuses(over.url, published)).toEqual([404, 404, 404]);
  const list = (await (await fetch(`${over.url}/v1/rosters`)).json()) as { rosters: { id: string; state: string }[] };
  expect(list.rosters).toEqual([expect.objectContaining({ id: unfinished.split('/').at(-1), state: 'queued' })]);
}, 60_000);

describe.skipIf(postgresPrograms === null)('DELETE', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  test('leaves nothing of a roster in the database: neither its people nor its id, in whatever table', async () => {
    const url = await server.database('erased');
    const service = await start({ DATABASE_URL: url, WEBHOOK_SECRET: 's'.repeat(40), WEBHOOK_NETWORKS: '127.0.0.0/8' });
    const marks = ['Hoarau-Payet', '10001234567', '+262692000000', 'marie@example.re', 'cardiopathie', 'secret-comment', 'hook-of-mine'];
    const problem = {
      ...week(),
      participants: ['a', 'b', 'c', 'd'].map((id) => ({
        id,
        name: marks[0],
        rpps: marks[1],
        contact: { phone: marks[2], email: marks[3] },
        exemptions: id === 'd' ? [{ from: '2027-01-05', to: '2027-01-06', reason: marks[4] }] : [],
      })),
      // Nobody listens there: its webhook waits for another try.
      options: { asOf: '2026-11-21', callbackUrl: `http://127.0.0.1:9/${marks[6]}` },
    };
    const headers = { 'Idempotency-Key': 'once' };
    const { id, assignments } = (await (await post(`${service.url}/v1/rosters`, problem, headers)).json()) as Roster;
    expect((await publish(service.url, id)).status).toBeLessThan(300);
    const { slot, participant } = assignments[0] ?? { slot: '', participant: '' };
    const to = ['a', 'b', 'c'].find((each) => each !== participant);
    await post(`${service.url}/v1/rosters/${id}/proposals`, { moves: [{ slot, from: participant, to }], comment: marks[5] });
    const facts = [{ type: 'absence', participant, from: '2027-01-06', to: '2027-01-10' }];
    const repair = await post(`${service.url}/v1/rosters/${id}/repairs`, { from: '2027-01-06', asOf: '2027-01-05', facts });
    const second = ((await repair.json()) as Roster).id;
    expect((await publish(service.url, second)).status).toBeLessThan(300);
    const held = await everythingIn(url);
    for (const mark of [...marks, id, second]) expect(held).toContain(mark);

    expect((await fetch(`${service.url}/v1/rosters/${id}`, { method: 'DELETE' })).status).toBe(409);
    expect((await fetch(`${service.url}/v1/rosters/${id}?published=erase`, { method: 'DELETE' })).status).toBe(204);
    const left = await everythingIn(url);
    for (const mark of [...marks, id, second]) expect(left).not.toContain(mark);
    expect(await asked(url, 'select count(*)::integer as rosters from vigie.rosters')).toEqual([{ rosters: 0 }]);
  });
});

/** Every row of every table of a database, as text. */
async function everythingIn(url: string): Promise<string> {
  const tables = await asked(
    url,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows = [];
  for (const { name } of tables) rows.push(...(await asked(url, `select to_jsonb(each)::text as row from ${name} each`)));
  return rows.map(({ row }) => String(row)).join('\n');
}
