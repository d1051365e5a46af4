import { getEventListeners } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { onAbort, withSignal } from '../../src/jobs/signals.ts';
import { ThreadPool } from '../../src/jobs/threads.ts';

const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('a signal that outlives the work', () => {
  const pool = new ThreadPool({ size: 1, maxWaiting: 10, entry: new URL('./support/obedient-thread.ts', import.meta.url) });
  afterAll(() => pool.close());

  test('keeps nothing of tasks that have ended, whether they succeeded or failed', async () => {
    const { signal } = new AbortController();
    for (const text of ['a', 'throw', 'b', 'throw', 'c']) {
      await pool.run({ kind: 'read', text, now: 0, lang: null }, { deadlineMs: 20_000, signal }).catch(() => {});
    }
    expect(listeners(signal)).toBe(0);
  });

  test('keeps nothing of work that has settled; while it goes on, any of several ends it', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const any = [one.signal, other.signal];
    await withSignal({ any, timeoutMs: 60_000 }, async (signal) => expect(signal.aborted).toBe(false));
    await expect(withSignal({ any }, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(any.map(listeners)).toEqual([0, 0]);
    const ended = withSignal({ any }, (signal) => new Promise((resolve) => void onAbort(signal, () => resolve('ended'))));
    other.abort();
    expect(await ended).toBe('ended');
    expect(any.map(listeners)).toEqual([0, 0]);
    expect(await withSignal({ any }, async (signal) => signal.aborted)).toBe(true);
  });

  test('is listened to in one place of the source', () => {
    const raw = /AbortSignal\.(any|timeout)\(|addEventListener\('abort'/;
    const files = globSync('src/**/*.ts', { cwd: new URL('../..', import.meta.url) });
    const found = files.filter((file) => raw.test(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
    expect(found).toEqual(['src/jobs/signals.ts']);
  });
});
