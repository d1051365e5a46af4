import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { check, EnginePool, levelValues, type Model, solve } from '../../solver/index.ts';
import { buildModel, modelPlan } from '../support/models.ts';

const pool = new EnginePool(2);
afterAll(() => pool.close());

const [fairness, wishes] = [2, 3];

function withTolerance(model: Model, tolerance: number): Model {
  return { ...model, levels: model.levels.map((level, l) => (l === fairness ? { ...level, tolerance } : level)) };
}

/** Level values of every feasible solution, by listing them. */
function allValues(model: Model): number[][] {
  const free = Array.from({ length: model.columns }, (_, c) => c).filter((c) => !model.isOr[c] && model.fixed[c] < 0);
  const found: number[][] = [];
  for (let bits = 0; bits < 2 ** free.length; bits++) {
    const solution = Uint8Array.from(model.fixed, (on) => (on === 1 ? 1 : 0));
    free.forEach((c, i) => {
      solution[c] = (bits >> i) & 1;
    });
    for (let c = 0; c < model.columns; c++) {
      if (!model.isOr[c]) continue;
      solution[c] = model.orMember.subarray(model.orStart[c], model.orStart[c + 1]).some((member) => solution[member]) ? 1 : 0;
    }
    if (check(model, solution).length === 0) found.push(levelValues(model, solution));
  }
  return found;
}

describe('a level with a tolerance', () => {
  it('is given back up to its tolerance where later levels gain by it, and no bound is above a reachable value', async () => {
    let gained = 0;
    await fc.assert(
      fc.asyncProperty(modelPlan(), fc.constantFrom(0.2, 1), async (drawn, tolerance) => {
        // Without ranks the earlier levels leave more to trade.
        const plan = { ...drawn, ranks: drawn.ranks.map(() => 0) };
        const strict = buildModel(plan);
        const options = { seed: 1, engine: 'highs', gap: 0, timeLimitSeconds: 20 } as const;
        const kept = await solve(strict, options, pool);
        const given = await solve(withTolerance(strict, tolerance), options, pool);
        const best = kept.levels[fairness].value;
        const values = given.levels.map(({ value }) => value);
        expect(check(strict, given.solution)).toEqual([]);
        expect(values[fairness]).toBeLessThanOrEqual(best * (1 + tolerance) + 1e-6 * Math.max(1, best));
        expect(values[wishes]).toBeLessThanOrEqual(kept.levels[wishes].value + 1e-6);
        if (values[wishes] < kept.levels[wishes].value - 1e-6) gained++;
        else expect(values[fairness]).toBeCloseTo(best, 5);
        const rivals = allValues(strict).filter((other) => [0, 1].every((l) => other[l] <= values[l] + 1e-6));
        expect(Math.min(...rivals.map((other) => other[fairness]))).toBeGreaterThanOrEqual(given.levels[fairness].bound - 1e-6);
        const within = rivals.filter((other) => other[fairness] <= values[fairness] + 1e-6);
        expect(Math.min(...within.map((other) => other[wishes]))).toBeGreaterThanOrEqual(given.levels[wishes].bound - 1e-6);
      }),
      { numRuns: 60, seed: 20270102 },
    );
    expect(gained).toBeGreaterThan(0);
  }, 120_000);
});
