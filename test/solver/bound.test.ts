import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dualBound } from '../../solver/bound.ts';
import { encode } from '../../solver/engines/encode.ts';
import { relaxHighs } from '../../solver/engines/highs.ts';
import { relax } from '../../solver/relax.ts';
import { buildModel, exhaustive, modelPlan } from '../support/models.ts';

const seed = 20270102;
const only = (level: number) => [0, 1, 2, 3].map((l) => (l === level ? 1 : 0));

describe('dualBound', () => {
  it('is never above a reachable value, whatever the duals', async () => {
    await fc.assert(
      fc.asyncProperty(
        modelPlan(),
        fc.nat(3),
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
        async (plan, level, noise) => {
          const model = buildModel(plan);
          // The best value of one level alone is below what it has once earlier levels come first.
          const least = exhaustive({ ...model, ...onlyLevel(model, level) }).values[0];
          const program = encode(model, { weights: only(level), integer: false });
          const duals = Float64Array.from({ length: program.rows }, (_, r) => noise[r % noise.length]);
          expect(dualBound(program, duals).value).toBeLessThanOrEqual(least + 1e-6 * Math.max(1, Math.abs(least)));
        },
      ),
      { numRuns: 300, seed },
    );
  });

  it('equals the relaxation for the duals of an engine that solved it', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan(), fc.nat(3), async (plan, level) => {
        const program = encode(buildModel(plan), { weights: only(level), integer: false });
        const answer = await relaxHighs(program);
        const objective = program.cost.reduce((sum, cost, c) => sum + cost * answer.values[c], program.offset);
        expect(answer.complete).toBe(true);
        expect(dualBound(program, answer.duals).value).toBeCloseTo(objective, 5);
      }),
      { numRuns: 100, seed },
    );
  });

  it('holds for every method and every limit of work', async () => {
    await fc.assert(
      fc.asyncProperty(
        modelPlan(),
        fc.constantFrom('simplex', 'ipm', 'pdlp'),
        fc.integer({ min: 1, max: 30 }),
        async (plan, method, iterations) => {
          const model = buildModel(plan);
          const { bound } = await relax(model, { weights: only(0) }, { method, iterations });
          expect(bound).toBeLessThanOrEqual(exhaustive(model).values[0] + 1e-6);
        },
      ),
      { numRuns: 150, seed },
    );
  });
});

/** The same model with one level for all there is. */
function onlyLevel(model: ReturnType<typeof buildModel>, level: number) {
  const keep = (levels: Int8Array) => levels.map((l) => (l < 0 ? -1 : l === level ? 0 : 1));
  return {
    cost: [model.cost[level], new Float64Array(model.columns)],
    costConstant: Float64Array.of(model.costConstant[level], 0),
    loLevel: keep(model.loLevel),
    hiLevel: keep(model.hiLevel),
    loadLevel: keep(model.loadLevel),
    levels: [model.levels[level], { id: 'rest', kind: 'gap' as const }],
  };
}
