import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { readProblem } from '../../src/roster/read.ts';
import { ruleSchema } from '../../src/rules/registry.ts';
import { solved, withEngines } from '../support/solved.ts';
import { judge } from './judge.ts';

withEngines();

type Rules = NonNullable<ProblemInput['rules']>;
/** One date, the 4th, with a day and a night that need one person each, and three people. */
const one = (...rules: Rules): Partial<ProblemInput> => ({
  period: { start: '2027-01-04', end: '2027-01-04' },
  participants: ['p', 'q', 'r'].map((id) => ({ id })),
  rules,
});

describe('cover', () => {
  it('prices heads missing and heads above', () => {
    const rule = { type: 'cover', underWeight: 3, overWeight: 5, maxOver: 2 };
    expect(judge(one(rule), {}).price).toBe(6);
    expect(judge(one(rule), { p: 'a/04/d' }).price).toBe(3);
    expect(judge(one(rule), { p: 'a/04/d', q: 'a/04/d', r: 'a/04/d' })).toMatchObject({ price: 13, broken: [] });
    expect(judge(one({ ...rule, weight: 2, scope: { tags: ['night'] } }), {}).price).toBe(6);
  });

  it('admits as many above the headcount as the largest of the rules says, prices of several adding up', () => {
    const three = { p: 'a/04/d', q: 'a/04/d', r: 'a/04/d' };
    expect(judge(one({ type: 'cover', maxOver: 1 }), three).broken).toEqual(['headcount']);
    expect(judge(one({ type: 'cover', maxOver: 1 }), { p: 'a/04/d', q: 'a/04/d' }).broken).toEqual([]);
    expect(judge(one({ type: 'cover' }), { p: 'a/04/d', q: 'a/04/d' }).broken).toEqual(['headcount']);
    const several = one({ type: 'cover', maxOver: 2, overWeight: 1 }, { type: 'cover', maxOver: 1, overWeight: 0.5 });
    expect(judge(several, three)).toMatchObject({ broken: [], price: 3 });
    expect(judge(one({ type: 'cover', maxOver: 2, scope: { tags: ['night'] } }), three).broken).toEqual(['headcount']);
  });

  it('says which way it is off', () => {
    const rule = { type: 'cover', underWeight: 1, overWeight: 1, maxOver: 1 };
    expect(judge(one(rule), { p: 'a/04/d', q: 'a/04/d' }).said).toEqual([
      '2 personnes sur « a » du 04/01/2027 (08:00-20:00) pour 1 poste, plus que demandé.',
      '0 personne sur « a » du 04/01/2027 (20:00-08:00) pour 1 poste, trop peu.',
    ]);
  });

  it('fills in defaults', () => {
    expect(ruleSchema.parse({ type: 'cover' })).toEqual({ type: 'cover', underWeight: 0, overWeight: 0, maxOver: 0, weight: 1 });
    expect(ruleSchema.safeParse({ type: 'cover', scope: { participants: ['p'] } }).success).toBe(false);
  });
});

describe('a roster with more heads than the headcount', () => {
  const ground: ProblemInput = {
    timeZone: 'Europe/Paris',
    period: { start: '2027-01-04', end: '2027-01-05' },
    lines: [
      {
        id: 'a',
        windows: [
          { id: 'd', start: '08:00', end: '20:00', fee: 100 },
          { id: 'n', start: '20:00', end: '08:00', headcount: 0 },
        ],
      },
    ],
    participants: [
      { id: 'p', preferences: [{ kind: 'want', weight: 4 }] },
      { id: 'q', preferences: [{ kind: 'want', weight: 2 }] },
    ],
    rules: [{ type: 'minRest', hours: 11 }],
  };

  it('pays everybody and counts each needed head once', async () => {
    const { roster } = await solved({ ...ground, rules: [{ type: 'cover', maxOver: 1, overWeight: 3 }] });
    expect(roster.levels.every(({ proven }) => proven)).toBe(true);
    expect(roster).toMatchObject({
      outcome: 'complete',
      shortfalls: [],
      indicators: { needed: 2, filled: 2, fillRate: 1, insufficiencies: 0 },
    });
    expect(roster.cost.total).toBe(100 * roster.assignments.filter(({ slot }) => slot.endsWith('/d')).length);
  });

  it('comes from one level of several weighted terms as from its parts', async () => {
    const rules: Rules = [
      { type: 'minRest', hours: 11 },
      { type: 'cover', maxOver: 1, overWeight: 1 },
    ];
    const objective: ProblemInput['objective'] = [
      [
        { term: 'shortfall', weight: 10 / 720 },
        { term: 'preferences', weight: 1 },
      ],
    ];
    const { roster } = await solved({ ...ground, rules, objective });
    // Everybody on duty each day: 2 × (4 + 2) wanted, one head above a day, and the days that need somebody are held.
    expect(roster.levels).toMatchObject([{ level: 'shortfall+preferences', value: -10, proven: true }]);
    expect(roster.assignments).toHaveLength(4);
    expect(roster.outcome).toBe('complete');
  });

  it('admits pins up to the room there is, also where the objective leaves wishes out', async () => {
    const pinned = ['p', 'q'].map((participant) => ({ slot: 'a/2027-01-04/d', participant }));
    const refused = readProblem({ ...ground, pinned });
    expect(refused.ok ? [] : refused.issues.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/pinned/1 tooManyPins']);
    const rules: Rules = [{ type: 'cover', maxOver: 1, overWeight: 1, scope: { lines: ['a'] } }];
    const { roster } = await solved({ ...ground, pinned, rules, objective: [[{ term: 'shortfall' }], [{ term: 'fairness' }]] });
    expect(roster.warnings).toEqual([]);
    expect(roster.indicators.filled).toBe(2);
    const unsound = readProblem({ ...ground, pinned, rules: [{ type: 'cover', maxOver: 'many' }] });
    expect(unsound.ok ? [] : unsound.issues.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/rules/0/maxOver type']);
  });
});
