import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Added, ClaimedJob, Job, Order } from '../../src/jobs/job.ts';
import type { Store } from '../../src/store/store.ts';
import { storePlaces } from '../support/stores.ts';

let count = 0;
/** Ids as the service makes them, in the order of the test. */
const nextId = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;

function job(change: Partial<Job> = {}, facts: Partial<Job['facts']> = {}): Job {
  return {
    id: nextId(),
    state: 'queued',
    revision: 1,
    createdAt: count,
    finishedAt: null,
    lang: null,
    facts: { timeLimitSeconds: 1, retain: true, department: '974', period: { start: '2027-01-01', end: '2027-01-31' }, ...facts },
    request: '{"é":1}',
    progress: null,
    interim: null,
    roster: null,
    outcome: null,
    incident: null,
    ...change,
  };
}

const order = (change: Partial<Order> = {}): Order => ({ key: null, caller: '', urgent: true, room: 1000, ...change });
const progress = { level: 'tier', value: 1, bound: 0, gap: 1, seconds: 0.1 } as unknown as Job['progress'];

describe.each(storePlaces())('a store: $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, 60_000);
  afterAll(() => store.close());

  const add = (one: Job, change: Partial<Order> = {}): Promise<Added> => store.jobs.add(one, order(change));
  const claim = async (): Promise<ClaimedJob> => {
    const claimed = await store.queue.claim();
    if (claimed === null) throw new Error('nobody waits');
    return claimed;
  };
  const claimed = async (change: Partial<Job> = {}, facts: Partial<Job['facts']> = {}): Promise<ClaimedJob> => {
    await add(job(change, facts));
    return claim();
  };

  test('what is added is found as it was', async () => {
    const one = job({ lang: 'en', request: '"\\u0000 😀 \u2028"' }, { lines: ['l'], callbackUrl: 'https://x.test/' });
    expect(await add(one)).toEqual({ kind: 'added' });
    expect(await store.jobs.find(one.id)).toEqual(one);
    expect(await store.jobs.facts(one.id)).toEqual(one.facts);
    expect(await store.jobs.remove(one.id)).toEqual({ kind: 'erased' });
    expect([await store.jobs.find(one.id), await store.jobs.facts(one.id)]).toEqual([null, null]);
    expect(await store.jobs.remove(one.id)).toEqual({ kind: 'unknown' });
    expect(await store.queue.claim()).toBeNull();
  });

  test('a job goes its way: waits, runs, ends; each step counts the revision up', async () => {
    const taken = await claimed();
    expect(taken.job).toMatchObject({ state: 'running', revision: 2 });
    expect(await store.queue.advance(taken, { progress })).toBe(true);
    expect(await store.queue.advance(taken, { interim: '{"best":1}' })).toBe(true);
    expect(await store.jobs.find(taken.job.id)).toMatchObject({
      state: 'running',
      revision: 4,
      progress,
      interim: '{"best":1}',
      roster: null,
    });
    expect(await store.queue.finish(taken, { state: 'done', roster: '{"final":1}', outcome: 'complete' }, 77)).toBe(true);
    const ended = await store.jobs.find(taken.job.id);
    const final = { interim: null, roster: '{"final":1}', outcome: 'complete' };
    expect(ended).toMatchObject({ state: 'done', revision: 5, finishedAt: 77, ...final, request: '{"é":1}' });
    expect((await store.jobs.list({ limit: 1 }))[0]).toMatchObject({ id: taken.job.id, outcome: 'complete' });
    expect(await store.queue.claim()).toBeNull();
  });

  test('is done once: what a lost claim says is let go', async () => {
    const first = await claimed();
    await store.queue.release(first);
    expect(await store.jobs.find(first.job.id)).toMatchObject({ state: 'queued' });
    const second = await claim();
    // Given back in order: no death is counted.
    expect([second.job.id, second.deaths, second.suspect]).toEqual([first.job.id, 0, false]);
    expect((await store.queue.beat([first, second])).lost).toEqual(new Set([first.claim]));
    expect(await store.queue.advance(first, { progress })).toBe(false);
    expect(await store.queue.finish(first, { state: 'done', roster: '"first"' }, 1)).toBe(false);
    expect(await store.queue.finish(second, { state: 'done', roster: '"second"' }, 2)).toBe(true);
    expect(await store.queue.finish(second, { state: 'done', roster: '"again"' }, 3)).toBe(false);
    expect(await store.jobs.find(first.job.id)).toMatchObject({ roster: '"second"', finishedAt: 2 });
  });

  test('a stop ends what waits, reaches what runs, and comes too late for what has ended', async () => {
    const waiting = job();
    await add(waiting);
    expect(await store.jobs.stop(waiting.id)).toBe('stopping');
    expect(await store.jobs.find(waiting.id)).toMatchObject({ state: 'stopped', finishedAt: expect.any(Number) });
    expect(await store.queue.claim()).toBeNull();
    const running = await claimed();
    expect((await store.queue.beat([running])).stop.size).toBe(0);
    expect(await store.jobs.stop(running.job.id)).toBe('stopping');
    expect((await store.queue.beat([running])).stop).toEqual(new Set([running.claim]));
    await store.queue.advance(running, { interim: '{"best":1}' });
    await store.queue.finish(running, { state: 'stopped' }, 1);
    // Stopped before there was a final roster: the best so far is there to be read, and is not final.
    expect(await store.jobs.find(running.job.id)).toMatchObject({ state: 'stopped', interim: '{"best":1}', roster: null });
    expect(await store.jobs.stop(running.job.id)).toBe('finished');
    expect(await store.jobs.stop('error')).toBe('unknown');
  });

  test('an erasure takes the claim away, and nothing comes back', async () => {
    const running = await claimed();
    await store.jobs.remove(running.job.id);
    expect((await store.queue.beat([running])).lost).toEqual(new Set([running.claim]));
    expect(await store.queue.finish(running, { state: 'done', roster: '1' }, 1)).toBe(false);
    expect(await store.jobs.find(running.job.id)).toBeNull();
  });

  test('what is not to be retained loses its request with its end, and a failed one its best roster', async () => {
    const running = await claimed({}, { retain: false });
    await store.queue.advance(running, { interim: '{"best":1}' });
    await store.queue.finish(running, { state: 'failed', incident: 'abc' }, 1);
    expect(await store.jobs.find(running.job.id)).toMatchObject({
      request: null,
      incident: 'abc',
      interim: null,
      roster: null,
      state: 'failed',
    });
    const waiting = job({}, { retain: false });
    await add(waiting);
    await store.jobs.stop(waiting.id);
    expect(await store.jobs.find(waiting.id)).toMatchObject({ request: null, state: 'stopped' });
  });

  test('a key is one job, also for two who come at once; another body is a conflict; an erasure frees it', async () => {
    const key = { key: 'k', fingerprint: 'body' };
    const [a, b] = [job(), job()];
    const added = await Promise.all([add(a, { key }), add(b, { key })]);
    const winner = added[0].kind === 'added' ? a : b;
    expect(added.map(({ kind }) => kind).sort()).toEqual(['added', 'known']);
    expect(added.find(({ kind }) => kind === 'known')).toEqual({ kind: 'known', id: winner.id });
    expect(await add(job(), { key: { key: 'k', fingerprint: 'other' } })).toEqual({ kind: 'conflict' });
    await store.jobs.remove(winner.id);
    const again = job();
    expect(await add(again, { key: { key: 'k', fingerprint: 'other' } })).toEqual({ kind: 'added' });
    await store.jobs.remove(again.id);
    expect(await store.queue.claim()).toBeNull();
  });

  test('there is room for so many, those at work here included', async () => {
    const running = await claimed();
    expect(await add(job(), { room: 2 })).toEqual({ kind: 'added' });
    expect(await store.jobs.load()).toMatchObject({ waiting: 1, running: 1, here: 1 });
    const refused = job();
    expect(await add(refused, { room: 2 })).toEqual({ kind: 'full' });
    expect(await store.jobs.find(refused.id)).toBeNull();
    await store.queue.advance(running, { interim: '{"best":1}' });
    await store.queue.finish(running, { state: 'stopped' }, 1);
    // Stopped before there was a final roster: the best so far is there to be read, and is not final.
    expect(await store.jobs.find(running.job.id)).toMatchObject({ state: 'stopped', interim: '{"best":1}', roster: null });
    const last = await claim();
    await store.queue.finish(last, { state: 'stopped' }, 1);
    expect(await store.jobs.load()).toMatchObject({ waiting: 0, running: 0, here: 0 });
  });

  test('whoever waits goes first, and nobody waits behind all of another caller’s jobs', async () => {
    const many = [job(), job(), job()];
    for (const one of many) await add(one, { caller: 'many' });
    const few = job();
    await add(few, { caller: 'few' });
    const later = job();
    await add(later, { caller: 'later', urgent: false });
    const last = job();
    await add(last, { caller: 'few' });
    const turns: string[] = [];
    for (let taken = await store.queue.claim(); taken !== null; taken = await store.queue.claim()) {
      turns.push(taken.job.id);
      await store.queue.finish(taken, { state: 'stopped' }, 1);
    }
    expect(turns).toEqual([many[0], few, many[1], last, many[2], later].map(({ id }) => id));
  });

  test('those who come at once are taken as if they came one after the other; what is refused of one is not held against the others', async () => {
    const key = { key: 'at-once', fingerprint: 'body' };
    const [first, same, other, ...rest] = [job(), job(), job(), job(), job(), job(), job()];
    const twice = { ...rest[0], request: 'another of the same id' };
    const results = await Promise.allSettled([
      // Alone under way while the others gather.
      add(first, { caller: 'many', key }),
      add(same, { caller: 'many', key }),
      add(other, { caller: 'many', key: { ...key, fingerprint: 'other' } }),
      add(rest[0], { caller: 'many' }),
      add(twice, { caller: 'many' }),
      add(rest[1], { caller: 'few' }),
      // A caller with half of the places waits until others had theirs.
      add(rest[2], { caller: 'many', room: 4 }),
      add(rest[3], { caller: 'late', room: 4 }),
    ]);
    const kinds = results.map((result) => (result.status === 'fulfilled' ? result.value.kind : result.status));
    expect(kinds).toEqual(['added', 'known', 'conflict', 'added', 'rejected', 'added', 'full', 'added']);
    const turns: string[] = [];
    for (let taken = await store.queue.claim(); taken !== null; taken = await store.queue.claim()) {
      turns.push(taken.job.id);
      await store.queue.finish(taken, { state: 'stopped' }, 1);
    }
    // Equals who came in the same instant have no order among them.
    expect(new Set(turns.slice(0, 2))).toEqual(new Set([first.id, rest[1].id]));
    expect(turns.slice(2).toSorted()).toEqual([rest[0].id, rest[3].id].toSorted());
    await store.jobs.remove(first.id);
  });

  test('lists newest first, page by page, by state, department and period', async () => {
    const place = 1_000_000;
    const period = { start: '2030-02-01', end: '2030-02-28' };
    const made = [0, 1, 2, 3, 4].map((i) =>
      job(
        { createdAt: place + (i >> 1), state: i === 4 ? 'failed' : 'done', finishedAt: place + i, outcome: 'shortfall' },
        { department: i < 2 ? '11' : '2A', period },
      ),
    );
    for (const one of made) await store.jobs.keep(one);
    const expected = made.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
    const period2030 = { from: '2030-02-28', to: '2030-03-05' };
    const pages: string[] = [];
    let after: { createdAt: number; id: string } | undefined;
    for (;;) {
      const page = await store.jobs.list({ limit: 2, ...period2030, ...(after ? { after } : {}) });
      if (page.length === 0) break;
      pages.push(...page.map(({ id }) => id));
      after = page.at(-1);
    }
    expect(pages).toEqual(expected);
    const [newest] = await store.jobs.list({ limit: 1, ...period2030 });
    expect(newest).toEqual({
      id: made[4].id,
      state: 'failed',
      createdAt: place + 2,
      finishedAt: place + 4,
      department: '2A',
      periodStart: '2030-02-01',
      periodEnd: '2030-02-28',
      outcome: 'shortfall',
      incident: null,
      givenUp: false,
    });
    const ids = async (query: object) => (await store.jobs.list({ limit: 100, ...period2030, ...query })).map(({ id }) => id);
    expect(await ids({ state: 'failed' })).toEqual([made[4].id]);
    expect(new Set(await ids({ departments: ['11'] }))).toEqual(new Set([made[0].id, made[1].id]));
    expect(await ids({ departments: [] })).toEqual([]);
    expect(await ids({ from: '2030-03-01' })).toEqual([]);
  });
});
