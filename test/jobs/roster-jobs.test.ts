import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MemoryJobStore } from '../../src/jobs/memory-store.ts';
import { RosterJobs, type Submission } from '../../src/jobs/roster-jobs.ts';
import { ThreadRunner } from '../../src/jobs/thread-runner.ts';
import { CalledOff, ThreadPool } from '../../src/jobs/threads.ts';
import { least } from '../support/problems.ts';

describe('jobs', () => {
  const incidents: [string, unknown][] = [];
  let desk: ThreadPool;
  let solvers: ThreadPool;
  let jobs: RosterJobs;
  beforeAll(() => {
    desk = new ThreadPool({ size: 1, maxWaiting: 10 });
    solvers = new ThreadPool({ size: 1, maxWaiting: 10, entry: new URL('./support/obedient-thread.ts', import.meta.url) });
    jobs = new RosterJobs({
      store: new MemoryJobStore({ maxAgeMs: 1e9 }),
      runner: new ThreadRunner(solvers),
      desk,
      recordIncident: (what, error) => `incident-${incidents.push([what, error])}`,
    });
  });
  afterAll(() => Promise.all([desk.close(), solvers.close()]));

  const submit = (name: string, idempotencyKey: string | null = null): Promise<Submission> =>
    jobs.submit({ text: JSON.stringify({ ...least(), name }), lang: null, idempotencyKey });
  const idOf = (submission: Submission): string => {
    if (submission.kind !== 'accepted') throw new Error(submission.kind);
    return submission.job.id;
  };

  test('a thread that dies fails its job, with an incident on record, and the next job is done', async () => {
    const died = idOf(await submit('die'));
    const next = idOf(await submit('fine'));
    expect(await jobs.settled(died, 20_000)).toMatchObject({ state: 'failed', incident: 'incident-1', roster: null });
    expect(incidents).toEqual([
      ['roster failed', expect.objectContaining({ failure: expect.objectContaining({ kind: 'thread ended with code 7' }) })],
    ]);
    expect(await jobs.settled(next, 20_000)).toMatchObject({ state: 'done', incident: null, roster: '{"text":"fine"}' });
  });

  test('the best so far is kept while it runs, and handed over on a stop', async () => {
    const id = idOf(await submit('until-stopped'));
    while ((await jobs.find(id))?.roster === null) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await jobs.find(id)).toMatchObject({ state: 'running', roster: '{"best":1}', progress: { level: 'shortfall' } });
    expect(await jobs.stop(id)).toMatchObject({ kind: 'stopping' });
    expect(await jobs.settled(id, 20_000)).toMatchObject({ state: 'stopped' });
    expect(await jobs.stop(id)).toEqual({ kind: 'finished' });
    expect(await jobs.stop('error')).toEqual({ kind: 'unknown' });
  });

  test('waiting ends with the job, with the time, and with its erasure', async () => {
    const id = idOf(await submit('until-stopped'));
    expect(await jobs.settled(id, 30)).toMatchObject({ state: 'running', finishedAt: null });
    const waiting = jobs.settled(id, 20_000);
    expect(await jobs.remove(id)).toBe(true);
    expect(await waiting).toBeNull();
    expect(await jobs.remove('error')).toBe(false);
    // The thread of the erased job is free again.
    expect(await jobs.settled(idOf(await submit('fine')), 20_000)).toMatchObject({ state: 'done' });
  });

  test('a request that cannot be understood never becomes a job', async () => {
    const submission = await jobs.submit({ text: '{"lines": []}', lang: 'en', idempotencyKey: 'k' });
    expect(submission).toMatchObject({ kind: 'refused', refusal: { status: 422, lang: 'en' } });
  });

  test('closing stops what runs with its best, and takes nothing more', async () => {
    const id = idOf(await submit('until-stopped'));
    while ((await jobs.find(id))?.state !== 'running') await new Promise((resolve) => setTimeout(resolve, 5));
    jobs.close();
    expect(await jobs.settled(id, 20_000)).toMatchObject({ state: 'stopped' });
    expect(jobs.accepting).toBe(false);
    await expect(submit('fine')).rejects.toBeInstanceOf(CalledOff);
  });
});
