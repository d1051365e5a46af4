import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { ScenarioJobs } from '../../src/jobs/scenario-jobs.ts';
import { ScenarioWork } from '../../src/jobs/scenario-work.ts';
import { ThreadPool } from '../../src/jobs/threads.ts';
import { JobWorker } from '../../src/jobs/worker.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { dataFolder } from '../support/data-folder.ts';
import { least } from '../support/problems.ts';

describe('a scenario that fails through one of its parts', () => {
  const incidents: string[] = [];
  const ended: Job[] = [];
  let shortTasks: ThreadPool;
  let solvers: ThreadPool;
  let store: Store;
  let scenarios: ScenarioJobs;
  beforeAll(async () => {
    shortTasks = new ThreadPool({ size: 1, maxWaiting: 10 });
    solvers = new ThreadPool({ size: 2, maxWaiting: 10, entry: new URL('./support/failing-variants-thread.ts', import.meta.url) });
    store = await openStore({ databaseUrl: null, dataDir: dataFolder(), retentionDays: 1, onError: () => {} });
    scenarios = new ScenarioJobs({ store: store.scenarios, room: 10, shortTasks });
    const worker = new JobWorker({
      queue: store.queue,
      threads: solvers,
      scenarios: new ScenarioWork(store.scenarios, solvers),
      size: 2,
      recordIncident: (what) => `incident-${incidents.push(what)}`,
      ended: (job) => void ended.push(job),
    });
    await store.listen({ changed: (id) => scenarios.heard(id), waiting: () => worker.wake(), stop: (id) => worker.heard(id) });
    await solvers.ready();
    worker.start();
  });
  afterAll(async () => {
    await Promise.all([shortTasks.close(), solvers.close()]);
    await store.close();
  });

  test('has ended once: told under its own id, from the instant it was asked for', async () => {
    const variants = ['a', 'b', 'c', 'd'].map((id) => ({ id, patch: [{ op: 'add', path: '/name', value: id }] }));
    const text = JSON.stringify({ base: least(), variants });
    const asked = Date.now();
    const submission = await scenarios.submit({ text, lang: null, caller: '' });
    if (submission.kind !== 'accepted') throw new Error(JSON.stringify(submission.refusal));
    await scenarios.settled(submission.id, 30_000);
    const view = await scenarios.view(submission.id);
    expect(JSON.parse(view?.json ?? '')).toMatchObject({ state: 'failed', incident: view?.incident });
    // The others of its parts end meanwhile, or are taken out of the line.
    await expect.poll(async () => (await store.jobs.load()).running, { timeout: 10_000 }).toBe(0);
    expect(ended.map(({ id, kind, state, incident }) => [id, kind, state, incident])).toEqual([
      [submission.id, 'scenario', 'failed', view?.incident],
    ]);
    expect(ended[0].createdAt).toBeGreaterThanOrEqual(asked);
    expect(ended[0].createdAt).toBeLessThan(asked + 5000);
  }, 60_000);
});

test('a scenario whose workers die at one of its parts is told of, read and listed as given up', async () => {
  const entry = new URL('./support/failing-variants-thread.ts', import.meta.url);
  const shortTasks = new ThreadPool({ size: 1, maxWaiting: 10 });
  const solvers = new ThreadPool({ size: 1, maxWaiting: 10, entry });
  const dataDir = dataFolder();
  const open = () => openStore({ databaseUrl: null, dataDir, retentionDays: 1, onError: () => {} });
  let store = await open();
  const claimed = async () => {
    const next = await store.queue.claim();
    if (next === null) throw new Error('none waits');
    return next;
  };
  const asking = new ScenarioJobs({ store: store.scenarios, room: 10, shortTasks });
  const submission = await asking.submit({ text: JSON.stringify({ base: least(), variants: [] }), lang: null, caller: '' });
  if (submission.kind !== 'accepted') throw new Error(JSON.stringify(submission.refusal));
  const { id } = submission;
  const parts = [{ request: '[]', timeLimitSeconds: 1 }];
  await store.queue.finish(await claimed(), { state: 'waits', solved: {}, parts, solves: 1 }, Date.now());
  // Three processes that die at the part.
  for (let deaths = 1; deaths <= 3; deaths++) {
    await claimed();
    await store.close();
    store = await open();
  }
  const ended: Job[] = [];
  const worker = new JobWorker({
    ...{ queue: store.queue, threads: solvers, scenarios: new ScenarioWork(store.scenarios, solvers), size: 1 },
    recordIncident: () => 'incident',
    ended: (job) => void ended.push(job),
  });
  const scenarios = new ScenarioJobs({ store: store.scenarios, room: 10, shortTasks });
  try {
    await store.listen({ changed: (changed) => scenarios.heard(changed), waiting: () => {}, stop: () => {} });
    await solvers.ready();
    worker.start();
    await scenarios.settled(id, 20_000);
    expect(JSON.parse((await scenarios.view(id))?.json ?? '')).toMatchObject({ state: 'failed', incident: 'incident', givenUp: true });
    expect(await scenarios.list({ limit: 5, givenUp: true })).toMatchObject([{ id, givenUp: true }]);
    await expect.poll(() => ended, { timeout: 10_000 }).toMatchObject([{ id, kind: 'scenario', state: 'failed', givenUp: true }]);
  } finally {
    await worker.close();
    await Promise.all([shortTasks.close(), solvers.close()]);
    await store.close();
  }
}, 60_000);
