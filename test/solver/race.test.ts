import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { raceMipAndSearch } from '../../solver/component/race.ts';
import { ComponentState } from '../../solver/component/state.ts';
import { SolveContext } from '../../solver/context.ts';
import { fixedSolution } from '../../solver/evaluate.ts';
import { check, EnginePool, type Model } from '../../solver/index.ts';
import { buildModel, exhaustive, modelPlan } from '../support/models.ts';

const pool = new EnginePool(2);
afterAll(() => pool.close());

async function race(model: Model) {
  const context = new SolveContext({ seed: 1, engine: 'highs', gap: 0.5, timeLimitSeconds: 20 }, pool, {});
  try {
    const at = new ComponentState(context, model, fixedSolution(model));
    at.begin(0);
    await raceMipAndSearch(at, 0, 0);
    return { value: at.values[0], bound: at.bound, solution: at.solution };
  } finally {
    context.end();
  }
}

describe('a race of a MIP and searches', () => {
  it('ends with the optimum and its proof, whichever was quicker, and with the same solution each time', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan(), async (plan) => {
        const model = buildModel(plan);
        const least = exhaustive(model).values[0];
        const first = await race(model);
        expect(check(model, first.solution)).toEqual([]);
        expect(first.value).toBeCloseTo(least, 6);
        expect(first.bound).toBeCloseTo(least, 6);
        const second = await race(model);
        expect([...second.solution]).toEqual([...first.solution]);
      }),
      { numRuns: 40, seed: 20270104 },
    );
  }, 60_000);
});
