import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { ThreadPool } from '../../src/jobs/threads.ts';
import { week } from '../support/problems.ts';

// The real threads: their example is let go of as soon as somebody asks for something.
test('a task that comes while a thread goes through its example is done, and rightly; so is one that comes afterwards', async () => {
  const pool = new ThreadPool({ size: 1, maxWaiting: 10 });
  await pool.ready();
  pool.warm();
  const solved = async (id: string): Promise<Roster> => {
    const task = { kind: 'generate' as const, text: JSON.stringify(week()), now: Date.UTC(2026, 10, 21), lang: null, id };
    const answer = await pool.run(task, { deadlineMs: 60_000 });
    return JSON.parse(answer.ok ? answer.json : '{}') as Roster;
  };
  await sleep(300);
  const [during, queued] = await Promise.all([solved('during'), solved('queued')]);
  const after = await solved('after');
  for (const { state, outcome, proof } of [during, queued, after]) expect([state, outcome, proof]).toEqual(['done', 'complete', 'optimal']);
  expect(during.assignments).toEqual(after.assignments);
  await pool.close();
});
