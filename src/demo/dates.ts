import { addDays, dateList, formatInstant, localInstant } from '../calendar/index.ts';
import { dayNumber } from '../domain/dates.ts';

/** @throws {RangeError} when the text is not a date that exists. */
export function assertDate(text: string): void {
  if (dayNumber(text) === null) throw new RangeError(`${text} is not a date YYYY-MM-DD`);
}

/** Months `YYYY-MM` that a period touches, with the dates of the period inside each, in order. */
export function monthsOf(from: string, to: string): { month: string; dates: string[] }[] {
  const months = new Map<string, string[]>();
  for (const date of dateList(from, to)) {
    const month = date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), date]);
  }
  return [...months].map(([month, dates]) => ({ month, dates }));
}

/** Local clock time `HH:MM` (hours may pass 24) on a date, as an instant with offset: `2026-12-31T20:00:00+04:00`. */
export function instant(date: string, clock: string, timeZone: string): string {
  const [hours, minutes] = clock.split(':').map(Number);
  return formatInstant(localInstant(date, hours * 60 + minutes, timeZone), timeZone);
}

const monthNames = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

/** A period in words: `janvier 2027`, `janvier 2027 à mars 2027` for whole months, else its dates. */
export function periodName(from: string, to: string): string {
  const named = (date: string) => `${monthNames[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return `du ${from} au ${to}`;
  return named(from) === named(to) ? named(from) : `${named(from)} à ${named(to)}`;
}
