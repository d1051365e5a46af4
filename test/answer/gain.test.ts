import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildVerification, compareVerification } from '../../src/answer/verification.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { filled } from '../support/filled.ts';
import { solved, understood, withEngines } from '../support/solved.ts';

withEngines();

describe('what a better roster would gain', () => {
  it('is the difference to a solve, level by level, and nothing for the best roster itself', { timeout: 120_000 }, async () => {
    const met = { better: 0, equal: 0 };
    await fc.assert(
      fc.asyncProperty(
        requests({ days: 5, lines: 2, participants: 4, plain: true, rules: anyRules(2) }),
        fc.nat(20),
        async (input, seed) => {
          const read = understood(input);
          const { roster } = await solved(input);
          const simple = filled(read.problem, read.slots, (count) => (7 * seed + 3) % count);
          const { levels } = buildVerification({ ...read, assignments: simple });
          const { gain } = await compareVerification({ ...read, assignments: simple }, 20);
          expect(gain?.levels.map(({ level, table, best, proven }) => [level, table, best, proven])).toEqual(
            roster.levels.map(({ level, value, proven }, l) => [level, levels[l].value, expect.closeTo(value, 6), proven]),
          );
          for (const { table, best, gain: difference } of gain?.levels ?? []) expect(difference).toBeCloseTo(table - best, 9);
          const first = gain?.levels.find(({ gain: difference }) => Math.abs(difference) > 1e-6);
          // The first level at which they differ is one at which the solved roster is better.
          if (first) expect(first.gain).toBeGreaterThan(0);
          met[first ? 'better' : 'equal']++;
          const same = await compareVerification({ ...read, assignments: roster.assignments }, 20);
          for (const { gain: difference } of same.gain?.levels ?? []) expect(difference).toBeCloseTo(0, 6);
        },
      ),
      { seed: 20271501, numRuns: 90 },
    );
    expect(Math.min(met.better, met.equal), JSON.stringify(met)).toBeGreaterThan(0);
  });

  it('is said beside completeness, only when asked', async () => {
    const read = understood({
      period: { start: '2027-01-04', end: '2027-01-05' },
      lines: [{ id: 'l', windows: [{ id: 'e', start: '20:00', end: '24:00' }] }],
      participants: [{ id: 'a' }, { id: 'b' }],
    });
    const input = { ...read, assignments: [{ slot: 'l/2027-01-04/e', participant: 'a' }] };
    const plain = buildVerification(input);
    expect(plain).toMatchObject({ ok: true, completeness: { needed: 2, filled: 1, fillRate: 0.5 } });
    expect(plain).not.toHaveProperty('gain');
    const { gain } = await compareVerification(input, 5);
    expect(gain).toMatchObject({
      proof: 'optimal',
      levels: [{ level: 'shortfall', class: 2, table: 240, best: 0, gain: 240, proven: true }, {}, {}, {}],
    });
  });
});
