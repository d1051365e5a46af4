import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { check, EnginePool, levelValues, solve } from '../../solver/index.ts';
import { buildModel, exhaustive, modelPlan } from '../support/models.ts';

const pool = new EnginePool(2);
afterAll(() => pool.close());

describe.each(['highs', 'jslp'] as const)('levels in strict order, with %s', (engine) => {
  it('reach what listing all solutions reaches, at every level, and prove it', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan(), fc.nat(1000), async (plan, seed) => {
        const model = buildModel(plan);
        const oracle = exhaustive(model);
        const result = await solve(model, { seed, engine, gap: 0, timeLimitSeconds: 20 }, pool);
        expect(check(model, result.solution)).toEqual([]);
        expect(result.cut).toBe(false);
        expect(levelValues(model, result.solution)).toEqual(result.levels.map((level) => level.value));
        result.levels.forEach((level, l) => {
          expect(level.value, `level ${l}`).toBeCloseTo(oracle.values[l], 6);
          expect(level.bound).toBeLessThanOrEqual(oracle.values[l] + 1e-6);
          expect(level.proven, `level ${l} proven: ${JSON.stringify(level)}`).toBe(true);
        });
      }),
      { numRuns: 150, seed: 20270101 },
    );
  }, 120_000);
});
