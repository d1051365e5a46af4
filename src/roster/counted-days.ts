import { daysBetween, wholeDates } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { Person } from './holdings.ts';

/**
 * The days of the period that count for a participant's share, 1 each, by position from its first date. Counted: dates
 * on which the participant is active, under no exemption without tags, and not on leave (an `unavailable` range, the
 * dates that it takes whole, unless it says `reducesShare: false`). Dates are local; the hours of a night after the last date do not matter.
 */
export function countedDays({ period: { start, end }, timeZone }: Pick<Problem, 'period' | 'timeZone'>, participant: Person): Uint8Array {
  const days = daysBetween(start, end) + 1;
  const counted = new Uint8Array(days).fill(1);
  const strike = (from: string, to: string | null): void => {
    const first = Math.max(0, daysBetween(start, from));
    const last = to === null ? days - 1 : Math.min(days - 1, daysBetween(start, to));
    if (first <= last) counted.fill(0, first, last + 1);
  };
  const { activeFrom, activeTo } = participant;
  if (activeFrom !== null) counted.fill(0, 0, Math.min(days, Math.max(0, daysBetween(start, activeFrom))));
  if (activeTo !== null) counted.fill(0, Math.min(days, Math.max(0, daysBetween(start, activeTo) + 1)));
  for (const exemption of participant.exemptions) if (exemption.tags === undefined) strike(exemption.from, exemption.to);
  for (const range of participant.availability.unavailable) {
    const dates = range.reducesShare ? wholeDates(range, timeZone) : null;
    if (dates !== null) strike(dates.from, dates.to);
  }
  return counted;
}
