import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { levelPlan } from '../../src/roster/level-plan.ts';
import { built } from '../support/built.ts';

const two: ProblemInput = {
  period: { start: '2027-01-01', end: '2027-01-02' },
  lines: [{ id: 'a', priority: 3 }, { id: 'b' }, { id: 'c', priority: 1 }, { id: 'd', priority: 3 }],
  participants: [{ id: 'p' }],
};
const planOf = (more: Partial<ProblemInput>) => {
  const { problem, slots } = built({ ...two, ...more });
  return levelPlan(problem, slots);
};
const names = (more: Partial<ProblemInput>) => planOf(more).map(({ level, class: priority, exact }) => [level, priority, exact]);

describe('levelPlan', () => {
  it('is shortfall by class, tier, fairness, preferences; stability with a baseline', () => {
    const shortfall = [1, 2, 3].map((priority) => ['shortfall', priority, true]);
    const rest = [
      ['tier', undefined, true],
      ['fairness', undefined, false],
      ['preferences', undefined, false],
    ];
    expect(names({})).toEqual([...shortfall, ...rest]);
    expect(names({ baseline: [] })).toEqual([...shortfall, ['stability', undefined, true], ...rest]);
    expect(names({ baseline: [], options: { freezeWeight: 2.5 } })[3]).toEqual(['stability', undefined, false]);
  });

  it('joins the terms of a mixed level and counts all classes there', () => {
    const objective: ProblemInput['objective'] = [
      [{ term: 'shortfall', weight: 10 }, { term: 'tier' }],
      [{ term: 'fairness', weight: 2, tolerance: 0.02 }, { term: 'stability' }],
      [{ term: 'tier', weight: 0.5 }, { term: 'shortfall' }],
      [{ term: 'stability' }],
      [{ term: 'shortfall', weight: 7 }],
    ];
    const plan = planOf({ objective });
    expect(plan).toEqual([
      {
        level: 'shortfall+tier',
        terms: [
          { term: 'shortfall', weight: 10 },
          { term: 'tier', weight: 1 },
        ],
        exact: true,
        tolerance: 0,
      },
      // Without a baseline stability is left out, and a term that stands alone has no weight.
      { level: 'fairness', terms: [{ term: 'fairness', weight: 1 }], exact: false, tolerance: 0.02 },
      {
        level: 'tier+shortfall',
        terms: [
          { term: 'tier', weight: 0.5 },
          { term: 'shortfall', weight: 1 },
        ],
        exact: false,
        tolerance: 0,
      },
      ...[1, 2, 3].map((priority) => ({
        level: 'shortfall',
        class: priority,
        terms: [{ term: 'shortfall', weight: 1, class: priority }],
        exact: true,
        tolerance: 0,
      })),
    ]);
  });

  it('lets fairness be given back within the gap, or the tolerance named, and nothing that is compared exactly', () => {
    const tolerances = (more: Partial<ProblemInput>) => planOf(more).map(({ tolerance }) => tolerance);
    expect(tolerances({})).toEqual([0, 0, 0, 0, 0.005, 0.005]);
    expect(tolerances({ options: { gap: 0 } })).toEqual([0, 0, 0, 0, 0, 0]);
    const fair = (tolerance?: number): ProblemInput['objective'] => [[{ term: 'fairness', tolerance }], [{ term: 'preferences' }]];
    expect(tolerances({ objective: fair(0.1) })[0]).toBe(0.1);
    expect(tolerances({ objective: fair() })[0]).toBe(0.005);
    expect(tolerances({ objective: [[{ term: 'fairness' }, { term: 'tier', weight: 0.5 }]] })[0]).toBe(0);
  });

  it('has those without a share called last, right before fairness, where there are any', () => {
    const participants = [{ id: 'p' }, { id: 'q', activityRate: 0 }];
    const levels = (more: Partial<ProblemInput>) => planOf({ participants, ...more }).map(({ level }) => level);
    expect(levels({}).slice(3)).toEqual(['tier', 'reserve', 'fairness', 'preferences']);
    // Nobody could call on them: not a level more.
    for (const away of [
      { volunteer: false },
      { activeTo: '2026-12-31' },
      { exemptions: [{ from: '2026-01-01' }] },
      { roles: ['pharmacy' as const] },
      { availability: { unavailable: [{ from: '2026-12-01', to: '2027-02-01' }] } },
    ]) {
      expect(levels({ participants: [{ id: 'p' }, { id: 'q', activityRate: 0, ...away }] })).not.toContain('reserve');
    }
    expect(levels({ objective: [[{ term: 'shortfall' }], [{ term: 'fairness' }, { term: 'tier' }]] }).slice(3)).toEqual([
      'reserve',
      'fairness+tier',
    ]);
    // Named or needless, it stays as the request has it; and no head stays empty for its sake.
    expect(
      levels({ objective: [[{ term: 'shortfall' }], [{ term: 'reserve' }, { term: 'tier' }], [{ term: 'fairness' }]] }).slice(3),
    ).toEqual(['reserve+tier', 'fairness']);
    expect(levels({ objective: [[{ term: 'fairness' }], [{ term: 'shortfall' }]] })[0]).toBe('fairness');
    expect(levels({ objective: [[{ term: 'tier' }]] })).toEqual(['tier']);
  });
});
