import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { ScenarioMeasures } from '../../src/domain/scenario-answer.ts';
import type { ScenarioOperation } from '../../src/domain/scenario-operations.ts';
import { closeEngines } from '../../src/roster/optimise.ts';
import { makeVariant } from '../../src/scenario/plan.ts';
import { compared, twoSectors } from './support.ts';

afterAll(() => closeEngines());

const operation: fc.Arbitrary<ScenarioOperation> = fc.constantFrom<ScenarioOperation>(
  { op: 'removeVolunteers', territory: 'east', count: 1 },
  { op: 'removeVolunteers', territory: 'west', count: 2 },
  { op: 'addVolunteers', territory: 'west', count: 2 },
  { op: 'setHeadcount', lines: ['east-post'], headcount: 2 },
  { op: 'mergeTerritories', territories: ['east', 'west'], into: { id: 'all', name: null } },
  { op: 'changeRule', rule: 'minRest', set: { hours: 40 } },
  { op: 'addRule', rule: { type: 'maxDuties', max: 1, per: 'period' } },
  { op: 'dropLine', line: 'west-post' },
);

const levelsOf = (measures: ScenarioMeasures | null | undefined) => measures?.levels ?? [];

describe('a variant, solved from what is known of its base', () => {
  it('has the values of the same problem asked for by itself, wherever both are proven', async () => {
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 3 }), async (operations) => {
        const planned = { id: 'v', label: null, source: 'variant' as const, operations, patch: [], path: [] };
        // As it comes over the wire: nothing is shared between two lines.
        const base = JSON.parse(JSON.stringify(twoSectors())) as ProblemInput;
        const made = makeVariant(base, { envelope: null }, planned, 0, 'en');
        if (!made.ok) return;
        const variant = (await compared({ base, variants: [{ id: 'v', operations }] })).comparison.variants[0];
        const alone = (await compared({ base: made.made.problem as ProblemInput })).comparison.base.measures;
        const own = levelsOf(alone);
        for (const [l, level] of levelsOf(variant.measures).entries()) {
          if (!level.proven || !own[l].proven) break;
          expect(level.value, `${level.level} after ${JSON.stringify(operations)}`).toBeCloseTo(own[l].value, 6);
          proven++;
        }
      }),
      { seed: 20_261_130, numRuns: 12 },
    );
    expect(proven).toBeGreaterThan(25);
  }, 90_000);
});
