import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { levelPlan } from '../../src/roster/level-plan.ts';
import { built } from '../support/built.ts';

const two: ProblemInput = {
  period: { start: '2027-01-01', end: '2027-01-02' },
  lines: [{ id: 'a', priority: 3 }, { id: 'b' }, { id: 'c', priority: 1 }, { id: 'd', priority: 3 }],
  participants: [{ id: 'p' }],
};
const names = (more: Partial<ProblemInput>) =>
  levelPlan(built({ ...two, ...more }).problem).map(({ level, class: priority, exact }) => [level, priority, exact]);

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
      [{ term: 'fairness', weight: 2 }, { term: 'stability' }],
      [{ term: 'tier', weight: 0.5 }, { term: 'shortfall' }],
      [{ term: 'stability' }],
      [{ term: 'shortfall', weight: 7 }],
    ];
    const plan = levelPlan(built({ ...two, objective }).problem);
    expect(plan).toEqual([
      {
        level: 'shortfall+tier',
        terms: [
          { term: 'shortfall', weight: 10 },
          { term: 'tier', weight: 1 },
        ],
        exact: true,
      },
      // Without a baseline stability is left out, and a term that stands alone has no weight.
      { level: 'fairness', terms: [{ term: 'fairness', weight: 1 }], exact: false },
      {
        level: 'tier+shortfall',
        terms: [
          { term: 'tier', weight: 0.5 },
          { term: 'shortfall', weight: 1 },
        ],
        exact: false,
      },
      ...[1, 2, 3].map((priority) => ({
        level: 'shortfall',
        class: priority,
        terms: [{ term: 'shortfall', weight: 1, class: priority }],
        exact: true,
      })),
    ]);
  });
});
