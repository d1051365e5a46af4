/** Arithmetic on `YYYY-MM-DD` strings and zone names: the little that the schemas need before any calendar exists. */

const datePattern = /^\d{4}-\d\d-\d\d$/;
const dayMs = 86_400_000;

/** Days since 1970-01-01 of a date, or null when the value is no date that exists. */
export function dayNumber(value: unknown): number | null {
  if (typeof value !== 'string' || !datePattern.test(value)) return null;
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8));
  const date = new Date(`${value}T00:00:00Z`);
  // 31 February rolls over to March: only a date that comes back as it went in exists.
  return date.getUTCMonth() + 1 === month && date.getUTCDate() === day ? date.getTime() / dayMs : null;
}

/** UTC milliseconds of an instant that says its offset, or null; without one, the answer would hang on this machine's zone. */
export function instantMs(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
}

/** The calendar month after a date, as its first and last date. */
export function monthAfter(date: string): { start: string; end: string } {
  const [year, month] = date.split('-').map(Number);
  const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return { start: iso(Date.UTC(year, month, 1)), end: iso(Date.UTC(year, month + 1, 0)) };
}

/** Whether a string names an IANA time zone that this machine knows. Mere offsets such as `+04:00` do not count. */
export function isTimeZone(name: string): boolean {
  if (name.length > 100 || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The date on the wall of a time zone at an instant. Throws a RangeError for a zone that {@link isTimeZone} refuses. */
export function dateIn(timeZone: string, now: Date): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = new Map(format.formatToParts(now).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}
