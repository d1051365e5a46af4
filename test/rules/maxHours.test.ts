import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const most = (max: number, per: unknown, more: object = {}) => ({ rules: [{ type: 'maxHours', max, per, ...more }] });

describe('maxHours', () => {
  it('adds up the elapsed hours of duties by their start date', () => {
    expect(judge(most(24, 'period'), { p: 'a/04/d a/05/n' }).broken).toEqual([]);
    expect(judge(most(23.9, 'period'), { p: 'a/04/d a/05/n' }).broken).toEqual(['maxHours']);
    expect(judge(most(12, 'calendarWeek'), { p: 'a/10/n a/11/n' }).broken).toEqual([]);
  });

  it('counts 11 and 13 hours for the nights of the clock changes', () => {
    const spring = { period: { start: '2027-03-26', end: '2027-03-28' } };
    const autumn = { period: { start: '2027-10-29', end: '2027-10-31' } };
    expect(judge({ ...spring, ...most(23, 'period') }, { p: 'a/03-26/n a/03-27/n' }).broken).toEqual([]);
    expect(judge({ ...autumn, ...most(24, 'period') }, { p: 'a/10-29/n a/10-30/n' }).broken).toEqual(['maxHours']);
    expect(judge({ ...autumn, ...most(25, 'period') }, { p: 'a/10-29/n a/10-30/n' }).broken).toEqual([]);
  });

  it('weighs duties of different lengths', () => {
    const lines = [
      {
        id: 'a',
        windows: [
          { id: 'e', start: '20:00', end: '24:00' },
          { id: 'd', start: '08:00', end: '20:00' },
          { id: 'm', start: '08:00', end: '09:30' },
        ],
      },
    ];
    expect(judge({ lines, ...most(17.5, 'period') }, { p: 'a/04/e a/05/d a/06/m' }).broken).toEqual([]);
    expect(judge({ lines, ...most(17.5, 'period') }, { p: 'a/04/e a/05/d a/06/m a/07/m' }).broken).toEqual(['maxHours']);
    expect(judge({ lines, ...most(10, 'period', { weight: 4 }) }, { p: 'a/04/e a/05/d a/06/m' }).price).toBe(30);
  });
});
