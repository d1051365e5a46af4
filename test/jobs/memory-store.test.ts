import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { MemoryJobStore } from '../../src/jobs/memory-store.ts';

function job(id: string, request = ''): Job {
  return {
    id,
    state: 'queued',
    revision: 1,
    createdAt: 0,
    finishedAt: null,
    lang: null,
    facts: { timeLimitSeconds: 1, retain: true },
    request,
    progress: null,
    roster: null,
    incident: null,
  };
}

describe('jobs in memory', () => {
  test('a change counts the revision up; a job that is gone does not come back', async () => {
    const store = new MemoryJobStore({ maxAgeMs: 1000 });
    await store.add(job('a'), null);
    expect(await store.change('a', { state: 'running' })).toMatchObject({ state: 'running', revision: 2 });
    expect(await store.remove('a')).toBe(true);
    expect(await store.change('a', { state: 'done' })).toBeNull();
    expect(await store.find('a')).toBeNull();
    expect(await store.remove('a')).toBe(false);
  });

  test('a key is taken once, by one body, and freed with its job', async () => {
    const store = new MemoryJobStore({ maxAgeMs: 1000 });
    const key = { key: 'k', fingerprint: 'body' };
    expect(await store.add(job('a'), key)).toEqual({ kind: 'added' });
    expect(await store.add(job('b'), key)).toEqual({ kind: 'known', id: 'a' });
    expect(await store.add(job('c'), { key: 'k', fingerprint: 'other' })).toEqual({ kind: 'conflict' });
    expect(await store.find('b')).toBeNull();
    await store.remove('a');
    expect(await store.add(job('c'), { key: 'k', fingerprint: 'other' })).toEqual({ kind: 'added' });
  });

  test('finished jobs are kept in bounded number, the oldest go first; jobs under way stay', async () => {
    let now = 0;
    const store = new MemoryJobStore({ maxAgeMs: 1e9, maxFinished: 3, clock: () => now });
    await store.add(job('running'), null);
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      now++;
      await store.add(job(id), null);
      await store.change(id, { state: 'done', finishedAt: now });
    }
    const kept = await Promise.all(['running', 'a', 'b', 'c', 'd', 'e'].map(async (id) => ((await store.find(id)) ? id : null)));
    expect(kept).toEqual(['running', null, null, 'c', 'd', 'e']);
  });

  test('and in bounded size, whatever the number; the last one always stays', async () => {
    const store = new MemoryJobStore({ maxAgeMs: 1e9, maxCharacters: 100, clock: () => 0 });
    for (const id of ['a', 'b', 'c']) {
      await store.add(job(id, 'x'.repeat(30)), null);
      await store.change(id, { state: 'done', roster: 'y'.repeat(30), finishedAt: 1 });
    }
    expect(await store.find('a')).toBeNull();
    expect(await store.find('b')).toBeNull();
    expect(await store.find('c')).not.toBeNull();
    await store.add(job('huge'), null);
    await store.change('huge', { state: 'done', roster: 'y'.repeat(500), finishedAt: 2 });
    expect(await store.find('huge')).not.toBeNull();
    // What was let go no longer counts.
    await store.remove('huge');
    await store.add(job('d', 'x'.repeat(60)), null);
    await store.change('d', { state: 'done', finishedAt: 3 });
    await store.add(job('e', 'x'.repeat(30)), null);
    await store.change('e', { state: 'done', finishedAt: 3 });
    expect(await store.find('d')).not.toBeNull();
  });

  test('and for a bounded time', async () => {
    let now = 1000;
    const store = new MemoryJobStore({ maxAgeMs: 100, clock: () => now });
    await store.add(job('a'), null);
    await store.change('a', { state: 'done', finishedAt: now });
    now = 1099;
    expect(await store.find('a')).not.toBeNull();
    now = 1100;
    expect(await store.find('a')).toBeNull();
  });
});
