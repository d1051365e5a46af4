import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ClaimedJob, Job } from '../../src/jobs/job.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { dataFolder } from '../support/data-folder.ts';

const order = { key: null, caller: '', urgent: true, room: 10 };

function job(): Job {
  const facts = { timeLimitSeconds: 1, retain: true, period: { start: '2027-01-01', end: '2027-01-31' } };
  const rest = { lang: null, facts, request: '{}', progress: null, interim: null, roster: null, outcome: null, incident: null };
  return { id: randomUUID(), state: 'queued', revision: 1, createdAt: Date.now(), finishedAt: null, ...rest };
}

/** What a process finds on a folder, which then dies without a word. */
async function process<T>(dataDir: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: null, dataDir, retentionDays: 1, onError: () => {} });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function claimed(store: Store): Promise<ClaimedJob> {
  for (;;) {
    const next = await store.queue.claim();
    if (next !== null) return next;
    await sleep(10);
  }
}

describe('processes that die', () => {
  test('alone with a job: it is the job', async () => {
    const folder = dataFolder();
    await process(folder, (store) => store.jobs.add(job(), order));
    const seen: ClaimedJob[] = [];
    for (let i = 0; i < 3; i++) seen.push(await process(folder, claimed));
    expect(seen.map(({ deaths, suspect }) => [deaths, suspect])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ]);
  });

  test('with two jobs: neither is charged, both are suspects; then the one that was taken alone', async () => {
    const folder = dataFolder();
    const both = async (store: Store) => [await claimed(store), await claimed(store)];
    await process(folder, async (store) => {
      for (const one of [job(), job()]) await store.jobs.add(one, order);
      await both(store);
    });
    const suspects = await process(folder, both);
    expect(suspects.map(({ deaths, suspect }) => [deaths, suspect])).toEqual([
      [0, true],
      [0, true],
    ]);
    const taken = await process(folder, claimed);
    const after = await process(folder, both);
    expect(after.map(({ job: { id }, deaths }) => [id === taken.job.id, deaths]).sort()).toEqual([
      [false, 0],
      [true, 1],
    ]);
  });

  test('in order, however often: nothing is counted', async () => {
    const folder = dataFolder();
    await process(folder, (store) => store.jobs.add(job(), order));
    for (let i = 0; i < 5; i++) {
      await process(folder, async (store) => {
        const taken = await claimed(store);
        expect([taken.deaths, taken.suspect]).toEqual([0, false]);
        await store.queue.release(taken);
      });
    }
  });
});
