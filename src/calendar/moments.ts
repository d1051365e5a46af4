import { addDays, DAY_MINUTES } from './dates.ts';
import { clockMinutes } from './hours.ts';
import { localClockMinutes, localDate, localInstant } from './zone.ts';

/**
 * Ends of absences and of offered time: a date (`2027-06-08`), a local date-time (`2027-06-08T12:00`), or an instant with
 * its offset. A date stands for the whole of it.
 */

export interface MomentRange {
  readonly from: string;
  readonly to: string;
}

/** Whether a moment is a whole date. */
export function isWholeDate(moment: string): boolean {
  return !moment.includes('T');
}

/** The instant (UTC ms) of a moment; of a date, its local midnight. */
function instantOf(moment: string, zone: string): number {
  if (isWholeDate(moment)) return localInstant(moment, 0, zone);
  if (/(Z|[+-]\d\d:\d\d)$/.test(moment)) return Date.parse(moment);
  const [date, clock] = moment.split('T');
  const [, , seconds = '0'] = clock.split(':');
  return localInstant(date, clockMinutes(clock), zone) + Number(seconds) * 1000;
}

/** The first instant of a range. */
export function rangeStart({ from }: MomentRange, zone: string): number {
  return instantOf(from, zone);
}

/** The instant at which a range is over: that of a date is the next midnight. */
export function rangeEnd({ to }: MomentRange, zone: string): number {
  return isWholeDate(to) ? localInstant(addDays(to, 1), 0, zone) : instantOf(to, zone);
}

/** The dates that lie in a range from their first minute to their last, or null when none does. */
export function wholeDates(range: MomentRange, zone: string): MomentRange | null {
  const startMs = rangeStart(range, zone);
  const endMs = rangeEnd(range, zone);
  const started = localDate(startMs, zone);
  const from = localInstant(started, 0, zone) >= startMs ? started : addDays(started, 1);
  const to = addDays(localDate(endMs, zone), -1);
  return endMs > startMs && from <= to ? { from, to } : null;
}

/** Whether an instant is at noon of its local date or before. */
export function inTheMorning(ms: number, zone: string): boolean {
  return localClockMinutes(ms, zone) <= DAY_MINUTES / 2;
}
