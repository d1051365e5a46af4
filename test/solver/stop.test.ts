import { afterAll, describe, expect, it } from 'vitest';
import { check, EnginePool, levelValues, type Progress, solve } from '../../solver/index.ts';
import { compileProblem } from '../../src/roster/compile.ts';
import { readProblem } from '../../src/roster/read.ts';
import { readExample } from '../../src/demo/index.ts';

const pool = new EnginePool(2);
afterAll(() => pool.close());

const read = readProblem(readExample('reunion-2027-01'));
if (!read.ok) throw new Error('the example is not understood');
const { model } = compileProblem(read.problem, read.slots);
const options = { seed: 1, engine: 'auto', gap: 0, timeLimitSeconds: 60 } as const;

describe('a month of La Réunion, cut short', () => {
  it('gives its best roster and says so when the time limit cuts in', async () => {
    const result = await solve(model, { ...options, timeLimitSeconds: 2 }, pool);
    expect(result.cut).toBe(true);
    expect(check(model, result.solution)).toEqual([]);
    expect(result.levels.map(({ value }) => value)).toEqual(levelValues(model, result.solution));
    for (const { value, bound } of result.levels) expect(bound).toBeLessThanOrEqual(value);
  });

  it('gives the best roster it told of, or a better one, when it is stopped', async () => {
    const stop = new AbortController();
    let told: Progress | undefined;
    const onProgress = (progress: Progress) => {
      told = progress;
      stop.abort();
    };
    const result = await solve(model, options, pool, { signal: stop.signal, onProgress });
    expect(result.cut).toBe(true);
    expect(check(model, result.solution)).toEqual([]);
    expect(told).toBeDefined();
    const [before, after] = [told?.values ?? [], result.levels.map(({ value }) => value)];
    const first = after.findIndex((value, l) => Math.abs(value - before[l]) > 1e-6);
    if (first >= 0) expect(after[first]).toBeLessThan(before[first]);
  });

  it('answers with the pins alone when it is stopped before it began, and serves the next one', async () => {
    const stopped = await solve(model, options, pool, { signal: AbortSignal.abort() });
    expect(stopped.cut).toBe(true);
    expect(check(model, stopped.solution)).toEqual([]);
    const next = await solve(model, { ...options, timeLimitSeconds: 3 }, pool);
    expect(next.levels[0].value).toBeLessThan(stopped.levels[0].value);
  });
});
