import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { openEmbedded } from '../../src/store/pglite-database.ts';
import type { Store } from '../../src/store/store.ts';
import { transferred } from '../../src/store/transfer.ts';
import { dataFolder } from '../support/data-folder.ts';
import { shown } from '../support/shown.ts';
import { storePlaces } from '../support/stores.ts';

const order = { key: { key: 'k', fingerprint: 'f' }, caller: 'cdom', urgent: false, room: 10 };
const places = storePlaces();

function job(change: Partial<Job> = {}): Job {
  const facts = { timeLimitSeconds: 1, retain: true, department: '974', period: { start: '2027-01-01', end: '2027-01-31' } };
  const rest = {
    lang: null,
    facts,
    request: '{"é":"\\u0000 😀"}',
    progress: null,
    interim: null,
    roster: null,
    outcome: null,
    incident: null,
  };
  return { id: randomUUID(), state: 'queued', revision: 1, createdAt: Date.now(), finishedAt: null, ...rest, ...change };
}

async function exported(store: Store): Promise<string[]> {
  const lines: string[] = [];
  await store.export(async (line) => void lines.push(line));
  return lines;
}

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

test('what one store exports another one takes in, embedded or not, and exports the same again', async () => {
  const first = await places[0].open();
  const published = job({ state: 'done', finishedAt: Date.now(), roster: '{"a":1}', outcome: 'complete' });
  const waiting = job();
  const act = { id: randomUUID(), kind: 'key', actor: 'cdom', call: 'createRoster', requestId: 'r' } as const;
  await first.jobs.keep(published, { ...act, roster: published.id, outcome: 202 });
  const copy = { ...shown(published.id), version: 1, id: published.id, request: '{}', roster: '{"a":1}', now: 5 };
  expect(await first.tables.save(published.id, 0, { about: published.id, record: '{"record":1}', copy })).toBe(true);
  await first.jobs.add(waiting, order);
  let lines = await exported(first);
  await first.close();
  for (const place of places.toReversed()) {
    const store = await place.open('moved');
    expect(await store.import(from(lines))).toBe(lines.length - 2);
    expect(await store.jobs.find(published.id)).toEqual(published);
    expect((await store.tables.find(published.id)).copies.get(1)).toEqual({ id: published.id, request: '{}', roster: '{"a":1}', now: 5 });
    expect((await store.tables.inForce({})).map(({ table }) => table)).toEqual([published.id]);
    expect(await store.audit.list({ limit: 5 })).toMatchObject([{ id: act.id, roster: published.id }]);
    expect(await store.jobs.add(job(), order)).toEqual({ kind: 'known', id: waiting.id });
    await expect(store.import(from(lines))).rejects.toMatchObject({ reason: 'notEmpty' });
    const again = await exported(store);
    expect(again).toEqual(lines);
    // The job that had not ended is begun here.
    expect((await store.queue.claim())?.job.id).toBe(waiting.id);
    lines = again;
    await store.close();
  }
}, 120_000);

test('a file that is no export, of another version or cut short changes nothing', async () => {
  const store = await places[0].open();
  await store.jobs.add(job(), order);
  const lines = await exported(store);
  await store.close();
  const empty = await places[0].open();
  const reasons = async (given: readonly string[]) => empty.import(from(given)).catch(({ reason }: { reason: string }) => reason);
  expect(await reasons(['{"other":1}'])).toBe('notAnExport');
  expect(await reasons(['no JSON'])).toBe('notAnExport');
  expect(await reasons(['{"format":"vigie-store","step":0}'])).toBe('otherVersion');
  expect(await reasons(lines.slice(0, -1))).toBe('cutShort');
  expect(await reasons([...lines.slice(0, 2), ...lines.slice(3)])).toBe('cutShort');
  // The roster of a key is missing.
  expect(await reasons([lines[0], ...lines.slice(2)])).toBe('damaged');
  expect(await exported(empty)).toHaveLength(2);
  await empty.close();
}, 120_000);

test('every table of the store is exported', async () => {
  const database = await openEmbedded(dataFolder());
  const text = "select table_name as name from information_schema.tables where table_schema = 'vigie' order by name";
  const names = (await database.query<{ name: string }>(text)).map(({ name }) => name);
  await database.close();
  expect([...transferred.map(({ name }) => name), 'version'].sort()).toEqual(names);
}, 60_000);
