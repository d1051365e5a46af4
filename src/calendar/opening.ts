import type { Line, Reinforcement, Window } from '../domain/line.ts';
import type { DayType } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { dateList, daysBetween } from './dates.ts';
import { type DayTypeSource, dayTypes } from './day-type.ts';
import type { Day } from './placement.ts';

/** When windows open and how many people they need: what the size of a request and its slots have in common. */

/** Whether a window opens on dates of this type. */
export function opensOn(window: Pick<Window, 'days'>, type: DayType): boolean {
  return window.days.includes('daily') || window.days.includes(type);
}

/** The dates of the period with their day types. */
export function periodDays(problem: DayTypeSource & Pick<Problem, 'period'>): Day[] {
  const types = dayTypes(problem);
  return dateList(problem.period.start, problem.period.end).map((date) => ({ date, type: types.of(date) }));
}

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
