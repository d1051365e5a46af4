import { describe, expect, test } from 'vitest';
import type { ResultReport } from '../../bench/report.ts';
import type { RunnerAnswer } from '../../bench/runners/runner.ts';
import { toyModel } from '../../bench/runners/toy.ts';
import { faultsOf, refutedBounds } from '../../bench/verify.ts';

/** An answer for the toy: two duties of 60 minutes, two people, one each at best. */
function answer(chosen: readonly number[], values: readonly number[], bounds: (number | null)[] | null = null): RunnerAnswer {
  return { solution: Uint8Array.from(chosen), values, bounds, seconds: 1, firstSeconds: null, cut: false, note: '' };
}

describe('faultsOf', () => {
  test('lets a right answer pass', () => {
    expect(faultsOf(toyModel(), answer([1, 0, 0, 1], [0, 2], [0, 2]))).toEqual([]);
  });

  test('tells a broken row: two people on one duty', () => {
    expect(faultsOf(toyModel(), answer([1, 1, 0, 1], [0, 5]))).toEqual([expect.stringContaining('breaks 1 rows')]);
  });

  test('tells a value that the choice does not have', () => {
    expect(faultsOf(toyModel(), answer([1, 0, 1, 0], [0, 2]))).toEqual(['fairness is 4, not 2']);
  });

  test('tells a bound above its own value', () => {
    expect(faultsOf(toyModel(), answer([1, 0, 0, 1], [0, 2], [0, 3]))).toEqual([expect.stringContaining('bound 3 of fairness')]);
  });
});

describe('refutedBounds', () => {
  const result = (runner: string, values: number[], bounds: (number | null)[]): ResultReport => {
    return { runner, outcome: 'ok', values, bounds, seconds: 1, firstSeconds: 1, runs: [1], cut: false, faults: [], note: '' };
  };

  test('tells a bound that another answer goes below', () => {
    const refuted = refutedBounds([result('a', [0, 10], [0, 9]), result('b', [0, 8], [0, null])]);
    expect([...refuted.keys()]).toEqual(['a']);
  });

  test('holds nothing against a bound when the other is worse at an earlier level', () => {
    expect(refutedBounds([result('a', [0, 10], [0, 9]), result('b', [60, 8], [0, null])]).size).toBe(0);
  });
});
