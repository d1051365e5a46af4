import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateList, dayNumber, daysBetween, isoWeek, isoWeekday, monthOf, weekendOf } from '../../src/calendar/index.ts';

const anyDate = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map((day) => addDays('1970-01-01', day));

describe('dates', () => {
  it('steps over months, years and leap days', () => {
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    expect(daysBetween('2027-01-01', '2028-01-01')).toBe(365);
    expect(daysBetween('2027-01-02', '2027-01-01')).toBe(-1);
    expect(monthOf('2027-01-31')).toBe('2027-01');
  });

  it('lists inclusive ranges, and nothing for a range that ends before it starts', () => {
    expect(dateList('2027-02-27', '2027-03-01')).toEqual(['2027-02-27', '2027-02-28', '2027-03-01']);
    expect(dateList('2027-03-01', '2027-03-01')).toEqual(['2027-03-01']);
    expect(dateList('2027-03-02', '2027-03-01')).toEqual([]);
  });

  // Published examples of ISO 8601 weeks around the turn of years.
  it.each([
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2007-01-01', '2007-W01'],
    ['2008-12-29', '2009-W01'],
    ['2010-01-03', '2009-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });

  it('a weekend is a Saturday and the Sunday after it', () => {
    expect(isoWeekday('2027-01-01')).toBe(5);
    expect(weekendOf('2027-01-01')).toBeNull();
    expect(weekendOf('2027-01-02')).toBe('2026-W53');
    expect(weekendOf('2027-01-03')).toBe('2026-W53');
    expect(weekendOf('2027-01-04')).toBeNull();
    expect(weekendOf('2027-01-09')).toBe('2027-W01');
  });

  it('agrees with Date on every date', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        const moved = new Date(`${date}T12:00:00Z`);
        moved.setUTCDate(moved.getUTCDate() + days);
        expect(addDays(date, days)).toBe(moved.toISOString().slice(0, 10));
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(isoWeekday(date) % 7).toBe(new Date(date).getUTCDay());
      }),
      { seed: 20270101, numRuns: 500 },
    );
  });

  it('gives the seven days from a Monday one week key, and the next Monday a later one', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = addDays(date, 1 - isoWeekday(date));
        const week = dateList(monday, addDays(monday, 6)).map(isoWeek);
        expect(new Set(week).size).toBe(1);
        expect(isoWeek(addDays(monday, 7)) > week[0]).toBe(true);
        // The week belongs to the year of its Thursday, and its number counts that year's Thursdays.
        const thursday = addDays(monday, 3);
        const yearDay = daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday);
        expect(week[0]).toBe(`${thursday.slice(0, 4)}-W${String(Math.floor(yearDay / 7) + 1).padStart(2, '0')}`);
      }),
      { seed: 20270101, numRuns: 500 },
    );
  });
});
