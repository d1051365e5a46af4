import type { Line, Supplement, Window } from '../domain/line.ts';
import type { DatedRate } from '../domain/window.ts';
import { centsOf, eurosOf } from '../domain/money.ts';
import { DAY_MINUTES, MINUTE_MS } from './dates.ts';
import { windowHours } from './hours.ts';
import { opensOn } from './days.ts';
import type { Slot } from './slot.ts';
import { minutesWithin } from './tags.ts';
import { dutyFee } from './worth.ts';

/** What a duty is paid and weighs: the rate of its date, and supplements for hours of the clock. */

type Tariff = Pick<Window, 'start' | 'end' | 'fee' | 'hourlyRate'>;

/** What rates go by. */
interface Dated {
  readonly date: string;
  /** Automatic tags of the date. */
  readonly dayTags: readonly string[];
  /** Tags of the duty. */
  readonly tags: ReadonlySet<string>;
}

/** Where a duty lies. */
interface Place extends Dated {
  readonly startMs: number;
  readonly endMs: number;
  readonly minutes: number;
}

function matches({ from, to, days, tags }: DatedRate, duty: Dated): boolean {
  const within = (from === null || from <= duty.date) && (to === null || duty.date <= to);
  return within && opensOn({ days }, duty.dayTags) && (tags === undefined || tags.some((tag) => duty.tags.has(tag)));
}

/** Fee and rate of a window on a date: those of the last dated rate that matches and says one, the window's own without. */
function tariffOn(window: Window, duty: Dated): Tariff {
  const dated = window.rates.findLast((rate) => (rate.fee !== undefined || rate.hourlyRate !== undefined) && matches(rate, duty));
  return dated ? { start: window.start, end: window.end, fee: dated.fee ?? null, hourlyRate: dated.hourlyRate ?? null } : window;
}

/** Points of a window on a date: those of the last dated rate that matches and says some, else its own; null without any. */
export function statedPoints(window: Window, duty: Dated): number | null {
  return window.rates.findLast((rate) => rate.points !== undefined && matches(rate, duty))?.points ?? window.points;
}

/**
 * Fee of a whole duty for one person in euros: see `dutyFee`, at the rate of its date, plus the supplements of the line
 * by the minute; each of the two is rounded to the cent once. Null when neither names anything.
 */
export function slotFee(line: Line, window: Window, place: Place, zone: string): number | null {
  const fee = dutyFee(line, tariffOn(window, place), place.minutes);
  const extra = supplementCents(line.supplements, window, place, zone);
  return extra === null ? fee : eurosOf(centsOf(fee ?? 0) + extra);
}

/** Cents of all supplements, rounded once (halves up); null when none concerns the duty. */
function supplementCents(supplements: readonly Supplement[], window: Window, place: Place, zone: string): number | null {
  let sixtieths = 0;
  let any = false;
  for (const { days, from, to, hourlyRate, windows, ...range } of supplements) {
    const dated = (from === null || from <= place.date) && (to === null || place.date <= to);
    if (!dated || !opensOn({ days }, place.dayTags) || windows?.includes(window.id) === false) continue;
    const minutes = clockMinutesWithin(place, range, zone);
    if (minutes <= 0) continue;
    any = true;
    sixtieths += centsOf(hourlyRate) * minutes;
  }
  return any ? Math.floor((2 * sixtieths + 60) / 120) : null;
}

/** Elapsed minutes of a duty in a range of the local clock that may run over midnight. */
function clockMinutesWithin({ startMs, endMs }: Place, range: { start: string; end: string }, zone: string): number {
  const { start, end } = windowHours(range);
  if (end - start >= DAY_MINUTES) return Math.round((endMs - startMs) / MINUTE_MS);
  const today = minutesWithin(startMs, endMs, zone, [start, Math.min(end, DAY_MINUTES)]);
  const tomorrow = end > DAY_MINUTES ? minutesWithin(startMs, endMs, zone, [0, end - DAY_MINUTES]) : 0;
  return Math.round(today + tomorrow);
}

/**
 * Fee of a part of a duty: as `dutyFee`, at the rate of its date; supplements in proportion to the minutes.
 *
 * @param slot as the calendar gave it
 * @param minutes those served
 * @param prorata whether the fee of the window is paid by the minute
 */
export function partFee(slot: Slot, minutes: number, prorata: boolean): number | null {
  const window = slot.line.windows.find(({ id }) => id === slot.window);
  if (!window) return null;
  const tariff = tariffOn(window, slot);
  const own = dutyFee({ prorata }, tariff, minutes);
  const supplement = centsOf(slot.fee ?? 0) - centsOf(dutyFee(slot.line, tariff, slot.minutes) ?? 0);
  if (supplement === 0) return own;
  return eurosOf(centsOf(own ?? 0) + Math.floor((supplement * minutes) / slot.minutes + 0.5));
}
