import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { ruleSchema } from '../../src/rules/registry.ts';
import { judge, past } from './judge.ts';

const table = (costs: number[], more: object = {}): Pick<ProblemInput, 'rules'> => ({
  rules: [{ type: 'countCost', count: 'duties', costs, scope: { participants: ['p'] }, ...more }],
});

type Wishes = NonNullable<ProblemInput['participants'][number]['preferences']>;
const wishing = (preferences: Wishes, more: object = {}): Partial<ProblemInput> => ({
  participants: [{ id: 'p', preferences }, { id: 'q' }],
  ...table([0, 1.5, 4], { count: 'unmetWishes', ...more }),
});

describe('countCost of duties', () => {
  it('reads the table, and goes on with its last step', () => {
    expect(judge(table([0, 1.8, 3.5]), {}).price).toBe(0);
    expect(judge(table([0, 1.8, 3.5]), { p: 'a/04/d' }).price).toBe(1.8);
    expect(judge(table([0, 1.8, 3.5]), { p: 'a/04/d a/06/d a/08/d a/10/d' }).price).toBeCloseTo(3.5 + 2 * 1.7, 9);
    expect(judge(table([2]), { p: 'a/04/d a/06/d' }).price).toBe(2);
  });

  it('takes tables of any sign and shape, and costs for nothing', () => {
    expect(judge(table([5, -2, 3, 1]), {}).price).toBe(5);
    expect(judge(table([5, -2, 3, 1], { weight: 10 }), { p: 'a/04/d' }).price).toBe(-20);
    expect(judge(table([5, -2, 3, 1]), { p: 'a/04/d a/05/d a/06/d a/07/d' }).price).toBe(-1);
  });

  it('counts in every span that touches the period, with history where the span reaches it', () => {
    const history = [past('p', '01-01T20:00', '01-02T08:00'), past('p', '01-05T08:00', '01-05T20:00', 'z')];
    expect(judge({ ...table([0, 1, 10], { per: 'calendarMonth' }), history }, {}).price).toBe(10);
    expect(judge({ ...table([0, 1, 10], { per: 'period' }), history }, {}).price).toBe(1);
    expect(judge(table([3, 1], { per: 'calendarWeek' }), { p: 'a/04/d' }).price).toBe(4);
    // Fourteen dates, each in two spans of two days but for the outer two, which the spans reach beyond.
    expect(judge(table([1, 0], { per: { rollingDays: 2 } }), { p: 'a/06/d' }).price).toBe(13);
  });

  it('concerns whom the scope names and counts what it selects', () => {
    expect(judge(table([0, 1, 10], { scope: { tags: ['night'] } }), { p: 'a/04/d a/06/n', q: 'a/08/d' }).price).toBe(1);
    expect(judge(table([0, 1, 10], { scope: undefined }), { p: 'a/04/d a/06/n', q: 'a/08/d' }).price).toBe(11);
  });
});

describe('countCost of unmet wishes', () => {
  it('counts avoided duties held and wanted slots not held', () => {
    const want: Wishes = [{ kind: 'want', weight: 0, from: '2027-01-04', to: '2027-01-04', tags: ['night'] }];
    expect(judge(wishing(want), {}).price).toBe(1.5);
    expect(judge(wishing(want), { p: 'a/04/n' }).price).toBe(0);
    const avoid: Wishes = [{ kind: 'avoid', weight: 0, to: '2027-01-05' }];
    expect(judge(wishing(avoid), {}).price).toBe(0);
    expect(judge(wishing(avoid), { p: 'a/04/d a/05/n', q: 'a/04/n' }).price).toBe(4);
  });

  it('counts each preference by itself, and slots that could not be held or that nobody is needed on', () => {
    const day: Wishes[number] = { kind: 'want', weight: 0, from: '2027-01-04', to: '2027-01-04' };
    expect(judge(wishing([{ ...day, tags: ['night'] }, day]), {}).price).toBe(1.5 + 2.5 + 2.5);
    expect(judge(wishing([{ ...day, tags: ['night'] }, day]), { p: 'a/04/n' }).price).toBe(1.5);
    const input = wishing([{ kind: 'want', weight: 0, lines: ['b'], from: '2027-01-04', to: '2027-01-05' }]);
    const b = { id: 'b', role: 'regulation' as const, windows: [{ id: 'n', start: '20:00', end: '24:00', headcount: 0 }] };
    expect(judge({ ...input, lines: [b] }, {}).price).toBe(4);
  });

  it('looks only at the slots of its scope', () => {
    const wishes: Wishes = [{ kind: 'want', weight: 0, from: '2027-01-04', to: '2027-01-04' }];
    expect(judge(wishing(wishes, { scope: { tags: ['night'] } }), {}).price).toBe(1.5);
    expect(judge(wishing(wishes, { scope: { participants: ['q'] } }), {}).price).toBe(0);
  });
});

describe('countCost', () => {
  it('says what was counted and what it costs', () => {
    expect(judge(table([0, 1.5]), { p: 'a/04/d' }).said).toEqual(['1 garde du 04/01/2027 au 17/01/2027 : coût 1,5.']);
  });

  it('fills in defaults and refuses empty tables', () => {
    const rule = { type: 'countCost', count: 'duties', costs: [0] };
    expect(ruleSchema.parse(rule)).toEqual({ ...rule, per: 'period', weight: 1 });
    expect(ruleSchema.safeParse({ ...rule, costs: [] }).success).toBe(false);
    expect(ruleSchema.safeParse({ ...rule, costs: [Number.POSITIVE_INFINITY] }).success).toBe(false);
  });
});
