import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const most = (max: number, of: string, more: object = {}) => ({ rules: [{ type: 'maxConsecutive', max, of, ...more }] });

describe('maxConsecutive', () => {
  it('counts dates in a row with a duty, however many there are on one', () => {
    expect(judge(most(2, 'days'), { p: 'a/04/d a/04/n a/05/n' }).broken).toEqual([]);
    expect(judge(most(2, 'days'), { p: 'a/04/d a/05/n a/06/n' }).broken).toEqual(['maxConsecutive']);
    expect(judge(most(2, 'days'), { p: 'a/04/d a/05/n a/07/n' }).broken).toEqual([]);
  });

  it('counts nights apart from days', () => {
    expect(judge(most(1, 'nights'), { p: 'a/04/n a/06/d a/06/n' }).broken).toEqual([]);
    expect(judge(most(1, 'nights'), { p: 'a/04/n a/05/n' }).broken).toEqual(['maxConsecutive']);
  });

  it('counts weekends in a row by their Saturday or Sunday, not by their Friday', () => {
    expect(judge(most(1, 'weekends'), { p: 'a/09/d a/10/d' }).broken).toEqual([]);
    expect(judge(most(1, 'weekends'), { p: 'a/09/d a/17/d' }).broken).toEqual(['maxConsecutive']);
    expect(judge(most(1, 'weekends'), { p: 'a/09/d a/15/n' }).broken).toEqual([]);
  });

  it('goes on from the history and into it', () => {
    const history = [past('p', '01-03T20:00', '01-04T08:00')];
    expect(judge({ history, ...most(1, 'nights') }, { p: 'a/04/n' }).broken).toEqual(['maxConsecutive']);
    expect(judge({ history, ...most(1, 'weekends') }, { p: 'a/09/d' }).broken).toEqual(['maxConsecutive']);
    expect(judge({ history: [past('p', '01-18T08:00', '01-18T12:00')], ...most(1, 'days') }, { p: 'a/17/d' }).broken).toEqual([
      'maxConsecutive',
    ]);
    // What the history alone does is past.
    const run = [past('p', '01-01T20:00', '01-02T08:00'), past('p', '01-02T20:00', '01-03T08:00'), past('p', '01-03T20:00', '01-03T22:00')];
    expect(judge({ history: run, ...most(2, 'days') }, {}).broken).toEqual([]);
    expect(judge({ history: run, ...most(2, 'days') }, { p: 'a/04/n' }).broken).toEqual(['maxConsecutive']);
  });

  it('soft, costs one for each date beyond', () => {
    expect(judge(most(2, 'days', { weight: 3 }), { p: 'a/04/d a/05/d a/06/d a/07/d' }).price).toBe(6);
  });
});
