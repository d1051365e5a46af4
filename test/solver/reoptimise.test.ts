import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  check,
  EnginePool,
  type DualCertificate,
  extractCertificate,
  levelValues,
  type Model,
  type ModelNames,
  solve,
  reoptimise,
} from '../../solver/index.ts';
import { buildModel, exhaustive, modelPlan } from '../support/models.ts';

const pool = new EnginePool(2);
afterAll(() => pool.close());

const options = { seed: 1, engine: 'highs' as const, gap: 0.02, timeLimitSeconds: 20 };
/** Row 3 of one model has no more to do with row 3 of another than chance will have it. */
const namesOf = (model: Model): ModelNames => ({
  rows: Array.from({ length: model.rows }, (_, r) => `row ${r}`),
  loads: Array.from({ length: model.loads }, (_, l) => `load ${l}`),
});

/** Whatever reoptimise settles is what listing all solutions allows. Returns whether it settled. */
async function settles(model: Model, certificate: DualCertificate, start: Uint8Array): Promise<boolean> {
  const { result, solution } = await reoptimise(model, namesOf(model), { ...options, start, certificate, fineGap: 0.004 }, pool);
  expect(check(model, solution)).toEqual([]);
  if (result === null) return false;
  const oracle = exhaustive(model);
  expect(levelValues(model, solution)).toEqual(result.levels.map(({ value }) => value));
  let equal = true;
  result.levels.forEach(({ value, bound, proven }, l) => {
    // Below a level that is not at its best, a bound speaks of other solutions than the oracle's.
    if (!equal) return;
    expect(bound, `bound of level ${l}`).toBeLessThanOrEqual(oracle.values[l] + 1e-6);
    if (model.levels[l].kind === 'exact') {
      expect(value, `level ${l}`).toBeCloseTo(oracle.values[l], 6);
      expect(proven).toBe(true);
    } else expect(value - bound).toBeLessThanOrEqual(options.gap * Math.max(1, Math.abs(value)) + 1e-9);
    equal = Math.abs(value - oracle.values[l]) < 1e-6;
  });
  return true;
}

describe('what was learnt of one model', () => {
  it('proves nothing untrue of any other', async () => {
    await fc.assert(
      fc.asyncProperty(modelPlan(), modelPlan(), fc.array(fc.nat(1), { minLength: 12, maxLength: 12 }), async (one, other, bits) => {
        const [base, model] = [buildModel(one), buildModel(other)];
        const { solution } = await solve(base, options, pool);
        const certificate = await extractCertificate(base, namesOf(base), solution, options, pool);
        await settles(
          model,
          certificate,
          Uint8Array.from({ length: model.columns }, (_, c) => bits[c % bits.length]),
        );
      }),
      { numRuns: 120, seed: 20_261_127 },
    );
  }, 60_000);

  it('settles a model that differs in one figure, nearly always', async () => {
    let settled = 0;
    await fc.assert(
      fc.asyncProperty(modelPlan(), fc.nat(10), async (plan, at) => {
        const base = buildModel(plan);
        const { solution } = await solve(base, options, pool);
        const certificate = await extractCertificate(base, namesOf(base), solution, options, pool);
        const carried = plan.carried.map((amount, i) => (i === at % plan.people ? amount + 0.25 : amount));
        if (await settles(buildModel({ ...plan, carried }), certificate, solution)) settled++;
      }),
      { numRuns: 60, seed: 20_261_128 },
    );
    expect(settled).toBeGreaterThan(40);
  }, 60_000);

  it('is not believed: prices of any size leave every bound valid', async () => {
    await fc.assert(
      fc.asyncProperty(
        modelPlan(),
        fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 4, maxLength: 20 }),
        async (plan, noise) => {
          const model = buildModel(plan);
          const names = namesOf(model);
          const priced = (list: readonly string[]) => Object.fromEntries(list.map((name, i) => [name, noise[i % noise.length]]));
          const prices = { rows: priced(names.rows), loads: priced(names.loads) };
          const certificate: DualCertificate = { levels: Object.fromEntries(model.levels.map(({ id }) => [id, prices])) };
          await settles(model, certificate, new Uint8Array(model.columns));
        },
      ),
      { numRuns: 120, seed: 20_261_129 },
    );
  }, 60_000);
});
