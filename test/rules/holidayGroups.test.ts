import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const share = (more: object = {}) => ({
  period: { start: '2027-01-01', end: '2027-01-06' },
  rules: [
    {
      type: 'holidayGroups',
      groups: [
        ['2026-12-25', '2027-01-01'],
        ['2027-01-04', '2027-01-06'],
      ],
      ...more,
    },
  ],
});
const christmas = past('p', '2026-12-25T08:00', '2026-12-25T20:00');

describe('holidayGroups', () => {
  it('whoever worked at Christmas is off at New Year', () => {
    expect(judge({ ...share(), history: [christmas] }, { p: 'a/01/d' }).broken).toEqual(['holidayGroups']);
    expect(judge({ ...share(), history: [christmas] }, { q: 'a/01/d a/01/n', p: 'a/02/d' }).broken).toEqual([]);
    expect(judge(share(), { p: 'a/01/n a/04/d' }).broken).toEqual([]);
    expect(judge(share(), { p: 'a/04/d a/06/d' }).broken).toEqual(['holidayGroups']);
    expect(judge(share({ max: 2 }), { p: 'a/04/d a/06/d' }).broken).toEqual([]);
  });

  it('soft, costs the dates over; a group before the period is past', () => {
    expect(judge(share({ weight: 2, max: 0 }), { p: 'a/01/d a/01/n a/04/d' }).price).toBe(4);
    const old = {
      ...share({ weight: 2, groups: [['2026-12-24', '2026-12-25']] }),
      history: [christmas, past('p', '2026-12-24T08:00', '2026-12-24T20:00')],
    };
    expect(judge(old, {}).price).toBe(0);
  });
});
