import type { Line, Window } from '../domain/line.ts';
import { window as windowSchema } from '../domain/window.ts';
import { DAY_MINUTES, dayNumber } from './dates.ts';
import { datedTest, opensOn, periodDays } from './days.ts';
import { windowHours } from './hours.ts';
import { concerns, reinforcementsByLine, validity, within } from './opening.ts';
import type { Day } from './placement.ts';
import type { SlotSource } from './slots.ts';

/** End of the deep night, from 0:00 on: hospitals relay then, and those who follow the posts are closed. */
const DEEP_NIGHT_END = 8 * 60;

/** A stretch of the clock in minutes since 0:00 of the first date of the period, half-open. */
interface Stretch {
  start: number;
  end: number;
}

/** Lines with their windows. */
interface Following {
  readonly lines: Line[];
  /** Names (else ids) of lines that follow duties which go on after the last date of the period. */
  readonly cutShort: readonly string[];
}

/** Whether a line opens when the lines do that it follows. */
function isFollower({ follows, windows }: Pick<Line, 'follows' | 'windows'>): boolean {
  return follows.length > 0 && windows.every(({ followed }) => followed);
}

/** Dates of windows that deriving the windows of all followers looks at; at most so many stretches come of it. */
export function followedDates({ lines, period }: SlotSource): number {
  const windows = new Map(lines.map((line) => [line.id, line.windows.length]));
  const days = dayNumber(period.end) - dayNumber(period.start) + 1;
  const followed = lines.filter(isFollower).flatMap(({ follows }) => follows.map((id) => windows.get(id) ?? 0));
  return days * followed.reduce((sum, count) => sum + count, 0);
}

/**
 * The lines with the windows of those that follow others: open whenever one of the followed lines needs somebody
 * (validity and reinforcements counted), without the deep night (0:00 to 8:00) unless the line says so. Stretches that
 * overlap are one duty, stretches that only touch are two. Windows are named by their hours, `20:00-24:00`. What would
 * start after the last date of the period (the end of a duty of several days) belongs to no slot; the lines are named.
 */
export function withFollowedWindows(problem: SlotSource): Following {
  if (!problem.lines.some(isFollower)) return { lines: problem.lines, cutShort: [] };
  const days = periodDays(problem);
  const byId = new Map(problem.lines.map((line) => [line.id, line]));
  const open = new Map<string, Stretch[]>();
  const stretchesOf = (id: string): Stretch[] => {
    const line = byId.get(id);
    const found = open.get(id) ?? (line === undefined ? [] : openStretches(problem, line, days));
    open.set(id, found);
    return found;
  };
  const cutShort: string[] = [];
  const lines = problem.lines.map((line) => {
    if (!isFollower(line)) return line;
    const stretches = joined(line.follows.flatMap(stretchesOf), line.deepNight);
    if (stretches.some(({ start }) => start >= days.length * DAY_MINUTES)) cutShort.push(line.name ?? line.id);
    return { ...line, windows: windowsOf(line, stretches, days) };
  });
  return { lines, cutShort };
}

/** When a line needs somebody. */
function openStretches(problem: SlotSource, line: Line, days: readonly Day[]): Stretch[] {
  const reinforcements = reinforcementsByLine(problem.reinforcements).get(line.id) ?? [];
  const { first, last } = validity(line, problem.period);
  return line.windows.flatMap((window) => {
    const { start, end } = windowHours(window);
    const dated = datedTest(window);
    const ranges = reinforcements.filter((one) => concerns(one, window)).map(({ from, to }) => within(problem.period, from, to));
    const stretches: Stretch[] = [];
    for (let day = first; day <= last; day++) {
      const needed = window.headcount > 0 || ranges.some((range) => range.first <= day && day <= range.last);
      if (!needed || !opensOn(window, days[day].tags) || !dated(days[day].date)) continue;
      stretches.push({ start: day * DAY_MINUTES + start, end: day * DAY_MINUTES + end });
    }
    return stretches;
  });
}

/** Without the deep nights, overlapping stretches made one; sorted. */
function joined(stretches: readonly Stretch[], deepNight: boolean): Stretch[] {
  const parts = deepNight ? stretches : stretches.flatMap(withoutDeepNight);
  const found: Stretch[] = [];
  for (const { start, end } of parts.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const before = found.at(-1);
    if (before !== undefined && start < before.end) before.end = Math.max(before.end, end);
    else found.push({ start, end });
  }
  return found;
}

function withoutDeepNight({ start, end }: Stretch): Stretch[] {
  const parts: Stretch[] = [];
  for (let midnight = Math.floor(start / DAY_MINUTES) * DAY_MINUTES; midnight < end; midnight += DAY_MINUTES) {
    const part = { start: Math.max(start, midnight + DEEP_NIGHT_END), end: Math.min(end, midnight + DAY_MINUTES) };
    if (part.start < part.end) parts.push(part);
  }
  return parts;
}

/** One window per hours of the clock, on the dates on which stretches of these hours start. */
function windowsOf(line: Line, stretches: readonly Stretch[], days: readonly Day[]): Window[] {
  const dates = new Map<string, string[]>();
  const isOpen = ({ date, tags }: Day): boolean =>
    opensOn({ days: line.followDays ?? ['daily'] }, tags) && (line.validFrom ?? date) <= date && date <= (line.validTo ?? date);
  for (const { start, end } of stretches) {
    const day = days[Math.floor(start / DAY_MINUTES)];
    if (day === undefined || !isOpen(day)) continue;
    const midnight = start - (start % DAY_MINUTES);
    const hours = `${clock(start - midnight)}-${clock(end - midnight)}`;
    dates.set(hours, [...(dates.get(hours) ?? []), day.date]);
  }
  return [...dates].map(([id, on]) => {
    const [start, end] = id.split('-');
    return windowSchema.parse({ id, start, end, on, followed: true });
  });
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
