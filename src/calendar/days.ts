import { daySelectors, type DaySelector } from '../domain/window.ts';
import type { Window } from '../domain/line.ts';
import type { Problem } from '../domain/problem.ts';
import { dateList, dayNumber, weekdayOfDay } from './dates.ts';
import { type DayTypeSource, dayTypes } from './day-type.ts';
import type { Day } from './placement.ts';

/** Which dates a window opens on, by its own words: days, dates, exceptions, turn of weeks, place in the month. */

/** What selects the dates of a window. */
export type DaySelection = Pick<Window, 'days'> & Partial<Pick<Window, 'on' | 'except' | 'every' | 'nthOfMonth'>>;

/** The dates of the period with their day types. */
export function periodDays(problem: DayTypeSource & Pick<Problem, 'period'>): Day[] {
  const types = dayTypes(problem);
  return dateList(problem.period.start, problem.period.end).map((date) => ({ date, type: types.of(date), tags: types.tagsOf(date) }));
}

const bit = new Map<string, number>(daySelectors.map((selector, i) => [selector, 1 << i]));

/** One bit a selector, so that many windows are held against many dates by a single operation each. */
export function selectorBits(selectors: readonly DaySelector[]): number {
  return selectors.reduce((bits, selector) => bits | (bit.get(selector) ?? 0), 0);
}

/** The selectors that a date answers to, from its automatic tags. */
export function dayBits(tags: readonly string[]): number {
  return tags.reduce((bits, tag) => bits | (bit.get(tag) ?? 0), selectorBits(['daily']));
}

/** Whether one of the selectors names a date with these automatic tags. */
export function opensOn({ days }: Pick<Window, 'days'>, tags: readonly string[]): boolean {
  return (selectorBits(days) & dayBits(tags)) !== 0;
}

/** Whether a selection names more than kinds of days. */
export function isDated({ on, except, every, nthOfMonth }: DaySelection): boolean {
  return on !== undefined || except !== undefined || every !== undefined || nthOfMonth !== undefined;
}

/** The part of a selection that goes by the date, not by the kind of day; prepared once, to be asked often. */
export function datedTest({ on, except, every, nthOfMonth }: DaySelection): (date: string) => boolean {
  const tests: ((date: string) => boolean)[] = [];
  if (on !== undefined) {
    const wanted = new Set(on);
    tests.push((date) => wanted.has(date));
  }
  if (except !== undefined) {
    const closed = new Set(except);
    tests.push((date) => !closed.has(date));
  }
  if (every !== undefined) {
    const first = mondayOf(dayNumber(every.from));
    tests.push((date) => date >= every.from && (mondayOf(dayNumber(date)) - first) % (7 * every.weeks) === 0);
  }
  if (nthOfMonth !== undefined) {
    const wanted = new Set<number>(nthOfMonth);
    tests.push((date) => placesInMonth(date).some((place) => wanted.has(place)));
  }
  return (date) => tests.every((test) => test(date));
}

function mondayOf(day: number): number {
  return day - weekdayOfDay(day) + 1;
}

/** Which such day of the week of its month a date is: first is 1; the last is -1 besides. */
function placesInMonth(date: string): number[] {
  const [year, month, day] = date.split('-').map(Number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [Math.ceil(day / 7), ...(day + 7 > length ? [-1] : [])];
}
