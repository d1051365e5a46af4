import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const least = (min: number, of: string, more: object = {}) => ({ rules: [{ type: 'minConsecutive', min, of, ...more }] });

describe('minConsecutive', () => {
  it('asks for runs of dates', () => {
    expect(judge(least(2, 'days'), { p: 'a/06/d' }).broken).toEqual(['minConsecutive']);
    expect(judge(least(2, 'days'), { p: 'a/06/d a/07/n' }).broken).toEqual([]);
    expect(judge(least(2, 'nights'), { p: 'a/06/n a/07/d' }).broken).toEqual(['minConsecutive']);
    expect(judge(least(2, 'nights'), { p: 'a/06/d' }).broken).toEqual([]);
  });

  it('leaves the ends of the period free', () => {
    expect(judge(least(3, 'days'), { p: 'a/04/d', q: 'a/17/d a/16/d' }).broken).toEqual([]);
    expect(judge(least(3, 'days'), { p: 'a/05/d' }).broken).toEqual(['minConsecutive']);
    expect(judge({ history: [past('p', '01-03T20:00', '01-04T08:00')], ...least(3, 'days') }, { p: 'a/04/d' }).broken).toEqual([]);
  });

  it('keeps a pinned date alone, and lets it grow', () => {
    const pinned = [{ slot: 'a/2027-01-06/d', participant: 'p' }];
    expect(judge({ pinned, ...least(3, 'days') }, {})).toMatchObject({ broken: [], pinConflicts: ['minConsecutive'] });
    expect(judge({ pinned, ...least(3, 'days') }, { p: 'a/07/d' }).broken).toEqual([]);
    expect(judge({ pinned, ...least(3, 'days') }, { p: 'a/09/d' }).broken).toEqual(['minConsecutive']);
  });

  it('soft, costs the dates missing', () => {
    expect(judge(least(4, 'days', { weight: 1 }), { p: 'a/06/d a/07/d a/12/d' }).price).toBe(2 + 3);
  });
});
