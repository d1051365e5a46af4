import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const most = (max: number, per: unknown, more: object = {}) => ({ rules: [{ type: 'maxWeekends', max, per, ...more }] });

describe('maxWeekends', () => {
  it('counts a weekend once, by Saturday and Sunday', () => {
    expect(judge(most(1, 'period'), { p: 'a/09/d a/10/d a/10/n' }).broken).toEqual([]);
    expect(judge(most(1, 'period'), { p: 'a/09/d a/16/n' }).broken).toEqual(['maxWeekends']);
    expect(judge(most(1, 'period'), { p: 'a/09/d a/15/n' }).broken).toEqual([]);
  });

  it('counts history where the span reaches back', () => {
    const history = [past('p', '01-02T20:00', '01-03T08:00')];
    expect(judge({ history, ...most(1, 'calendarMonth') }, { p: 'a/09/d' }).broken).toEqual(['maxWeekends']);
    expect(judge({ history, ...most(1, 'period') }, { p: 'a/09/d' }).broken).toEqual([]);
    expect(judge({ history, ...most(1, { rollingDays: 7 }) }, { p: 'a/09/d' }).broken).toEqual([]);
    expect(judge({ history, ...most(1, { rollingDays: 8 }) }, { p: 'a/09/d' }).broken).toEqual(['maxWeekends']);
  });

  it('counts a weekend anew in a span that begins within it, though a pin works it', () => {
    const pinned = [{ slot: 'a/2027-01-09/d', participant: 'p' }];
    expect(judge({ pinned, ...most(0, { rollingDays: 9 }) }, {})).toMatchObject({ broken: [], pinConflicts: ['maxWeekends'] });
    expect(judge({ pinned, ...most(0, { rollingDays: 9 }) }, { p: 'a/10/d' }).broken).toEqual(['maxWeekends']);
    expect(judge({ pinned, ...most(0, 'period') }, { p: 'a/10/d' }).broken).toEqual([]);
  });

  it('counts a weekend that straddles two months in each where it is worked', () => {
    const border = { period: { start: '2027-01-25', end: '2027-02-07' }, ...most(0, 'calendarMonth', { weight: 1 }) };
    expect(judge(border, { p: 'a/30/d a/31/d' }).price).toBe(1);
    // 31 July 2027 is a Saturday, 1 August a Sunday.
    const summer = { ...border, period: { start: '2027-07-30', end: '2027-08-02' } };
    expect(judge(summer, { p: 'a/07-31/d a/08-01/d' }).price).toBe(2);
  });
});
