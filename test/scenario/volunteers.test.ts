import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { closeEngines } from '../../src/roster/optimise.ts';
import { compared, twoSectors } from './support.ts';

afterAll(() => closeEngines());

/** A week of two sectors in whatever state: heads, limits, absences, rest, who serves the neighbour. */
const bases = fc
  .record({
    east: fc.integer({ min: 1, max: 3 }),
    west: fc.integer({ min: 1, max: 2 }),
    most: fc.integer({ min: 1, max: 4 }),
    rest: fc.constantFrom(11, 24, 48),
    away: fc.array(fc.record({ person: fc.nat(6), from: fc.integer({ min: 4, max: 10 }), days: fc.nat(3) }), { maxLength: 4 }),
    helpers: fc.array(fc.nat(6), { maxLength: 3 }),
  })
  .map(({ east, west, most, rest, away, helpers }): ProblemInput => {
    const base = twoSectors();
    const day = (date: number) => `2027-01-${String(Math.min(date, 10)).padStart(2, '0')}`;
    for (const [l, headcount] of [east, west].entries()) for (const window of base.lines[l].windows ?? []) window.headcount = headcount;
    for (const [p, person] of base.participants.entries()) {
      person.limits = { maxDutiesPerMonth: most };
      person.availability = {
        unavailable: away.flatMap(({ person: who, from, days }) => (who === p ? [{ from: day(from), to: day(from + days) }] : [])),
      };
      if (helpers.includes(p)) person.serves = ['east', 'west'];
    }
    base.rules = [{ type: 'minRest', hours: rest }];
    return base;
  });

describe('volunteers', () => {
  it('more of them never make the vector of shortfall classes worse, fewer never better, where it is proven', async () => {
    let proven = 0;
    await fc.assert(
      fc.asyncProperty(bases, async (base) => {
        const { comparison } = await compared({
          base,
          depth: 'shortfall',
          variants: ['east', 'west'].flatMap((territory) => [
            { id: `${territory}+1`, operations: [{ op: 'addVolunteers' as const, territory, count: 1 }] },
            { id: `${territory}+2`, operations: [{ op: 'addVolunteers' as const, territory, count: 2 }] },
            { id: `${territory}-1`, operations: [{ op: 'removeVolunteers' as const, territory, count: 1 }] },
          ]),
        });
        for (const { id, difference } of comparison.variants) {
          if (difference?.proven !== true) continue;
          proven++;
          expect(difference.verdict, id).not.toBe(id.endsWith('-1') ? 'better' : 'worse');
        }
      }),
      { seed: 20_261_202, numRuns: 12 },
    );
    expect(proven).toBeGreaterThan(60);
  }, 60_000);
});
