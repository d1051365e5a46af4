import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latticeStep, piecewiseLinear } from '../../solver/engines/piecewise.ts';
import { loadCost } from '../../solver/evaluate.ts';
import type { LoadCost } from '../../solver/index.ts';

const quarters = fc.array(
  fc.integer({ min: 1, max: 40 }).map((n) => n / 4),
  { minLength: 1, maxLength: 8 },
);

/** Value at a load of the chain of pieces, used in order. */
function drawn(shape: ReturnType<typeof piecewiseLinear>, load: number): number {
  let [left, value] = [load - shape.from, shape.base];
  for (const piece of shape.pieces) {
    const used = Math.min(left, piece.length);
    value += piece.slope * used;
    left -= used;
  }
  return value;
}

describe('pieces', () => {
  it('never cost more than a square at a reachable load, and as much at the loads expected', () => {
    fc.assert(
      fc.property(
        quarters,
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (weights, constant, picks) => {
          const cost: LoadCost = { kind: 'square', scale: 1.7 };
          const load = weights.reduce((sum, weight, k) => sum + (picks[k] ? weight : 0), constant);
          const near = drawn(piecewiseLinear(cost, weights, constant, [load], true), load);
          const far = drawn(piecewiseLinear(cost, weights, constant, [constant], true), load);
          const exact = loadCost(cost, load);
          expect(near).toBeCloseTo(exact, 6);
          expect(far).toBeLessThanOrEqual(exact + 1e-6);
        },
      ),
      { numRuns: 500, seed: 20270105 },
    );
  });

  it('draw a table exactly, and its hull where it is not convex and only relaxed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 2, maxLength: 6 }), (values) => {
        const cost: LoadCost = { kind: 'table', values };
        const ones = new Array(values.length + 1).fill(1);
        const exact = piecewiseLinear(cost, ones, 0, [0], true);
        const relaxed = piecewiseLinear(cost, ones, 0, [0], false);
        for (let n = 0; n <= ones.length; n++) {
          expect(drawn(exact, n)).toBeCloseTo(loadCost(cost, n), 9);
          expect(drawn(relaxed, n)).toBeLessThanOrEqual(loadCost(cost, n) + 1e-9);
        }
      }),
      { numRuns: 300, seed: 20270106 },
    );
  });
});

describe('latticeStep', () => {
  it('finds the step of quarters and of minutes of an hour, and 0 where there is none', () => {
    expect(latticeStep([1.5, 4.25])).toBe(0.25);
    expect(latticeStep([6, 4])).toBe(2);
    expect(latticeStep([1 / 60, 0.5])).toBeCloseTo(1 / 60, 12);
    expect(latticeStep([Math.SQRT2, 1])).toBe(0);
  });
});
