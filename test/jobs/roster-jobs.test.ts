import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { RosterJobs, type Submission } from '../../src/jobs/roster-jobs.ts';
import { ScenarioWork } from '../../src/jobs/scenario-work.ts';
import { CalledOff } from '../../src/jobs/task-errors.ts';
import { ThreadPool } from '../../src/jobs/threads.ts';
import { JobWorker } from '../../src/jobs/worker.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { dataFolder } from '../support/data-folder.ts';
import { least } from '../support/problems.ts';

describe('jobs', () => {
  const incidents: [string, unknown][] = [];
  let shortTasks: ThreadPool;
  let solvers: ThreadPool;
  let jobs: RosterJobs;
  let store: Store;
  let worker: JobWorker;
  let deadly: string;
  const ended: string[] = [];
  beforeAll(async () => {
    shortTasks = new ThreadPool({ size: 1, maxWaiting: 10 });
    solvers = new ThreadPool({ size: 1, maxWaiting: 10, entry: new URL('./support/obedient-thread.ts', import.meta.url) });
    const dataDir = dataFolder();
    deadly = await deadlyJob(dataDir);
    store = await openStore({ databaseUrl: null, dataDir, retentionDays: 1, onError: () => {} });
    jobs = new RosterJobs({ store: store.jobs, room: 10, alive: () => solvers.alive, shortTasks });
    worker = new JobWorker({
      queue: store.queue,
      threads: solvers,
      scenarios: new ScenarioWork(store.scenarios, solvers),
      size: 1,
      recordIncident: (what, error) => `incident-${incidents.push([what, error])}`,
      ended: ({ id, state }) => void ended.push(`${id} ${state}`),
    });
    await store.listen({ changed: (id) => jobs.heard(id), waiting: () => worker.wake(), stop: (id) => worker.heard(id) });
    await solvers.ready();
    worker.start();
  });
  afterAll(async () => {
    await Promise.all([shortTasks.close(), solvers.close()]);
    await store.close();
  });

  const submit = (name: string, idempotencyKey: string | null = null): Promise<Submission> =>
    jobs.submit({ text: JSON.stringify({ ...least(), name }), lang: null, idempotencyKey });
  const idOf = (submission: Submission): string => {
    if (submission.kind !== 'accepted') throw new Error(submission.kind);
    return submission.job.id;
  };

  test('a job at which three processes died is given up, with an incident on record', async () => {
    const given = await jobs.settled(deadly, 20_000);
    expect(given).toMatchObject({ state: 'failed', incident: 'incident-1', roster: null, givenUp: true });
    expect(incidents.splice(0)).toEqual([[expect.stringContaining(deadly), new Error('given up')]]);
    // Told from those that failed by their own run, in the list and by number.
    const crashed = idOf(await submit('throw'));
    expect(await jobs.settled(crashed, 20_000)).not.toHaveProperty('givenUp');
    const listed = async (givenUp: boolean) => (await jobs.list({ limit: 5, state: 'failed', givenUp })).map(({ id }) => id);
    expect(await listed(true)).toEqual([deadly]);
    expect(await listed(false)).toContain(crashed);
    expect(await jobs.load()).toMatchObject({ givenUp: 1 });
  });

  test('a thread that dies twice fails its job, with both incidents on record, and the next job is done', async () => {
    incidents.splice(0);
    const died = idOf(await submit('die'));
    const next = idOf(await submit('fine'));
    expect(await jobs.settled(died, 20_000)).toMatchObject({ state: 'failed', incident: 'incident-2', roster: null });
    const lost = expect.objectContaining({ failure: expect.objectContaining({ kind: 'thread ended with code 7' }) });
    expect(incidents).toEqual([
      ['roster begun again: its thread was lost', lost],
      ['roster failed', lost],
    ]);
    expect(await jobs.settled(next, 20_000)).toMatchObject({ state: 'done', incident: null, roster: '{"text":"fine"}' });
  });

  test('a job whose thread dies once is done by another one', async () => {
    const before = incidents.length;
    const id = idOf(await submit(`die-once:${join(mkdtempSync(join(tmpdir(), 'vigie-once-')), 'died')}`));
    expect(await jobs.settled(id, 20_000)).toMatchObject({ state: 'done', incident: null });
    expect(incidents.slice(before).map(([what]) => what)).toEqual(['roster begun again: its thread was lost']);
  });

  test('the best so far is kept while it runs, and handed over on a stop', async () => {
    const id = idOf(await submit('until-stopped'));
    while ((await jobs.find(id))?.interim === null) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await jobs.find(id)).toMatchObject({ state: 'running', interim: '{"best":1}', progress: { level: 'shortfall' } });
    expect(await jobs.stop(id)).toMatchObject({ kind: 'stopping' });
    expect(await jobs.settled(id, 20_000)).toMatchObject({ state: 'stopped' });
    expect(await jobs.stop(id)).toEqual({ kind: 'finished' });
    expect(await jobs.stop('error')).toEqual({ kind: 'unknown' });
  });

  test('waiting ends with the job, with the time, and with its erasure', async () => {
    const id = idOf(await submit('until-stopped'));
    expect(await jobs.settled(id, 30)).toMatchObject({ state: 'running', finishedAt: null });
    const waiting = jobs.settled(id, 20_000);
    expect(await jobs.remove(id)).toEqual({ kind: 'erased' });
    expect(await waiting).toBeNull();
    expect(await jobs.remove('error')).toEqual({ kind: 'unknown' });
    // The thread of the erased job is free again.
    expect(await jobs.settled(idOf(await submit('fine')), 20_000)).toMatchObject({ state: 'done' });
  });

  test('a request that cannot be understood never becomes a job', async () => {
    const submission = await jobs.submit({ text: '{"lines": []}', lang: 'en', idempotencyKey: 'k' });
    expect(submission).toMatchObject({ kind: 'refused', refusal: { status: 422, lang: 'en' } });
  });

  test('closing: what somebody waits for ends with its best, what nobody waits for is given back; nothing more is taken', async () => {
    const id = idOf(await submit('until-stopped'));
    while ((await jobs.find(id))?.state !== 'running') await new Promise((resolve) => setTimeout(resolve, 5));
    const waiting = idOf(await submit('fine'));
    const answer = jobs.settled(id, 20_000);
    jobs.close();
    await worker.close((one) => jobs.awaited(one));
    expect(await answer).toMatchObject({ state: 'stopped' });
    expect(await jobs.find(waiting)).toMatchObject({ state: 'queued' });
    expect(await jobs.accepting()).toBe(false);
    await expect(submit('fine')).rejects.toBeInstanceOf(CalledOff);
    const another = new JobWorker({
      ...{ queue: store.queue, threads: solvers, size: 1, recordIncident: () => '' },
      scenarios: new ScenarioWork(store.scenarios, solvers),
    });
    another.start();
    expect(await jobs.settled(waiting, 20_000)).toMatchObject({ state: 'done' });
    const given = store.queue.claim();
    expect(await given).toBeNull();
    await another.close();
  });

  test('each end is told once', () => {
    expect(new Set(ended).size).toBe(ended.length);
    expect(ended.length).toBeGreaterThan(3);
  });
});

/** A job at which every process dies that takes it: none hands in, nor gives it back. */
async function deadlyJob(dataDir: string): Promise<string> {
  const id = randomUUID();
  for (let deaths = 0; deaths < 3; deaths++) {
    const store = await openStore({ databaseUrl: null, dataDir, retentionDays: 1, onError: () => {} });
    if (deaths === 0) await store.jobs.add(newJob(id), { key: null, caller: '', urgent: true, room: 10 });
    expect(await store.queue.claim()).toMatchObject({ job: { id }, deaths, suspect: deaths > 0 });
    await store.close();
  }
  return id;
}

function newJob(id: string): Job {
  const facts = { timeLimitSeconds: 1, retain: true, period: { start: '2027-01-01', end: '2027-01-31' } };
  const rest = { lang: null, facts, request: '{}', progress: null, interim: null, roster: null, outcome: null, incident: null };
  return { id, state: 'queued', revision: 1, createdAt: Date.now(), finishedAt: null, ...rest };
}
