/**
 * Calendar dates `YYYY-MM-DD` without a zone: plain arithmetic on days since 1970-01-01, proleptic Gregorian.
 * Dates are assumed valid (the schemas refuse others); ISO text sorts like the dates themselves.
 */

export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1440;
export const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** Days since 1970-01-01; negative before. Consecutive dates differ by 1. */
export function dayNumber(date: string): number {
  return Date.parse(date) / DAY_MS;
}

/** The date of a day number, `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** The same day so many months later (earlier when negative); the last of the month where that day does not exist. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return addDays(first, Math.min(day, length) - 1);
}

/** Days from `from` to `to`: 0 on the same date, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Every date from `start` to `end`, both included; empty when `end` is earlier. */
export function dateList(start: string, end: string): string[] {
  const first = dayNumber(start);
  return Array.from({ length: Math.max(0, dayNumber(end) - first + 1) }, (_, i) => dateOfDay(first + i));
}

/** ISO day of the week, 1 = Monday to 7 = Sunday. */
export function isoWeekday(date: string): number {
  return weekdayOfDay(dayNumber(date));
}

/** ISO day of the week of a day number. */
export function weekdayOfDay(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Key of the ISO 8601 week, `2026-W53`. Its year is that of the week's Thursday: 2027-01-01 lies in 2026-W53. */
export function isoWeek(date: string): string {
  const day = dayNumber(date);
  const year = dateOfDay(day - weekdayOfDay(day) + 4).slice(0, 4);
  // 4 January is always in week 1.
  const fourth = dayNumber(`${year}-01-04`);
  const week = Math.floor((day - (fourth - weekdayOfDay(fourth) + 1)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Key of the calendar month, `YYYY-MM`. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** Key of the weekend (its ISO week) when the date is a Saturday or a Sunday, else null. */
export function weekendOf(date: string): string | null {
  return isoWeekday(date) >= 6 ? isoWeek(date) : null;
}
