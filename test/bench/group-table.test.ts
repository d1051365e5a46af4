import { describe, expect, test } from 'vitest';
import type { Case } from '../../bench/cases/case.ts';
import { firstDays } from '../../bench/cases/requests.ts';
import { groupTable, publishedLine } from '../../bench/group-table.ts';
import { measure } from '../../bench/measure.ts';
import type { Judgement } from '../../bench/published/instance.ts';
import type { CaseReport, ResultReport } from '../../bench/report.ts';
import { vigie } from '../../bench/runners/vigie.ts';

const ran = { outcome: 'ok', values: [0], bounds: [0], firstSeconds: null, runs: [], cut: false, faults: [], note: '' } as const;
const result = (runner: string, objective: number | null, objectiveBound: number | null, seconds: number): ResultReport => ({
  ...ran,
  runner,
  objective,
  objectiveBound,
  seconds,
});
const report = (name: string, published: number, results: ResultReport[]): CaseReport => ({
  ...{ name, title: '', seed: 1, fingerprint: '', levels: [], columns: 1, rows: 1, prepareSeconds: 0, group: 'g' },
  published,
  results,
});
const skipped: ResultReport = {
  ...ran,
  runner: 'peer',
  outcome: 'skipped',
  values: null,
  bounds: null,
  seconds: null,
  note: 'not installed',
};

describe('groupTable', () => {
  test('counts what equals the published value, what is proven, and adds up times', () => {
    const reports = [
      report('a', 100, [result('vigie', 100.005, 100, 1), skipped]),
      report('b', 200, [result('vigie', 210, 190, 3), skipped]),
      report('c', 300, [result('vigie', null, 290, 2), skipped]),
    ];
    const lines = groupTable('g', reports).split('\n');
    expect(lines).toContain('| vigie | 1 of 3 | 1 | 2.502 % | 1.00 s | 3.00 s | 4.0 s | 0 | 1 |');
    expect(lines).toContain('peer skipped: not installed');
    expect(publishedLine(reports[1])).toBe('b: published 200; vigie 210 (≥ 190) 3.00 s');
  });
});

describe('an answer that the file judges otherwise', () => {
  const lying = (verdict: Judgement): Case => {
    const request = { ...firstDays(3), objective: [[{ term: 'shortfall' as const }, { term: 'preferences' as const }]] };
    const published = { best: 7, instance: () => ({ request, offset: 7, judge: () => verdict }) };
    return { name: 'lie', title: '', seed: 1, size: 'full', group: 'g', gap: 0, published, request: () => request };
  };

  test.each([
    [
      { kind: 'feasible', objective: 7 },
      { outcome: 'ok', objective: 7, objectiveBound: 7 },
    ],
    [
      { kind: 'feasible', objective: 8 },
      { outcome: 'wrong', faults: ['objective of the file is 8, the model says 7'] },
    ],
    [
      { kind: 'infeasible', why: 'two weekends running' },
      { outcome: 'ok', objective: null, note: 'two weekends running' },
    ],
  ] as const)('%o', { timeout: 30_000 }, async (verdict, expected) => {
    const runner = vigie();
    const { results } = await measure(lying(verdict), [runner], 10);
    await runner.end();
    expect(results).toMatchObject([expected]);
  });
});
