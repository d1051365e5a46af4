import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedSolution, deriveOrColumns } from '../../solver/evaluate.ts';
import { fixByReducedCost } from '../../solver/fixing.ts';
import { dropLevel } from '../../solver/level-models.ts';
import { check, levelValues, type Model } from '../../solver/index.ts';
import { relax } from '../../solver/relax.ts';
import { connectedComponents } from '../../solver/components.ts';
import { propagateOr, presolve } from '../../solver/presolve.ts';
import { buildModel, exhaustive, expectLevels, modelPlan } from '../support/models.ts';

const seed = 20270103;

/** A solution of a model drawn from bits, fixed columns kept. */
function drawn(model: Model, bits: readonly boolean[]): Uint8Array {
  const solution = fixedSolution(model);
  for (let c = 0; c < model.columns; c++) if (!model.isOr[c] && model.fixed[c] < 0) solution[c] = bits[c % bits.length] ? 1 : 0;
  return deriveOrColumns(model, solution);
}

const bits = fc.array(fc.boolean(), { minLength: 1, maxLength: 31 });

describe('presolve', () => {
  it('keeps values and feasibility when columns are fixed', () => {
    fc.assert(
      fc.property(modelPlan(6, 4), bits, bits, (plan, mask, pattern) => {
        const model = buildModel(plan);
        const solution = drawn(model, pattern);
        const fixed = Int8Array.from(model.fixed, (value, c) =>
          value < 0 && !model.isOr[c] && mask[c % mask.length] ? solution[c] : value,
        );
        const narrowed = { ...model, fixed: propagateOr(model, fixed) };
        const small = presolve(narrowed);
        const part = Uint8Array.from(small.columns, (c) => solution[c]);
        expectLevels(levelValues(small.model, part), levelValues(model, solution), 9);
        // Rows without free columns are gone: what they said is settled by the fixings, so only the others can break.
        if (check(narrowed, solution).length === 0) expect(check(small.model, part)).toEqual([]);
      }),
      { numRuns: 500, seed },
    );
  });

  it('parts a model into components whose values add up and whose feasibility is that of the whole', () => {
    fc.assert(
      fc.property(modelPlan(6, 4), bits, (plan, pattern) => {
        const { model } = presolve(buildModel({ ...plan, pairs: [], block: null }));
        const solution = drawn(model, pattern);
        const parts = connectedComponents(model, 1);
        const sum = model.levels.map(() => 0);
        let breaches = 0;
        for (const part of parts) {
          const piece = Uint8Array.from(part.columns, (c) => solution[c]);
          levelValues(part.model, piece).forEach((value, l) => {
            sum[l] += value;
          });
          breaches += check(part.model, piece).length;
        }
        expectLevels(sum, levelValues(model, solution), 9);
        expect(breaches === 0).toBe(check(model, solution).length === 0);
        expect(parts.reduce((n, part) => n + part.model.columns, 0)).toBe(model.columns);
      }),
      { numRuns: 500, seed },
    );
  });
});

describe('face', () => {
  it('keeps every solution as good as the best, and when clean no other', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan(), bits, async (plan, pattern) => {
        const { model } = presolve(buildModel(plan));
        const best = exhaustive(model).values[0];
        const relaxation = await relax(model, { weights: [1, 0, 0, 0] });
        const narrowed = fixByReducedCost(model, 0, relaxation, best);
        const solution = drawn(model, pattern);
        const allowed = check(model, solution).length === 0;
        const value = levelValues(model, solution)[0];
        if (allowed && value <= best + 1e-9) {
          expect(check(narrowed.fixed, solution)).toEqual([]);
          expect(check(narrowed.presolved, solution)).toEqual([]);
        }
        if (narrowed.clean && check(narrowed.presolved, solution).length === 0) {
          expect(value).toBeCloseTo(best, 6);
          expect(levelValues(dropLevel(narrowed.presolved, 0, best), solution)[0]).toBeCloseTo(best, 6);
        }
      }),
      { numRuns: 300, seed },
    );
  });

  it('loses no optimum of the later levels', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan(), async (plan) => {
        const { model } = presolve(buildModel(plan));
        const whole = exhaustive(model);
        const narrowed = fixByReducedCost(model, 0, await relax(model, { weights: [1, 0, 0, 0] }), whole.values[0]);
        expectLevels(exhaustive(narrowed.presolved).values, whole.values);
      }),
      { numRuns: 100, seed },
    );
  });
});
