import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const apart = (days: number, more: object = {}) => ({ rules: [{ type: 'minGap', days, ...more }] });

describe('minGap', () => {
  it('keeps start dates apart', () => {
    expect(judge(apart(1), { p: 'a/04/d a/05/d' }).broken).toEqual([]);
    expect(judge(apart(1), { p: 'a/04/d a/04/n' }).broken).toEqual(['minGap']);
    expect(judge(apart(3), { p: 'a/04/n a/06/n' }).broken).toEqual(['minGap']);
    expect(judge(apart(3), { p: 'a/04/n a/07/d' }).broken).toEqual([]);
  });

  it('heeds the history on both sides', () => {
    expect(judge({ history: [past('p', '01-03T20:00', '01-04T00:00')], ...apart(2) }, { p: 'a/04/n' }).broken).toEqual(['minGap']);
    expect(judge({ history: [past('p', '01-18T20:00', '01-19T00:00')], ...apart(2) }, { p: 'a/17/d' }).broken).toEqual(['minGap']);
  });

  it('soft, costs the days short of each pair', () => {
    expect(judge(apart(3, { weight: 2 }), { p: 'a/04/n a/05/n a/06/n' }).price).toBe(2 * (2 + 2 + 1));
  });
});
