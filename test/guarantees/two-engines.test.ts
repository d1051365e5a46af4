import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { solved, told, understood, withEngines } from '../support/solved.ts';
import { freeDuties } from './listing.ts';

withEngines();

const seed = 20270121;

/** What javascript-lp-solver proves in the time given is counted: two engines that prove nothing always agree. */
let agreed = 0;

describe('HiGHS and javascript-lp-solver', () => {
  it('agree on every level that both prove', { timeout: 600_000 }, async () => {
    const problems = requests({ days: 7, lines: 3, participants: 5, rules: anyRules(4) }).filter((input) => {
      const { problem, slots } = understood(input);
      const free = freeDuties(problem, slots).length;
      return free >= 8 && free <= 32;
    });
    await fc.assert(
      fc.asyncProperty(problems, async (input) => {
        const by = (engine: 'highs' | 'jslp') => solved({ ...input, options: { ...input.options, engine, timeLimitSeconds: 5 } });
        const [{ roster: highs }, { roster: jslp }] = [await by('highs'), await by('jslp')];
        const both = `highs: ${told(highs)}; jslp: ${told(jslp)}`;
        expect(jslp.levels.map(({ level, class: of }) => [level, of])).toEqual(highs.levels.map(({ level, class: of }) => [level, of]));
        for (const [l, one] of highs.levels.entries()) {
          const other = jslp.levels[l];
          const slack = 1e-6 * Math.max(1, Math.abs(one.value));
          // While all earlier levels have the same value, what one proves holds for the other's roster, too.
          expect(one.bound ?? Number.NEGATIVE_INFINITY, both).toBeLessThanOrEqual(other.value + slack);
          expect(other.bound ?? Number.NEGATIVE_INFINITY, both).toBeLessThanOrEqual(one.value + slack);
          if (one.proven && other.proven) {
            expect(Math.abs(one.value - other.value), both).toBeLessThanOrEqual(slack);
            agreed++;
          }
          if (Math.abs(one.value - other.value) > slack) break;
        }
      }),
      { seed, numRuns: 150 },
    );
    expect(agreed).toBeGreaterThan(500);
  });
});
