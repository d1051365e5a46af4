import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const apart = (on?: string, more: object = {}) => ({
  lines: [
    {
      id: 'a',
      windows: [
        { id: 'd', start: '08:00', end: '20:00', headcount: 3 },
        { id: 'n', start: '20:00', end: '08:00' },
      ],
    },
  ],
  participants: [{ id: 'p' }, { id: 'q' }, { id: 'r' }, { id: 's' }],
  rules: [{ type: 'notTogether', participants: ['p', 'q', 'r'], ...(on === undefined ? {} : { on }), ...more }],
});

describe('notTogether', () => {
  it('on one slot', () => {
    expect(judge(apart(), { p: 'a/04/d', s: 'a/04/d', q: 'a/04/n' }).broken).toEqual([]);
    expect(judge(apart(), { p: 'a/04/d', q: 'a/04/d' }).broken).toEqual(['notTogether']);
  });

  it('on one date, however many duties, history of the date included', () => {
    expect(judge(apart('date'), { p: 'a/04/d', q: 'a/04/n' }).broken).toEqual(['notTogether']);
    expect(judge(apart('date'), { p: 'a/04/d a/04/n', s: 'a/04/d', q: 'a/05/d' }).broken).toEqual([]);
    expect(judge({ ...apart('date'), history: [past('q', '01-04T21:00', '01-04T22:00')] }, { p: 'a/04/d' }).broken).toEqual([
      'notTogether',
    ]);
  });

  it('soft, costs each one beyond the first', () => {
    expect(judge(apart('slot', { weight: 3 }), { p: 'a/04/d', q: 'a/04/d', r: 'a/04/d' }).price).toBe(6);
    expect(judge(apart('date', { weight: 3 }), { p: 'a/04/d', q: 'a/04/n' }).price).toBe(3);
  });
});
