import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const least = (min: number, more: object = {}) => ({ rules: [{ type: 'minDaysOff', min, ...more }] });

describe('minDaysOff', () => {
  it('asks for dates off between duties that are not on neighbouring dates', () => {
    expect(judge(least(2), { p: 'a/05/d a/06/d' }).broken).toEqual([]);
    expect(judge(least(2), { p: 'a/05/d a/07/d' }).broken).toEqual(['minDaysOff']);
    expect(judge(least(2), { p: 'a/05/d a/08/d' }).broken).toEqual([]);
    expect(judge(least(3), { p: 'a/05/d a/06/d a/09/d' }).broken).toEqual(['minDaysOff']);
  });

  it('leaves dates free that no duty bounds, and heeds the history', () => {
    expect(judge(least(3), { p: 'a/05/d', q: 'a/16/d' }).broken).toEqual([]);
    expect(judge({ history: [past('p', '01-03T20:00', '01-04T08:00')], ...least(3) }, { p: 'a/05/d' }).broken).toEqual(['minDaysOff']);
    expect(judge({ history: [past('p', '01-18T20:00', '01-19T08:00')], ...least(3) }, { p: 'a/16/d' }).broken).toEqual(['minDaysOff']);
  });

  it('soft, costs the dates missing', () => {
    expect(judge(least(4, { weight: 2 }), { p: 'a/05/d a/07/d a/10/d' }).price).toBe(2 * (3 + 2));
  });
});
