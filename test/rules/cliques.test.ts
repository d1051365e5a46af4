import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeCliques, intervalCliques } from '../../src/rules/compile/cliques.ts';

interface Interval {
  readonly id: number;
  readonly from: number;
  readonly until: number;
}

const intervals: fc.Arbitrary<Interval[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 9 })), { maxLength: 14 })
  .map((list) => list.sort(([a], [b]) => a - b).map(([from, length], id) => ({ id, from, until: from + length })));
const meet = (a: Interval, b: Interval): boolean => a.from < b.until && b.from < a.until;
const pairsOf = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
const contains = (cliques: Interval[][], pair: readonly Interval[]): boolean =>
  cliques.some((clique) => pair.every((one) => clique.includes(one)));

describe('cliques', () => {
  it('of intervals are cliques, cover every conflict, and none is part of another', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const cliques = intervalCliques(
          list,
          (item) => item.from,
          (item) => item.until,
        );
        for (const clique of cliques) for (const [a, b] of pairsOf(clique)) expect(meet(a, b)).toBe(true);
        for (const pair of pairsOf(list)) if (meet(...pair)) expect(contains(cliques, pair)).toBe(true);
        for (const [a, b] of pairsOf(cliques)) expect(a.every((one) => b.includes(one)) || b.every((one) => a.includes(one))).toBe(false);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('of any graph cover its edges and lean on what excludes each other anyway', () => {
    fc.assert(
      fc.property(intervals, fc.func(fc.boolean()), (list, coin) => {
        // Some of the conflicts are edges that must be covered.
        const edge = (a: Interval, b: Interval): boolean => meet(a, b) && coin(a.id, b.id);
        const cliques = edgeCliques(list, edge, meet, (a, b) => b.from < a.from + 10);
        for (const clique of cliques) {
          for (const [a, b] of pairsOf(clique)) expect(meet(a, b)).toBe(true);
          expect(pairsOf(clique).some(([a, b]) => edge(a, b))).toBe(true);
        }
        for (const pair of pairsOf(list)) if (edge(...pair)) expect(contains(cliques, pair)).toBe(true);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
