import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/jobs/job.ts';
import { openStore } from '../../src/store/store.ts';
import { dataFolder } from '../support/data-folder.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

const dataDir = dataFolder();
/** A run that had a roster so far, made under another id, when it was stopped or failed. */
const [stopped, failed] = [await endedWithInterim('stopped'), await endedWithInterim('failed')];
const running = runningService({ dataDir });

describe('a run that has ended without a final roster', () => {
  test('answers its own id and its own state', async () => {
    const answers = await Promise.all([stopped, failed].map(async (id) => (await fetch(`${running.url}/v1/rosters/${id}`)).json()));
    expect(answers).toMatchObject([
      { id: stopped, state: 'stopped' },
      { id: failed, state: 'failed' },
    ]);
  });

  test('cannot be published, and no call is answered about it', async () => {
    for (const id of [stopped, failed]) {
      expect((await post(`${running.url}/v1/rosters/${id}/publication`, {})).status).toBe(409);
      expect((await fetch(`${running.url}/v1/rosters/${id}/duties`)).status).toBe(409);
    }
  });
});

async function endedWithInterim(state: 'stopped' | 'failed'): Promise<string> {
  const store = await openStore({ databaseUrl: null, dataDir, retentionDays: 1, onError: () => {} });
  const facts = { timeLimitSeconds: 1, retain: true, period: { start: '2027-01-01', end: '2027-01-07' } };
  const id = randomUUID();
  const rest = {
    lang: null,
    facts,
    request: JSON.stringify(week()),
    progress: null,
    interim: null,
    roster: null,
    outcome: null,
    incident: null,
  };
  const job: Job = { id, state: 'queued', revision: 1, createdAt: Date.now(), finishedAt: null, ...rest };
  await store.jobs.add(job, { key: null, caller: '', urgent: true, room: 10 });
  const claimed = await store.queue.claim();
  if (claimed === null) throw new Error('none waits');
  await store.queue.advance(claimed, {
    interim: JSON.stringify({ id: randomUUID(), state: 'running', outcome: 'complete', assignments: [] }),
  });
  await store.queue.finish(claimed, state === 'failed' ? { state, incident: 'abc' } : { state }, Date.now());
  await store.close();
  return id;
}
