import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLevels, fixedSolution, deriveOrColumns } from '../../solver/evaluate.ts';
import { check, levelValues } from '../../solver/index.ts';
import { presolve } from '../../solver/presolve.ts';
import { search } from '../../solver/search/anneal.ts';
import { SearchState } from '../../solver/search/state.ts';
import { buildModel, exhaustive, expectLevels, modelPlan } from '../support/models.ts';

const seed = 20270104;
const some = { moves: 3000, focus: 1, hot: 0.3, cold: 0.01 };

describe('SearchState', () => {
  it('keeps activities, values and excess equal to what is computed from scratch', () => {
    fc.assert(
      fc.property(modelPlan(6, 4), fc.array(fc.nat(1000), { maxLength: 60 }), (plan, flips) => {
        const { model } = presolve(buildModel(plan));
        const decisions = Array.from({ length: model.columns }, (_, c) => c).filter((c) => !model.isOr[c]);
        fc.pre(decisions.length > 0);
        const state = new SearchState(model, fixedSolution(model));
        for (const flip of flips) state.flip(decisions[flip % decisions.length]);
        expect(state.chosen).toEqual(deriveOrColumns(model, Uint8Array.from(state.chosen)));
        expectLevels(state.values, levelValues(model, state.chosen));
        expect(state.excess < 1e-7).toBe(check(model, state.chosen).length === 0);
      }),
      { numRuns: 500, seed },
    );
  });
});

describe('search', () => {
  it('gives a feasible solution no worse than its start, and the same for the same seed', () => {
    fc.assert(
      fc.property(modelPlan(8, 5), fc.nat(100), (plan, draw) => {
        const { model } = presolve(buildModel(plan));
        const start = fixedSolution(model);
        const found = search(model, start, { ...some, seed: draw });
        expect(check(model, found.solution)).toEqual([]);
        expect(compareLevels(model, levelValues(model, found.solution), levelValues(model, start))).toBeLessThanOrEqual(0);
        expectLevels(found.values, levelValues(model, found.solution));
        expect(search(model, start, { ...some, seed: draw }).solution).toEqual(found.solution);
      }),
      { numRuns: 150, seed },
    );
  });

  it('fills what can be filled on tiny problems', () => {
    fc.assert(
      fc.property(modelPlan(), (plan) => {
        const { model } = presolve(buildModel({ ...plan, block: null }));
        const found = search(model, fixedSolution(model), { ...some, moves: 20_000, focus: 0, seed: 1 });
        expect(found.values[0]).toBeCloseTo(exhaustive(model).values[0], 6);
      }),
      { numRuns: 100, seed },
    );
  });

  it('ends at once where its target is reached, or when it is told to stop', () => {
    const { model } = presolve(buildModel(fc.sample(modelPlan(8, 5), { numRuns: 1, seed })[0]));
    const start = fixedSolution(model);
    const target = [Number.MAX_VALUE];
    expect(search(model, start, { ...some, seed: 1, moves: 1e9, target }).moves).toBe(0);
    expect(search(model, start, { ...some, seed: 1, moves: 1e9, stop: Int32Array.of(1) }).moves).toBe(0);
  });
});
