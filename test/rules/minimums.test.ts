import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const rule = (type: string, value: number, per: unknown = 'period', more: object = {}) => ({
  rules: [{ type, value, per, scope: { participants: ['p'] }, ...more }],
});

describe('minDuties, minHours, targetDuties', () => {
  it('cost what is missing', () => {
    expect(judge(rule('minDuties', 3), { p: 'a/04/d' }).price).toBe(2);
    expect(judge(rule('minDuties', 3, 'period', { weight: 5 }), {}).price).toBe(15);
    expect(judge(rule('minDuties', 1), { p: 'a/04/d a/06/d' }).price).toBe(0);
    expect(judge(rule('minHours', 30), { p: 'a/04/d a/06/d' }).price).toBe(6);
    expect(judge(rule('targetDuties', 2), { p: 'a/04/d a/06/d a/08/d' }).price).toBe(1);
    expect(judge(rule('targetDuties', 2), {}).price).toBe(2);
  });

  it('count in spans wholly in the period', () => {
    expect(judge(rule('minDuties', 1, 'calendarWeek'), {}).price).toBe(2);
    expect(judge(rule('minDuties', 1, 'calendarMonth'), {}).price).toBe(0);
    expect(judge({ ...rule('minDuties', 1, 'calendarWeek'), period: { start: '2027-01-05', end: '2027-01-17' } }, {}).price).toBe(1);
    expect(judge(rule('minDuties', 1, { rollingDays: 13 }), { p: 'a/04/d' }).price).toBe(1);
  });

  it('concern volunteers who serve on a line of the scope', () => {
    const participants = [{ id: 'p', volunteer: false }, { id: 'q', roles: ['regulation' as const] }, { id: 'r' }];
    expect(judge({ participants, ...rule('minDuties', 1, 'period', { scope: {} }) }, {}).price).toBe(1);
    expect(judge({ participants, ...rule('minDuties', 1, 'period', { scope: { lines: ['b'] } }) }, {}).price).toBe(0);
  });

  it('count the history of the period, not before', () => {
    const history = [past('p', '01-05T08:00', '01-05T09:00', 'b'), past('p', '01-03T08:00', '01-03T09:00', 'b')];
    expect(judge({ history, ...rule('minDuties', 2) }, {}).price).toBe(1);
  });
});
