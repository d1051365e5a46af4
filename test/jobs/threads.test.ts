import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Task } from '../../src/jobs/task.ts';
import { CalledOff, QueueFull, TaskFailed } from '../../src/jobs/task-errors.ts';
import { ThreadPool } from '../../src/jobs/threads.ts';

const entry = new URL('./support/obedient-thread.ts', import.meta.url);
const task = (text: string): Task => ({ kind: 'read', text, now: 0, lang: null });
const deadlineMs = 20_000;

describe('a pool of threads', () => {
  const pools: ThreadPool[] = [];
  const poolOf = (size: number, maxWaiting = 10): ThreadPool => {
    const pool = new ThreadPool({ size, maxWaiting, entry });
    pools.push(pool);
    return pool;
  };
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
  });
  const textOf = async (pool: ThreadPool, text: string): Promise<string> => {
    const answer = await pool.run(task(text), { deadlineMs });
    return answer.ok ? (JSON.parse(answer.json) as { text: string }).text : 'refused';
  };

  test('does tasks first come first served, and keeps them apart', async () => {
    const pool = poolOf(2, 100);
    const texts = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? `wait:${i % 7}` : `task ${i}`));
    const started: number[] = [];
    const answers = await Promise.all(texts.map((text, i) => pool.run(task(text), { deadlineMs, onStart: () => started.push(i) })));
    expect(answers.map((answer) => answer.ok && JSON.parse(answer.json).text)).toEqual(texts);
    expect(started).toEqual(texts.map((_, i) => i));
  });

  test('an error fails its task alone', async () => {
    const pool = poolOf(1);
    const failed = pool.run(task('throw'), { deadlineMs });
    const next = textOf(pool, 'next');
    await expect(failed).rejects.toMatchObject({ name: 'TaskFailed', failure: { kind: 'RangeError', frames: ['at somewhere'] } });
    expect(await next).toBe('next');
  });

  test.each(['die', 'crash'])('a thread that %ss fails its task, says nothing of it, and is replaced', async (text) => {
    const pool = poolOf(1);
    const failed = pool.run(task(text), { deadlineMs });
    const next = textOf(pool, 'next');
    const error: unknown = await failed.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TaskFailed);
    expect(JSON.stringify(error) + String(error)).not.toContain('Hoarau');
    expect(await next).toBe('next');
    expect(pool.alive).toBe(true);
  });

  test('a thread that hangs is replaced after the deadline', async () => {
    const pool = poolOf(1);
    await pool.ready();
    const failed = pool.run(task('hang'), { deadlineMs: 200 });
    const next = textOf(pool, 'next');
    await expect(failed).rejects.toBeInstanceOf(TaskFailed);
    expect(await next).toBe('next');
  });

  test('a stop reaches the task at work, which hands over what it has', async () => {
    const pool = poolOf(1);
    const stop = new AbortController();
    const progress = vi.fn(() => stop.abort());
    const answer = await pool.run(task('until-stopped'), { deadlineMs, signal: stop.signal, onProgress: progress });
    expect(answer).toMatchObject({ ok: true, state: 'stopped' });
    expect(progress).toHaveBeenCalledWith(expect.objectContaining({ level: 'shortfall' }), '{"best":1}');
    expect(await textOf(pool, 'next')).toBe('next');
  });

  test('a stop before the start calls the task off', async () => {
    const pool = poolOf(1);
    const running = pool.run(task('wait:100'), { deadlineMs });
    const stop = new AbortController();
    const waiting = pool.run(task('never'), { deadlineMs, signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(CalledOff);
    await running;
    expect(pool.waiting).toBe(0);
  });

  test('the queue is bounded', async () => {
    const pool = poolOf(1, 2);
    await pool.ready();
    const taken = ['wait:100', 'a', 'b'].map((text) => textOf(pool, text));
    expect(pool.full).toBe(true);
    await expect(pool.run(task('c'), { deadlineMs })).rejects.toBeInstanceOf(QueueFull);
    expect(await Promise.all(taken)).toEqual(['wait:100', 'a', 'b']);
    expect(pool.full).toBe(false);
  });

  test('closing calls off what waits and what runs', async () => {
    const pool = poolOf(1);
    await pool.ready();
    const both = [pool.run(task('hang'), { deadlineMs }), pool.run(task('x'), { deadlineMs })].map((run) =>
      run.catch((error: unknown) => error),
    );
    await pool.close();
    for (const error of await Promise.all(both)) expect(error).toBeInstanceOf(CalledOff);
    await expect(pool.run(task('y'), { deadlineMs })).rejects.toBeInstanceOf(CalledOff);
    expect(pool.alive).toBe(false);
  });
});
