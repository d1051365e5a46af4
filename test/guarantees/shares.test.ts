import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pools } from '../../src/roster/shares.ts';
import { mixedProfessions } from '../support/professions.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { solved, understood, withEngines } from '../support/solved.ts';
import { plainPools, plainUnevenness } from './plain-shares.ts';

withEngines();

const seed = 20270181;

describe('fair shares', () => {
  it('are those of the design, whoever is grouped with whom', () => {
    const met = { part: 0, none: 0, full: 0 };
    fc.assert(
      fc.property(requests({ days: 6, lines: 4, participants: 9 }).map(mixedProfessions), (input) => {
        const { problem, slots } = understood(input);
        for (const ledger of problem.ledgers) {
          const found = pools(problem, slots, ledger).map(({ members }) => members);
          const wanted = plainPools(problem, slots, ledger);
          expect(found.map((members) => members.map(({ participant }) => participant.id))).toEqual(
            wanted.map((members) => members.map(({ participant }) => participant)),
          );
          for (const [i, members] of wanted.entries()) {
            for (const [j, { share, carriedIn }] of members.entries()) {
              expect(found[i][j].share).toBeCloseTo(share, 9);
              expect(found[i][j].carriedIn).toBeCloseTo(carriedIn, 9);
              // Rounding must not leave somebody who owes nothing with a trace of a share.
              expect(found[i][j].share === 0).toBe(share === 0);
              met[share === 0 ? 'none' : share === 1 ? 'full' : 'part']++;
            }
          }
        }
      }),
      { seed, numRuns: 200 },
    );
    expect(Math.min(...Object.values(met))).toBeGreaterThan(150);
  });

  it('weigh the level fairness of every roster', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(requests({ days: 4, lines: 2, participants: 5 }), async (input) => {
        const { problem, slots, roster } = await solved({
          ...input,
          objective: undefined,
          options: { ...input.options, timeLimitSeconds: 5 },
        });
        const value = plainUnevenness(problem, slots, roster.assignments);
        const fairness = roster.levels.find(({ level }) => level === 'fairness');
        expect(Math.abs((fairness?.value ?? Number.NaN) - value)).toBeLessThan(1e-9 * Math.max(1, value));
      }),
      { seed, numRuns: 100 },
    );
  });
});
