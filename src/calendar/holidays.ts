import { dateOfDay, dayNumber } from './dates.ts';

/**
 * Public holidays of every French department, by today's law for any year from 1900 to 2199: the roster plans ahead, so
 * the history of the law (8 May, Whit Monday of 2005 …) is not retold. A request can add and remove dates.
 *
 * Sources: Code du travail L3133-1 (the eleven national ones), L3422-2 (commemoration of the abolition of slavery) and
 * L3134-13 (Alsace-Moselle). What needed a decision:
 * - 977 Saint-Barthélemy: 9 October alone (décret 2012-553). 27 May ended with its belonging to Guadeloupe in 2007.
 * - 978 Saint-Martin: 28 May alone. The code of 2018 still read "27 mai en Guadeloupe et à Saint-Martin", but
 *   circulars of 2018 and 2019 let the island celebrate "le 28 et non le 27" until the error in the text is put right,
 *   and the prefecture declares 28 May the holiday every year since; so both islands share nothing with 971.
 * - Good Friday is a holiday in 57, 67 and 68 (by law in communes with a Protestant or shared church, which is where
 *   duty doctors practise), and mere usage in the Antilles.
 * - 975 Saint-Pierre-et-Miquelon: national ones only.
 */

/** Month and day, `MM-DD`. */
const nationalDates = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const nationalFromEaster = [1, 39, 50];

const alsaceMoselle = { dates: ['12-26'], fromEaster: [-2] };

const local: Readonly<Record<string, { readonly dates: readonly string[]; readonly fromEaster?: readonly number[] }>> = {
  57: alsaceMoselle,
  67: alsaceMoselle,
  68: alsaceMoselle,
  971: { dates: ['05-27'] },
  972: { dates: ['05-22'] },
  973: { dates: ['06-10'] },
  974: { dates: ['12-20'] },
  976: { dates: ['04-27'] },
  977: { dates: ['10-09'] },
  978: { dates: ['05-28'] },
};

/** Easter Sunday of a Gregorian year as a day number (Meeus/Jones/Butcher, "Nature", 20 April 1876). */
function easterDay(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  const month = String(Math.floor(n / 31)).padStart(2, '0');
  const day = String((n % 31) + 1).padStart(2, '0');
  return dayNumber(`${year}-${month}-${day}`);
}

/**
 * Public holidays of a year, sorted, without doubles.
 * @param department `01` to `95`, `2A`, `2B`, `971` to `978`; null (or one without local days): the national ones.
 */
export function publicHolidays(year: number, department: string | null): string[] {
  const extra = department === null ? undefined : local[department];
  const easter = easterDay(year);
  const fixed = [...nationalDates, ...(extra?.dates ?? [])].map((monthDay) => `${year}-${monthDay}`);
  const movable = [...nationalFromEaster, ...(extra?.fromEaster ?? [])].map((offset) => dateOfDay(easter + offset));
  return [...new Set([...fixed, ...movable])].sort();
}
