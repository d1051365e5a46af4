import { describe, expect, test } from 'vitest';
import { compare } from '../../bench/comparison.ts';
import type { CaseReport, Report, ResultReport } from '../../bench/report.ts';

const levels = [
  { id: 'shortfall', kind: 'exact' },
  { id: 'fairness', kind: 'gap' },
  { id: 'preferences', kind: 'gap' },
] as const;

function result(runner: string, seconds: number, change: Partial<ResultReport> = {}): ResultReport {
  const answer = { values: [60, 1000, -3], bounds: [60, 998, -3], firstSeconds: 0.01, runs: [seconds] };
  return { runner, outcome: 'ok', seconds, cut: false, faults: [], note: '', ...answer, ...change };
}

/** A run of one case: `vigie` beside HiGHS, which takes ten seconds unless said otherwise. */
function report(vigie: ResultReport, peer: ResultReport | null = result('highs-plain', 10), change: Partial<CaseReport> = {}): Report {
  const facts = { name: 'sector', title: '', seed: 1, fingerprint: 'a1', columns: 9, rows: 9, prepareSeconds: 0.1 };
  return {
    format: 1,
    date: '2026-11-22T00:00:00Z',
    machine: { cpu: 'any', cores: 2, memoryGiB: 8, loadBefore: 0, loadAfter: 0 },
    node: 'v24',
    packages: {},
    commit: null,
    limitSeconds: 20,
    gap: 0.005,
    cases: [{ ...facts, levels, results: peer ? [vigie, peer] : [vigie], ...change }],
  };
}

const before = report(result('vigie', 1));
const fine = { refusals: [], losses: [], slower: [] };

describe('the same work', () => {
  test('is as good and as quick as itself', () => {
    expect(compare(before, before)).toMatchObject(fine);
  });

  test('on a machine half as fast is not slower: the peer is slower too', () => {
    expect(compare(before, report(result('vigie', 2), result('highs-plain', 20)))).toMatchObject(fine);
  });

  test('of a better level leaves the later ones free', () => {
    expect(compare(before, report(result('vigie', 1, { values: [0, 2000, 9], bounds: [0, 1990, 9] })))).toMatchObject(fine);
  });
});

describe('a loss of quality', () => {
  test.each([
    ['shortfall', [61, 1000, -3]],
    ['fairness', [60, 1000.1, -3]],
    ['preferences', [60, 1000, -2]],
  ])('at %s is told', (id, values) => {
    const { losses } = compare(before, report(result('vigie', 1, { values })));
    expect(losses).toEqual([expect.stringContaining(id)]);
  });

  test('within the gap is none where the time limit cut in, except at an exact level', () => {
    const cut = { cut: true, seconds: 20 };
    const older = report(result('vigie', 20, cut));
    expect(compare(older, report(result('vigie', 20, { ...cut, values: [60, 1004, -3] })))).toMatchObject(fine);
    expect(compare(older, report(result('vigie', 20, { ...cut, values: [60, 1006, -3] }))).losses).toHaveLength(1);
    expect(compare(older, report(result('vigie', 20, { ...cut, values: [60.2, 1000, -3] }))).losses).toHaveLength(1);
  });

  test('is a wrong answer, whatever its values', () => {
    const { losses } = compare(before, report(result('vigie', 1, { outcome: 'wrong', faults: ['breaks 1 rows'] })));
    expect(losses).toEqual(['sector: wrong (breaks 1 rows)']);
  });

  test('is not a lost proof, but that is said', () => {
    const { losses, notes } = compare(before, report(result('vigie', 1, { bounds: [0, 998, -3] })));
    expect(losses).toEqual([]);
    expect(notes).toContain('sector: shortfall is no longer proven');
  });
});

describe('a slow-down', () => {
  test('of a fifth beside a peer that stayed the same is told, of a tenth is not', () => {
    expect(compare(before, report(result('vigie', 1.2))).slower).toHaveLength(1);
    expect(compare(before, report(result('vigie', 1.1))).slower).toEqual([]);
  });

  test('hidden by a faster machine is told', () => {
    expect(compare(before, report(result('vigie', 1), result('highs-plain', 5))).slower).toHaveLength(1);
  });

  test('to the time limit is told', () => {
    expect(compare(before, report(result('vigie', 20, { cut: true }))).slower).toHaveLength(1);
  });

  test.each([
    ['without a peer', null],
    ['beside a peer that the limit cut', result('highs-plain', 20, { cut: true })],
    ['beside a peer that was wrong', result('highs-plain', 1, { outcome: 'wrong' })],
  ])('%s is not judged, and that is said', (_, peer) => {
    const { slower, notes } = compare(report(result('vigie', 1), peer), report(result('vigie', 9), peer));
    expect(slower).toEqual([]);
    expect(notes).toEqual(['sector: time not compared, no peer finished in both runs']);
  });
});

describe('different work is refused', () => {
  test.each<[string, Report]>([
    ['another request', report(result('vigie', 1), undefined, { fingerprint: 'b2' })],
    ['other levels', report(result('vigie', 1), undefined, { levels: levels.slice(0, 2) })],
    ['other cases', { ...before, cases: [] }],
    ['another time limit', { ...before, limitSeconds: 60 }],
    ['another gap', { ...before, gap: 0 }],
    ['a run without vigie', report(result('highs-plain', 1), null)],
  ])('%s', (_, after) => {
    const { refusals, losses, slower } = compare(before, after);
    expect(refusals).toHaveLength(1);
    expect([...losses, ...slower]).toEqual([]);
  });
});
