import { dayNumber } from '../../calendar/index.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Per } from '../per.ts';

/** A span as day numbers, inclusive. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

const days = new Map<string, number>();

/** `dayNumber`, remembered: a model asks for the same few dates a hundred thousand times. */
export function dayOf(date: string): number {
  let day = days.get(date);
  if (day === undefined) {
    // Bounded for a process that lives for years; a request has 400 days and its history some more.
    if (days.size > 20_000) days.clear();
    day = dayNumber(date);
    days.set(date, day);
  }
  return day;
}

/** Monday is 0. */
export function weekdayIndex(day: number): number {
  // Day 0 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** Number of the Monday-to-Sunday week of a day; consecutive weeks differ by 1. */
export function weekNumber(day: number): number {
  return (day + 3 - weekdayIndex(day)) / 7;
}

/** The period in day numbers. */
export function periodRange({ start, end }: Problem['period']): DayRange {
  return { first: dayOf(start), last: dayOf(end) };
}

/** The spans of `per` that contain at least one date of the period; both ends ascend. */
export function rangesOf(per: Per, period: Problem['period']): DayRange[] {
  const { first, last } = periodRange(period);
  const ranges: DayRange[] = [];
  if (per === 'period') {
    ranges.push({ first, last });
  } else if (per === 'calendarWeek') {
    for (let monday = first - weekdayIndex(first); monday <= last; monday += 7) ranges.push({ first: monday, last: monday + 6 });
  } else if (per === 'calendarMonth') {
    let [year, month] = period.start.split('-').map(Number);
    const start = (): number => Date.UTC(year, month - 1, 1) / 86_400_000;
    for (let from = start(); from <= last; from = start()) {
      if (month === 12) year++;
      month = (month % 12) + 1;
      ranges.push({ first: from, last: start() - 1 });
    }
  } else {
    const n = per.rollingDays;
    for (let from = first - n + 1; from <= last; from++) ranges.push({ first: from, last: from + n - 1 });
  }
  return ranges;
}

/** What falls on a local date: a duty, or a part of one. */
interface Dated {
  readonly date: string;
}

/** The duties of one range: `duties[from..to)`; `times` ranges have the very same. */
export interface Slice {
  readonly from: number;
  readonly to: number;
  readonly times: number;
}

/** Sorted by day. Duties come sorted by start, which is nearly, but at an odd clock change not quite, the same. */
export function byDay<T extends Dated>(duties: readonly T[]): readonly T[] {
  for (let i = 1; i < duties.length; i++) {
    if (duties[i].date < duties[i - 1].date) return duties.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }
  return duties;
}

/**
 * Cuts duties (sorted by day) into ranges; empty slices are left out, equal ones counted.
 *
 * @param maximal leave out slices that are part of another: a limit on the larger one implies theirs
 */
export function slices(duties: readonly Dated[], ranges: readonly DayRange[], maximal: boolean): Slice[] {
  const found: { from: number; to: number; times: number }[] = [];
  let from = 0;
  let to = 0;
  for (const range of ranges) {
    while (from < duties.length && dayOf(duties[from].date) < range.first) from++;
    while (to < duties.length && dayOf(duties[to].date) <= range.last) to++;
    if (to <= from) continue;
    const before = found.at(-1);
    if (before !== undefined && before.from === from && before.to === to) before.times++;
    else found.push({ from, to, times: 1 });
  }
  // Both ends ascend, so a slice can only be part of a neighbour.
  return maximal ? found.filter((slice, i) => found[i - 1]?.to !== slice.to && found[i + 1]?.from !== slice.from) : found;
}
