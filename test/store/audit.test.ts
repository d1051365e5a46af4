import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry, AuditQuery } from '../../src/jobs/audit-trail.ts';
import type { Job } from '../../src/jobs/job.ts';
import type { Store } from '../../src/store/store.ts';
import { storePlaces } from '../support/stores.ts';

const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: randomUUID(),
  kind: 'key',
  actor: 'cdom',
  call: 'readRoster',
  requestId: 'r',
  roster: null,
  outcome: 200,
  ...change,
});

function job(): Job {
  const facts = { timeLimitSeconds: 1, retain: true, department: '974', period: { start: '2027-01-01', end: '2027-01-31' } };
  const rest = { finishedAt: null, lang: null, request: '{}', progress: null, interim: null, roster: null, outcome: null, incident: null };
  return { id: randomUUID(), state: 'queued', revision: 1, createdAt: Date.now(), facts, ...rest };
}

describe.each(storePlaces())('the audit trail: $name', ({ open, shared }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open('audit');
  }, 60_000);
  afterAll(() => store.close());

  const listed = async (query: Partial<AuditQuery> = {}) => store.audit.list({ limit: 1000, ...query });
  const calls = async (query: Partial<AuditQuery>) => (await listed(query)).map(({ call, outcome }) => [call, outcome]);

  test('holds what was put down, once, in its order, and finds it by roster, actor and instant, page by page', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const entries = [0, 1, 2, 3, 4].map((i) => entry({ actor: i % 2 ? 'ars' : 'cdom', roster: i < 3 ? one : other, outcome: 200 + i }));
    const before = Date.now();
    await Promise.all(entries.map((each) => store.audit.record(each)));
    await store.audit.record({ ...entries[2], outcome: 500, actor: 'somebody' });
    const kept = await listed({ limit: 5 });
    expect(kept.map(({ place: _, at: __, ...each }) => each)).toEqual(entries.toReversed());
    for (const { at } of kept) expect(Math.abs(at - before)).toBeLessThan(60_000);
    expect(await calls({ roster: one, actor: 'cdom' })).toEqual([
      ['readRoster', 202],
      ['readRoster', 200],
    ]);
    expect((await listed({ limit: 2, before: kept[1].place })).map(({ id }) => id)).toEqual([entries[2].id, entries[1].id]);
    expect(await calls({ roster: one, until: kept[4].at })).toEqual([]);
    expect(await calls({ roster: other, from: kept[4].at })).toHaveLength(2);
  });

  test('has a change with the change, and none without it', async () => {
    const [taken, refused, again] = [job(), job(), job()];
    const order = (subject: Job, room: number) => ({
      ...{ key: { key: 'audit', fingerprint: 'body' }, caller: '', urgent: true, room },
      entry: entry({ call: 'createRoster', roster: subject.id, outcome: 202 }),
    });
    expect((await store.jobs.add(taken, order(taken, 10))).kind).toBe('added');
    expect((await store.jobs.add(again, order(again, 10))).kind).toBe('known');
    expect((await store.jobs.add(refused, { ...order(refused, 0), key: null })).kind).toBe('full');
    await store.jobs.stop(taken.id, entry({ call: 'stopRoster', roster: taken.id, outcome: 202 }));
    await store.jobs.stop(taken.id, entry({ call: 'stopRoster', roster: taken.id, outcome: 202 }));
    const table = (revision: number) =>
      store.tables.save(taken.id, revision, {
        about: taken.id,
        record: JSON.stringify([taken.id]),
        entry: entry({ call: 'publishRoster', roster: taken.id }),
      });
    expect([await table(0), await table(0)]).toEqual([true, false]);
    expect(await calls({ roster: taken.id })).toEqual([
      ['publishRoster', 200],
      ['stopRoster', 202],
      ['createRoster', 202],
    ]);
    expect([...(await listed({ roster: refused.id })), ...(await listed({ roster: again.id }))]).toEqual([]);

    // With its table and its roster: one erasure, one entry.
    const erasure = entry({ call: 'eraseRoster', roster: taken.id, outcome: 204 });
    expect(await store.jobs.remove(taken.id, erasure)).toEqual({ kind: 'erased' });
    expect((await store.tables.find(taken.id)).revision).toBe(0);
    const again204 = entry({ call: 'eraseRoster', roster: taken.id, outcome: 204 });
    expect(await store.jobs.remove(taken.id, again204)).toEqual({ kind: 'unknown' });
    const [erased, ...earlier] = await listed({ roster: taken.id });
    expect(erased).toMatchObject(erasure);
    expect(earlier).toHaveLength(3);
    for (const { actor, roster, at, ...rest } of earlier) {
      expect([actor, roster, at > 0]).toEqual(['cdom', taken.id, true]);
      expect(rest).toEqual({ id: expect.any(String), place: expect.any(Number), kind: null, call: null, outcome: null, requestId: null });
    }
  });

  test.skipIf(!shared)('is one for all processes that share the store', async () => {
    const second = await open('audit');
    const roster = randomUUID();
    await Promise.all([store, second].map((each) => each.audit.record(entry({ roster }))));
    expect(await second.audit.list({ limit: 9, roster })).toEqual(await listed({ roster }));
    expect(await listed({ roster })).toHaveLength(2);
    await second.close();
  });
});
