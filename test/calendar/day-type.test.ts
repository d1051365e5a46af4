import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayTypes } from '../../src/calendar/index.ts';

interface Options {
  readonly department?: string;
  readonly bridgeDays?: boolean;
  readonly addHolidays?: string[];
  readonly removeHolidays?: string[];
}

function typeOf(date: string, { department, bridgeDays = true, addHolidays = [], removeHolidays = [] }: Options = {}) {
  return dayTypes({ department: department ?? null, calendar: { bridgeDays, addHolidays, removeHolidays } }).of(date);
}

describe('day types', () => {
  it.each([
    ['2027-01-01', 'holiday', 'a Friday, New Year'],
    ['2027-08-15', 'holiday', 'Assumption on a Sunday: holiday goes first'],
    ['2027-05-01', 'holiday', 'a Saturday, 1 May'],
    ['2027-01-03', 'sunday', 'a Sunday'],
    ['2027-01-02', 'bridge', 'Saturday after a Friday holiday'],
    ['2027-05-07', 'bridge', 'Friday after Ascension'],
    ['2027-05-08', 'holiday', 'Saturday after Ascension, but 8 May'],
    ['2027-11-12', 'bridge', 'Friday after Thursday 11 November'],
    ['2027-11-13', 'bridge', 'Saturday after Thursday 11 November'],
    ['2026-07-13', 'bridge', 'Monday before Tuesday 14 July'],
    ['2027-07-13', 'weekday', 'Tuesday before a Wednesday holiday'],
    ['2027-07-15', 'weekday', 'Thursday after a Wednesday holiday'],
    ['2027-03-27', 'saturday', 'Saturday before Easter Monday'],
    ['2027-03-30', 'weekday', 'Tuesday after Easter Monday'],
    ['2027-01-09', 'saturday', 'a Saturday'],
    ['2027-01-04', 'weekday', 'a Monday'],
  ])('%s is a %s (%s)', (date, type) => {
    expect(typeOf(date)).toBe(type);
  });

  it('has no bridge days unless the region asks', () => {
    expect(typeOf('2027-01-02', { bridgeDays: false })).toBe('saturday');
    expect(typeOf('2027-05-07', { bridgeDays: false })).toBe('weekday');
  });

  it('follows local holidays: 20 December 2027 is a Monday, 2029 a Thursday', () => {
    expect(typeOf('2027-12-20', { department: '974' })).toBe('holiday');
    expect(typeOf('2027-12-20', { department: '75' })).toBe('weekday');
    expect(typeOf('2029-12-21', { department: '974' })).toBe('bridge');
    expect(typeOf('2029-12-22', { department: '974' })).toBe('bridge');
    expect(typeOf('2027-03-26', { department: '67' })).toBe('holiday');
    // Saturday after the Good Friday of Alsace.
    expect(typeOf('2027-03-27', { department: '67' })).toBe('bridge');
  });

  it('bridges to holidays of the neighbouring year', () => {
    // 31 December 2029 is the Monday before Tuesday 1 January 2030; 2 January 2026 the Friday after Thursday the 1st.
    expect(typeOf('2029-12-31')).toBe('bridge');
    expect(typeOf('2026-01-02')).toBe('bridge');
    expect(typeOf('2026-01-03')).toBe('bridge');
  });

  it('adds and removes holidays, and bridges move with them', () => {
    expect(typeOf('2027-06-10', { addHolidays: ['2027-06-10'] })).toBe('holiday');
    expect(typeOf('2027-06-11', { addHolidays: ['2027-06-10'] })).toBe('bridge');
    expect(typeOf('2027-05-06', { removeHolidays: ['2027-05-06'] })).toBe('weekday');
    expect(typeOf('2027-05-07', { removeHolidays: ['2027-05-06'] })).toBe('weekday');
  });

  it('a date both added and removed is no holiday', () => {
    expect(typeOf('2027-06-10', { addHolidays: ['2027-06-10'], removeHolidays: ['2027-06-10'] })).toBe('weekday');
  });

  it('agrees with the definition on any set of holidays', () => {
    const inJune = fc.integer({ min: 0, max: 29 }).map((n) => addDays('2033-06-01', n));
    const dates = fc.uniqueArray(inJune, { maxLength: 12 });
    // 6 June 2033 is Whit Monday, the one national holiday near; it takes part.
    fc.assert(
      fc.property(dates, dates, fc.boolean(), inJune, (addHolidays, removeHolidays, bridgeDays, date) => {
        const free = (n: number) => {
          const other = addDays(date, n);
          return (other === '2033-06-06' || addHolidays.includes(other)) && !removeHolidays.includes(other);
        };
        const weekday = new Date(date).getUTCDay();
        const bridge = (weekday === 1 && free(1)) || (weekday === 5 && free(-1)) || (weekday === 6 && (free(-2) || free(-1)));
        const plain = weekday === 6 ? 'saturday' : 'weekday';
        const expected = free(0) ? 'holiday' : weekday === 0 ? 'sunday' : bridgeDays && bridge ? 'bridge' : plain;
        expect(typeOf(date, { addHolidays, removeHolidays, bridgeDays })).toBe(expected);
      }),
      { seed: 20330606, numRuns: 1000 },
    );
  });
});
