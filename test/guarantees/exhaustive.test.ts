import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRules, rulesOf, ruleTypes } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { solved, told, understood, withEngines } from '../support/solved.ts';
import { compareValues, freeDuties, validRosters } from './listing.ts';

withEngines();

const seed = 20270111;
const mostFree = 11;
const size = { days: 4, lines: 2, participants: 4 };

/** Problems on which everything can be listed, and where there is something to decide. */
function tiny(rules: ReturnType<typeof anyRules>) {
  return requests({ ...size, rules }).filter((input) => {
    const { problem, slots } = understood(input);
    const free = freeDuties(problem, slots).length;
    return free >= 3 && free <= mostFree;
  });
}

describe.each(['auto', 'highs'] as const)(
  'on a tiny problem, engine %s reaches at every level what listing every roster reaches',
  (engine) => {
    async function assertBest(input: Parameters<typeof solved>[0]): Promise<void> {
      const { problem, slots, roster } = await solved({ ...input, options: { ...input.options, engine, gap: 0 } });
      let best: number[] | null = null;
      for (const { values } of validRosters(
        problem,
        slots,
        roster.assignments.filter(({ pinned }) => pinned),
      )) {
        if (best === null || compareValues(values, best) < 0) best = values;
      }
      expect(best).not.toBeNull();
      roster.levels.forEach(({ level, value, bound, proven }, l) => {
        const reached = best?.[l] ?? Number.NaN;
        expect(value, `${level} of ${told(roster)}, listed: ${best}`).toBeCloseTo(reached, 6);
        // A bound above what can be reached is a defect of the first order.
        expect(bound ?? Number.NEGATIVE_INFINITY, `bound of ${level}, ${told(roster)}`).toBeLessThanOrEqual(
          reached + 1e-6 * Math.max(1, Math.abs(reached)),
        );
        expect(proven, `${level} proven, of ${told(roster)}`).toBe(true);
      });
    }

    it('with any rules', { timeout: 600_000 }, async () => {
      await fc.assert(fc.asyncProperty(tiny(anyRules(4)), assertBest), { seed, numRuns: 150 });
    });

    it.each(ruleTypes)('with rules of type %s', { timeout: 600_000 }, async (type) => {
      const rules = fc.array(rulesOf(type), { minLength: 1, maxLength: 2 });
      await fc.assert(fc.asyncProperty(tiny(rules), assertBest), { seed, numRuns: 12 });
    });
  },
);
