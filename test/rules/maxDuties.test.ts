import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const most = (max: number, per: unknown, more: object = {}) => ({ rules: [{ type: 'maxDuties', max, per, ...more }] });
const three = { p: 'a/04/n a/09/n a/17/n' };

describe('maxDuties', () => {
  it('counts over the period', () => {
    expect(judge(most(3, 'period'), three).broken).toEqual([]);
    expect(judge(most(2, 'period'), three).broken).toEqual(['maxDuties']);
    expect(judge(most(2, 'period'), { p: 'a/04/n a/09/n', q: 'a/17/n' }).broken).toEqual([]);
    expect(judge(most(0, 'period', { scope: { tags: ['sunday'] } }), three).broken).toEqual(['maxDuties']);
  });

  it('counts in ISO weeks by start date, the history with them', () => {
    expect(judge(most(2, 'calendarWeek'), three).broken).toEqual([]);
    expect(judge(most(1, 'calendarWeek'), three).broken).toEqual(['maxDuties']);
    // The night that starts on Sunday the 10th is of its week, though it ends on Monday.
    expect(judge(most(1, 'calendarWeek'), { p: 'a/10/n a/11/n' }).broken).toEqual([]);
    const thursday = { period: { start: '2027-01-01', end: '2027-01-10' }, history: [past('p', '2026-12-31T20:00', '2027-01-01T08:00')] };
    expect(judge({ ...thursday, ...most(1, 'calendarWeek') }, { p: 'a/03/d' }).broken).toEqual(['maxDuties']);
    expect(judge({ ...thursday, ...most(1, 'calendarWeek') }, { p: 'a/04/d' }).broken).toEqual([]);
  });

  it('counts in calendar months, which a period may touch in part', () => {
    const border = { period: { start: '2027-01-30', end: '2027-02-03' }, history: [past('p', '01-05T20:00', '01-06T08:00')] };
    expect(judge({ ...border, ...most(2, 'calendarMonth') }, { p: 'a/30/n a/02-01/n a/02-03/n' }).broken).toEqual([]);
    expect(judge({ ...border, ...most(2, 'calendarMonth') }, { p: 'a/30/n a/31/n' }).broken).toEqual(['maxDuties']);
  });

  it('counts in any so many days in a row', () => {
    expect(judge(most(1, { rollingDays: 5 }), { p: 'a/04/n a/09/n' }).broken).toEqual([]);
    expect(judge(most(1, { rollingDays: 6 }), { p: 'a/04/n a/09/n' }).broken).toEqual(['maxDuties']);
    const december = { period: { start: '2027-01-01', end: '2027-01-03' }, history: [past('p', '2026-12-31T20:00', '2026-12-31T23:00')] };
    expect(judge({ ...december, ...most(1, { rollingDays: 3 }) }, { p: 'a/02/n' }).broken).toEqual(['maxDuties']);
    expect(judge({ ...december, ...most(1, { rollingDays: 3 }) }, { p: 'a/03/n' }).broken).toEqual([]);
  });

  it('admits nothing more where pins or history use it up', () => {
    const pinned = [
      { slot: 'a/2027-01-04/n', participant: 'p' },
      { slot: 'a/2027-01-06/n', participant: 'p' },
    ];
    expect(judge({ pinned, ...most(1, 'period') }, {})).toMatchObject({ broken: [], pinConflicts: ['maxDuties'] });
    expect(judge({ pinned, ...most(1, 'period') }, { p: 'a/08/n' }).broken).toEqual(['maxDuties']);
    const history = [past('p', '01-01T20:00', '01-02T08:00'), past('p', '01-02T20:00', '01-03T08:00')];
    expect(judge({ history, ...most(1, 'calendarMonth') }, {}).broken).toEqual([]);
    expect(judge({ history, ...most(1, 'calendarMonth') }, { p: 'a/08/n' }).broken).toEqual(['maxDuties']);
  });

  it('soft, costs the duties over, span by span', () => {
    expect(judge(most(1, 'period', { weight: 2 }), three).price).toBe(4);
    // Windows of 2 days that hold both duties of neighbouring dates: one.
    expect(judge(most(1, { rollingDays: 2 }, { weight: 1 }), { p: 'a/04/n a/05/n' }).price).toBe(1);
    expect(judge(most(1, { rollingDays: 4 }, { weight: 1 }), { p: 'a/04/n a/05/n' }).price).toBe(3);
  });

  it('says it once, for the widest span', () => {
    expect(judge(most(1, { rollingDays: 7 }), { p: 'a/04/n a/05/n' }).said).toEqual([
      '2 gardes en 7 jours (du 04/01/2027 au 05/01/2027), au plus 1.',
    ]);
  });
});
