/**
 * Slots minute by minute: an independent and slow reading of the definitions on what `Intl.DateTimeFormat` says the
 * clock shows. It shares no code with `src/calendar`.
 */

export interface WallTime {
  readonly date: string;
  /** Minutes since 0:00. */
  readonly minute: number;
}

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at an instant. */
export function wall(ms: number, timeZone: string): WallTime {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(timeZone, format);
  }
  const text = format.format(ms);
  return { date: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
}

/** Wall time as one number that grows by one a minute, as if it were UTC. */
function asMinutes({ date, minute }: WallTime): number {
  return Date.parse(`${date}T00:00:00Z`) / MINUTE + minute;
}

/** First instant at which the clock shows `minute` (may exceed 1440) after midnight of `date`; later by the gap if never. */
export function instant(date: string, minute: number, timeZone: string): number {
  const target = Date.parse(`${date}T00:00:00Z`) / MINUTE + minute;
  let before = 0;
  // No offset is beyond 15 hours; going forward, the first time shown is the first of two.
  for (let at = (target - 15 * 60) * MINUTE; ; at += MINUTE) {
    const shown = asMinutes(wall(at, timeZone));
    if (shown === target) return at;
    // The clock jumped over the target: gap = what it jumped, less the minute that passed.
    if (before !== 0 && before < target && shown > target) return at + (target + (shown - before - 1) - shown) * MINUTE;
    before = shown;
  }
}

export interface Reading {
  readonly startMs: number;
  readonly endMs: number;
  readonly minutes: number;
  readonly earlyMinutes: number;
  /** Of the minutes after 18:00 on 24 and 31 December: all, and early ones (none, by the clock). */
  readonly eveMinutes: number;
  readonly night: boolean;
  readonly deepNight: boolean;
  readonly dates: string[];
}

/** Reads a window on a date by looking at the clock every minute of it. */
export function read(date: string, start: number, end: number, timeZone: string): Reading {
  const startMs = instant(date, start, timeZone);
  const endMs = instant(date, end, timeZone);
  const shown: WallTime[] = [];
  for (let at = startMs; at < endMs; at += MINUTE) shown.push(wall(at, timeZone));
  return {
    startMs,
    endMs,
    minutes: shown.length,
    earlyMinutes: shown.filter(({ minute }) => minute < 7 * 60).length,
    eveMinutes: shown.filter(({ date, minute }) => /-12-(24|31)$/.test(date) && minute >= 18 * 60).length,
    night: shown.some(({ minute }) => minute >= 21 * 60 || minute < 6 * 60),
    deepNight: shown.some(({ minute }) => minute < 6 * 60),
    dates: [...new Set(shown.map((each) => each.date))],
  };
}

/** What a window says of its dates. */
export interface Dates {
  readonly days: readonly string[];
  readonly on?: readonly string[];
  readonly except?: readonly string[];
  readonly every?: { readonly weeks: number; readonly from: string };
  readonly nthOfMonth?: readonly number[];
}

function nextDay(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

/** `mon` to `sun`, as the machine's own calendar calls the date. */
export function weekdayName(date: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(`${date}T12:00:00Z`)).toLowerCase();
}

/**
 * Whether a window opens on a date, by walking the days: back to the first of the month for its place in it, forward
 * from the Monday of the first week for the turn.
 * @param names day type of the date, and `eve` before a holiday
 */
export function opens({ days, on, except, every, nthOfMonth }: Dates, date: string, names: readonly string[]): boolean {
  if (!['daily', weekdayName(date), ...names].some((name) => days.includes(name))) return false;
  if (on && on.filter((each) => each === date).length === 0) return false;
  if (except && except.filter((each) => each === date).length > 0) return false;
  if (every && !inTurn(every, date)) return false;
  if (!nthOfMonth) return true;
  let place = 0;
  for (let back = date; back.slice(0, 7) === date.slice(0, 7); back = nextDay(back, -7)) place++;
  const last = nextDay(date, 7).slice(0, 7) !== date.slice(0, 7);
  return nthOfMonth.includes(place) || (last && nthOfMonth.includes(-1));
}

function inTurn({ weeks, from }: { weeks: number; from: string }, date: string): boolean {
  if (date < from) return false;
  let monday = from;
  while (weekdayName(monday) !== 'mon') monday = nextDay(monday, -1);
  for (; monday <= date; monday = nextDay(monday, 7 * weeks)) {
    for (let i = 0; i < 7; i++) if (nextDay(monday, i) === date) return true;
  }
  return false;
}
