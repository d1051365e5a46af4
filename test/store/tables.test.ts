import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/jobs/audit-trail.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Store } from '../../src/store/store.ts';
import { storePlaces } from '../support/stores.ts';
import { shown } from '../support/shown.ts';

const kept = (id: string) => ({ id, request: '{"é":1}', roster: `{"id":"${id}"}`, now: 1_795_000_000_000 });
const copy = (version: number, id: string) => ({ ...shown(id), ...kept(id), version });
const record = (...rosters: string[]) => JSON.stringify({ versions: rosters });
const nothing = { revision: 0, record: null, copies: new Map() };

/** A roster that has ended, of the table that began with another one. */
function job(id: string, table?: string): Job {
  const facts = { timeLimitSeconds: 1, retain: true, department: '974', period: { start: '2027-01-01', end: '2027-01-31' } };
  const now = Date.now();
  const rest = { lang: null, request: '{}', progress: null, interim: null, roster: '{}', outcome: null, incident: null };
  return { id, state: 'done', revision: 1, createdAt: now, finishedAt: now, facts, ...(table ? { table } : {}), ...rest };
}

const entry = (roster: string, call: string, outcome = 200): AuditEntry => ({
  id: randomUUID(),
  kind: 'key',
  actor: 'cdom',
  call,
  requestId: 'r',
  roster,
  outcome,
});

describe.each(storePlaces())('the life of tables: $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, 60_000);
  afterAll(() => store.close());

  /** Ids of rosters that are kept: the one a table begins with, and others of the same table. */
  const rosters = async (count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => randomUUID());
    for (const id of ids) await store.jobs.keep(job(id, id === ids[0] ? undefined : ids[0]));
    return ids;
  };
  const publish = async (table: string, version: number, id: string, before: readonly string[] = []) =>
    store.tables.save(table, version - 1, { about: id, record: record(...before, id), copy: copy(version, id) });
  const stillThere = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await store.jobs.find(id)) !== null));

  test('a change is taken only if no other has come since; earlier copies stay', async () => {
    const { tables } = store;
    const [t, b, d] = await rosters(3);
    expect(await tables.find(t)).toEqual(nothing);
    const first = await Promise.all([publish(t, 1, t), publish(t, 1, b)]);
    expect(first.filter((saved) => saved)).toHaveLength(1);
    const winner = first[0] ? t : b;
    expect(await publish(t, 1, d)).toBe(false);
    expect(await publish(t, 2, d, [winner])).toBe(true);
    const second = kept(d);
    const now = await tables.find(t);
    expect([now.revision, now.record, now.copies.get(1)?.id, now.copies.get(2)]).toEqual([2, record(winner, d), winner, second]);
  });

  test('a roster that a change makes is there with the change, or neither is', async () => {
    const [t, other] = await rosters(2);
    const made = randomUUID();
    const change = (id: string) => ({
      about: t,
      record: record(t, id),
      copy: copy(1, id),
      made: job(id, t),
      entry: entry(t, 'validateReplacement'),
    });
    // There is one of this id: it cannot be made.
    await expect(store.tables.save(t, 0, change(other))).rejects.toThrow();
    expect(await store.tables.find(t)).toEqual(nothing);
    expect(await store.audit.list({ limit: 9, roster: t })).toEqual([]);
    expect(await store.tables.save(t, 0, change(made))).toBe(true);
    expect(await store.tables.save(t, 0, change(randomUUID()))).toBe(false);
    expect(await stillThere([made])).toEqual([true]);
    expect(await store.audit.list({ limit: 9, roster: t })).toHaveLength(1);
  });

  test('of a roster that was erased, nothing is published; what comes at the same time comes before or after', async () => {
    const [gone] = await rosters(1);
    await store.jobs.remove(gone);
    expect(await publish(gone, 1, gone)).toBe(false);
    expect(await store.tables.find(gone)).toEqual(nothing);
    for (let round = 0; round < 20; round++) {
      const [t, draft] = await rosters(2);
      const [saved, removal] = await Promise.all(
        round % 2 ? [publish(t, 1, draft), store.jobs.remove(draft)] : [store.jobs.remove(draft), publish(t, 1, draft)].toReversed(),
      );
      const there = [...(await stillThere([draft])), (await store.tables.find(t)).revision === 1];
      if (saved === true) expect([removal, ...there]).toEqual([{ kind: 'published', version: 1 }, true, true]);
      else expect([removal, ...there]).toEqual([{ kind: 'erased' }, false, false]);
    }
  });

  test('what is published stays, or goes with the rosters of all its versions, and no other', async () => {
    const [t, draft, second] = await rosters(3);
    await publish(t, 1, t);
    await publish(t, 2, second, [t]);
    await store.audit.record(entry(t, 'publishRoster'));
    await store.audit.record(entry(second, 'publishRoster'));
    expect(await store.jobs.remove(t)).toEqual({ kind: 'published', version: 2 });
    expect(await stillThere([t, draft, second])).toEqual([true, true, true]);
    const erasure = entry(t, 'eraseRoster', 204);
    expect(await store.jobs.remove(t, erasure, true)).toEqual({ kind: 'erased' });
    expect(await stillThere([t, draft, second])).toEqual([false, true, false]);
    expect(await store.tables.find(t)).toEqual(nothing);
    // Each roster shows why its entries are bare.
    for (const roster of [t, second]) {
      const entries = await store.audit.list({ limit: 9, roster });
      expect(entries.map(({ call, outcome }) => [call, outcome])).toEqual([
        ['eraseRoster', 204],
        [null, null],
      ]);
    }
    expect((await store.audit.list({ limit: 9, roster: t }))[0].id).toBe(erasure.id);
  });

  test('what is noted without being published goes with the roster that it speaks of', async () => {
    const [t, other] = await rosters(2);
    await store.tables.save(t, 0, { about: t, record: record(t) });
    expect(await store.jobs.remove(other)).toEqual({ kind: 'erased' });
    expect((await store.tables.find(t)).revision).toBe(1);
    expect(await store.jobs.remove(t)).toEqual({ kind: 'erased' });
    expect(await store.tables.find(t)).toEqual(nothing);
  });
});
