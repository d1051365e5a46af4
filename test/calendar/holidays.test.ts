import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { addDays, dateList, publicHolidays } from '../../src/calendar/index.ts';
import { departments } from './support.ts';

/** What `date-holidays` calls a collectivity that it keeps as a country. */
const countries: Readonly<Record<string, string>> = {
  971: 'GP',
  972: 'MQ',
  973: 'GF',
  974: 'RE',
  975: 'PM',
  976: 'YT',
  977: 'BL',
  978: 'MF',
};

/** Departments that it keeps as states of France because they have days of their own. */
const states = ['57', '67', '68'];

const years = Array.from({ length: 21 }, (_, i) => 2020 + i);
const finders = new Map<string, Holidays>();

function peer(year: number, department: string): string[] {
  let finder = finders.get(department);
  if (finder === undefined) {
    const country = countries[department];
    finder =
      country !== undefined ? new Holidays(country) : states.includes(department) ? new Holidays('FR', department) : new Holidays('FR');
    finders.set(department, finder);
  }
  const found = finder.getHolidays(year).filter((holiday) => holiday.type === 'public');
  return [...new Set(found.map((holiday) => holiday.date.slice(0, 10)))].sort();
}

/** Days after Easter, by way of Easter Monday, the one national holiday between 23 March and 26 April. */
function goodFriday(year: number): string {
  const monday = publicHolidays(year, null).find((date) => date > `${year}-03-22` && date < `${year}-04-27`);
  return addDays(monday ?? '', -3);
}

/**
 * Where our table differs on purpose: what the library has and we do not, and the reverse.
 * - 971, 972: Good Friday is usage there, not in article L3422-2 (nor L3134-13, which is of Alsace-Moselle).
 * - 978: 28 May since the circulars of 2018 and 2019; the library still has Guadeloupe's 27 May.
 */
const exceptions: Readonly<Record<string, (year: number) => { theirs: string[]; ours: string[] }>> = {
  971: (year) => ({ theirs: [goodFriday(year)], ours: [] }),
  972: (year) => ({ theirs: [goodFriday(year)], ours: [] }),
  978: (year) => ({ theirs: [`${year}-05-27`], ours: [`${year}-05-28`] }),
};

describe('public holidays', () => {
  it.each(departments)('%s as in date-holidays from 2020 to 2040, but for the listed exceptions', (department) => {
    for (const year of years) {
      const own = publicHolidays(year, department);
      const other = peer(year, department);
      // A movable holiday may fall on the same day as an exception (Whit Monday on 27 or 28 May): look at each side alone.
      const { theirs, ours } = exceptions[department]?.(year) ?? { theirs: [], ours: [] };
      const national = publicHolidays(year, null);
      expect(other.filter((date) => !own.includes(date))).toEqual(theirs.filter((date) => !national.includes(date)));
      expect(own.filter((date) => !other.includes(date))).toEqual(ours.filter((date) => !national.includes(date)));
    }
  });

  it('La Réunion 2027: the twelve dates', () => {
    expect(publicHolidays(2027, '974')).toEqual([
      ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17'],
      ...['2027-07-14', '2027-08-15', '2027-11-01', '2027-11-11', '2027-12-20', '2027-12-25'],
    ]);
  });

  it('local days of the overseas departments and of Alsace-Moselle', () => {
    const national = publicHolidays(2027, null);
    const own = (department: string) => publicHolidays(2027, department).filter((date) => !national.includes(date));
    expect(
      Object.fromEntries(departments.map((department) => [department, own(department)]).filter(([, list]) => list.length > 0)),
    ).toEqual({
      57: ['2027-03-26', '2027-12-26'],
      67: ['2027-03-26', '2027-12-26'],
      68: ['2027-03-26', '2027-12-26'],
      971: ['2027-05-27'],
      972: ['2027-05-22'],
      973: ['2027-06-10'],
      974: ['2027-12-20'],
      976: ['2027-04-27'],
      977: ['2027-10-09'],
      978: ['2027-05-28'],
    });
  });

  it('holds two holidays that fall on one day once (2008: 1 May and Ascension)', () => {
    expect(publicHolidays(2008, null)).toHaveLength(10);
  });

  // Easter Sundays of the tables of the Bureau des longitudes: earliest, latest, and the two exceptions of the rule.
  it.each(['1900-04-15', '1954-04-18', '1981-04-19', '2008-03-23', '2027-03-28', '2038-04-25', '2049-04-18', '2076-04-19', '2199-04-14'])(
    'Easter on %s',
    (easter) => {
      expect(publicHolidays(Number(easter.slice(0, 4)), null)).toEqual(
        expect.arrayContaining([addDays(easter, 1), addDays(easter, 39), addDays(easter, 50)]),
      );
    },
  );

  it('covers every year from 1900 to 2199', () => {
    for (let year = 1900; year < 2200; year++) {
      const dates = publicHolidays(year, '974');
      expect(dates.length === 12 || dates.length === 11).toBe(true);
      expect(dateList(`${year}-01-01`, `${year}-12-31`)).toEqual(expect.arrayContaining(dates));
    }
  });
});
