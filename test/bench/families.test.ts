import { describe, expect, it } from 'vitest';
import { drawFamily } from '../../bench/families/family.ts';
import { verdict } from '../../bench/families/verdict.ts';
import type { CaseReport } from '../../bench/report.ts';
import { readProblem } from '../../src/roster/read.ts';

describe('a family', () => {
  it('is the same request for the same seed, and another for another', () => {
    expect(drawFamily(7)).toEqual(drawFamily(7));
    expect(drawFamily(7).request).not.toEqual(drawFamily(8).request);
  });

  it('is understood, whatever the seed', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { title, request } = drawFamily(seed);
      const read = readProblem(JSON.parse(JSON.stringify(request)), new Date('2026-11-01'));
      expect(read.ok ? [] : read.issues, `${seed}: ${title}`).toEqual([]);
    }
  });
});

describe('the verdict', () => {
  const levels = [
    { id: 'shortfall 1', kind: 'exact' as const },
    { id: 'fairness', kind: 'gap' as const },
  ];
  const report = (vigie: number[], plain: number[]): CaseReport => {
    const results = Object.entries({ vigie, 'highs-plain': plain }).map(([runner, values]) => ({
      runner,
      outcome: 'ok' as const,
      values,
      bounds: [0, null],
      seconds: 1,
      firstSeconds: 1,
      runs: [],
      cut: false,
      faults: [],
      note: '',
    }));
    return { name: 'f', title: '', seed: 1, fingerprint: '', levels, columns: 1, rows: 1, prepareSeconds: 0, results };
  };

  it('falls on the first level that differs', () => {
    expect(verdict(report([0, 900], [60, 100]))).toMatchObject({ outcome: 'win', level: { id: 'shortfall 1' } });
    expect(verdict(report([60, 100], [30, 900]))).toMatchObject({ outcome: 'loss', loss: 1, exact: { levels: 1, vigie: 0, plain: 0 } });
  });

  it('does not tell levels that may stop within the gap apart within it', () => {
    expect(verdict(report([0, 1004], [0, 1000])).outcome).toBe('tie');
    expect(verdict(report([0, 1006], [0, 1000]))).toMatchObject({ outcome: 'loss', level: { id: 'fairness' } });
  });
});
