import type { Line, Reinforcement, Window } from '../domain/line.ts';
import type { Problem } from '../domain/problem.ts';
import { daysBetween } from './dates.ts';
import { type DaySelection, datedTest, dayBits, isDated, selectorBits } from './days.ts';
import type { Day } from './placement.ts';

/** When windows open and how many people they need: what the size of a request and its slots have in common. */

/** First and last position in the period, both included; empty when `last` is before `first`. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Positions of the dates from `from` to `to` (null: no limit) within the period. */
export function within({ start, end }: Problem['period'], from: string | null, to: string | null): DayRange {
  return {
    first: Math.max(0, from === null ? 0 : daysBetween(start, from)),
    last: Math.min(daysBetween(start, end), to === null ? Number.POSITIVE_INFINITY : daysBetween(start, to)),
  };
}

/** Reinforcements by line id. */
export function reinforcementsByLine(reinforcements: readonly Reinforcement[]): Map<string, Reinforcement[]> {
  const byLine = new Map<string, Reinforcement[]>();
  for (const reinforcement of reinforcements) {
    for (const line of new Set(reinforcement.lines)) {
      const list = byLine.get(line);
      if (list === undefined) byLine.set(line, [reinforcement]);
      else list.push(reinforcement);
    }
  }
  return byLine;
}

/** Whether a reinforcement of the line concerns this window of it. */
export function concerns(reinforcement: Reinforcement, window: Pick<Window, 'id'>): boolean {
  return reinforcement.windows === undefined || reinforcement.windows.includes(window.id);
}

/** Where in the period a line is valid. */
export function validity(line: Pick<Line, 'validFrom' | 'validTo'>, period: Problem['period']): DayRange {
  return within(period, line.validFrom, line.validTo);
}

/**
 * Counts the dates of a range on which a window opens. Windows that name kinds of days only share running sums; the
 * others are read date by date, once each.
 */
export function dayCounter(days: readonly Day[]): (window: DaySelection, range: DayRange) => number {
  const bits = Int32Array.from(days, ({ tags }) => dayBits(tags));
  const ofKinds = new Map<number, Int32Array>();
  let last: { readonly window: DaySelection; readonly sums: Int32Array } | null = null;
  const sumsOf = (window: DaySelection): Int32Array => {
    const wanted = selectorBits(window.days);
    if (!isDated(window)) {
      const sums = ofKinds.get(wanted) ?? runningSums(days.length, (day) => (bits[day] & wanted) !== 0);
      ofKinds.set(wanted, sums);
      return sums;
    }
    // A window is asked about by itself, then once for each of its reinforcements.
    if (last?.window !== window) {
      const dated = datedTest(window);
      last = { window, sums: runningSums(days.length, (day) => (bits[day] & wanted) !== 0 && dated(days[day].date)) };
    }
    return last.sums;
  };
  return (window, { first, last: end }) => {
    if (end < first) return 0;
    const sums = sumsOf(window);
    return sums[end + 1] - sums[first];
  };
}

/** Entry i: open days among the first i. */
function runningSums(days: number, open: (day: number) => boolean): Int32Array {
  const sums = new Int32Array(days + 1);
  for (let day = 0; day < days; day++) sums[day + 1] = sums[day] + (open(day) ? 1 : 0);
  return sums;
}
