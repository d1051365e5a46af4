import { describe, expect, it } from 'vitest';
import { judge, past } from './judge.ts';

const limited = (limits: object) => ({
  period: { start: '2027-01-25', end: '2027-02-07' },
  participants: [{ id: 'p', limits }, { id: 'q' }],
});

describe('limits', () => {
  it('count duties and hours per month with the history, and per period', () => {
    const history = [past('p', '01-02T20:00', '01-03T08:00')];
    const both = { p: 'a/30/n a/02-02/n', q: 'a/25/n a/27/n a/29/n' };
    expect(judge({ ...limited({ maxDutiesPerMonth: 2 }), history }, both).broken).toEqual([]);
    expect(judge({ ...limited({ maxDutiesPerMonth: 1 }), history }, both).broken).toEqual(['limits']);
    expect(judge({ ...limited({ maxHoursPerMonth: 24 }), history }, both).broken).toEqual([]);
    expect(judge({ ...limited({ maxHoursPerMonth: 23 }), history }, both).broken).toEqual(['limits']);
    expect(judge({ ...limited({ maxDuties: 2 }), history }, both).broken).toEqual([]);
    expect(judge({ ...limited({ maxDuties: 1 }), history }, both).broken).toEqual(['limits']);
    expect(judge({ ...limited({ maxHours: 24 }), history }, both).broken).toEqual([]);
    expect(judge({ ...limited({ maxHours: 12 }), history }, both).broken).toEqual(['limits']);
    expect(judge({ ...limited({ maxDuties: 0 }) }, {}).broken).toEqual([]);
  });

  it('say which one', () => {
    expect(judge(limited({ maxHours: 12 }), { p: 'a/30/n a/02-02/n' }).said).toEqual([
      '24 heures sur la période, pour une limite personnelle de 12.',
    ]);
  });
});
