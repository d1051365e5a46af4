import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { refutation } from '../../solver/component/repeated-proof.ts';
import { ComponentState } from '../../solver/component/state.ts';
import { SolveContext } from '../../solver/context.ts';
import { fixedSolution } from '../../solver/evaluate.ts';
import { check, EnginePool, levelValues } from '../../solver/index.ts';
import { buildModel, exhaustive, modelPlan } from '../support/models.ts';

const pool = new EnginePool(2);
afterAll(() => pool.close());

describe('a proof by the word of an engine', () => {
  it('is refuted by a better solution where it is false, and stands where it is true', async () => {
    let refuted = 0;
    await fc.assert(
      fc.asyncProperty(modelPlan(), async (plan) => {
        const model = buildModel(plan);
        const context = new SolveContext({ seed: 1, engine: 'highs', gap: 0, timeLimitSeconds: 20 }, pool, {});
        try {
          const start = fixedSolution(model);
          const at = new ComponentState(context, model, start);
          const least = exhaustive(model).values[0];
          expect(await refutation(at, at.fixings(), 0, least)).toBeNull();
          const claimed = levelValues(model, start)[0];
          if (claimed <= least) return;
          const better = await refutation(at, at.fixings(), 0, claimed);
          expect(better && check(model, better)).toEqual([]);
          expect(better && levelValues(model, better)[0]).toBeLessThan(claimed);
          refuted++;
        } finally {
          context.end();
        }
      }),
      { numRuns: 40, seed: 20270103 },
    );
    expect(refuted).toBeGreaterThan(10);
  }, 60_000);
});
