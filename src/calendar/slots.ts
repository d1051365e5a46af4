import type { Line, Reinforcement, Window } from '../domain/line.ts';
import { type DayType, dayTypes as allDayTypes } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { isoWeekday } from './dates.ts';
import { shownHours, windowHours } from './hours.ts';
import { concerns, type DayRange, opensOn, periodDays, reinforcementsByLine, validity, within } from './opening.ts';
import { type Day, type Placer, placements } from './placement.ts';
import type { Slot } from './slot.ts';
import { slotFee } from './fees.ts';

/** The part of a request that slots come from. */
export type SlotSource = Pick<Problem, 'timeZone' | 'department' | 'period' | 'calendar' | 'lines' | 'reinforcements'>;

/**
 * Something the caller should know, one per window of a line and kind:
 * - `windowClosedOnBridge`: a `weekday` or `saturday` window that would open, were the date no bridge day;
 * - `windowWithoutMinutes`: its start and end fall together (or cross) in a clock change, so there is no slot.
 */
export interface SlotWarning {
  readonly code: 'windowClosedOnBridge' | 'windowWithoutMinutes';
  /** `count` dates, of which `date` is the first. */
  readonly params: { readonly line: string; readonly window: string; readonly count: number; readonly date: string };
}

export interface Expansion {
  /** Sorted by start, then id. */
  readonly slots: Slot[];
  /** Sorted by line, window, code. */
  readonly warnings: SlotWarning[];
}

/** Code unit order: the same on every machine, unlike a locale's. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Every slot of a request: each window of each line on the dates of the period whose day type it names, within the
 * line's validity, with reinforcements added. A window that needs nobody (headcount 0) still gives a slot.
 * Expects a completed, valid problem; check `requestSize` first, for this builds every slot in memory.
 * @throws RangeError when the time zone is unknown
 */
export function expandSlots(problem: SlotSource): Expansion {
  const days = periodDays(problem);
  const windows = openWindows(problem, days);
  // Generated nearly in the order wanted, for which the sort below takes a single pass; clock changes need it.
  const byStart = windows.toSorted((a, b) => a.startMinute - b.startMinute);
  const slots: Slot[] = [];
  for (const [position, day] of days.entries()) {
    for (const window of byStart) {
      const slot = window.on(day, position);
      if (slot !== null) slots.push(slot);
    }
  }
  slots.sort((a, b) => a.startMs - b.startMs || compare(a.id, b.id));
  for (const [index, slot] of slots.entries()) (slot as { index: number }).index = index;
  return { slots, warnings: windows.flatMap((window) => window.warnings()) };
}

/** The windows of all lines, by line, then window: but for odd characters, the order of the slots' ids on one date. */
function openWindows(problem: SlotSource, days: readonly Day[]): OpenWindow[] {
  const placerOf = placements(days, problem.timeZone);
  const reinforcements = reinforcementsByLine(problem.reinforcements);
  return problem.lines
    .toSorted((a, b) => compare(a.id, b.id))
    .flatMap((line) => {
      const range = validity(line, problem.period);
      return line.windows
        .toSorted((a, b) => compare(a.id, b.id))
        .map(
          (window) =>
            new OpenWindow(
              line,
              window,
              range,
              placerOf(window),
              extraHeads(problem, window, reinforcements.get(line.id)),
              problem.timeZone,
            ),
        );
    });
}

/** People added by reinforcements, by position in the period; null when there is none. */
function extraHeads(problem: SlotSource, window: Window, reinforcements: readonly Reinforcement[] = []): Map<number, number> | null {
  const concerned = reinforcements.filter((reinforcement) => concerns(reinforcement, window));
  if (concerned.length === 0) return null;
  const extra = new Map<number, number>();
  for (const { from, to, addHeadcount } of concerned) {
    const { first, last } = within(problem.period, from, to);
    for (let day = first; day <= last; day++) extra.set(day, (extra.get(day) ?? 0) + addHeadcount);
  }
  return extra;
}

/** How often something happened, and when first. */
interface Tally {
  count: number;
  date: string;
}

function tally(before: Tally | null, date: string): Tally {
  return before === null ? { count: 1, date } : { ...before, count: before.count + 1 };
}

/** One window of one line on its way through the period. */
class OpenWindow {
  readonly #line: Line;
  readonly #window: Window;
  readonly #range: DayRange;
  readonly #placer: Placer;
  readonly #extra: ReadonlyMap<number, number> | null;
  readonly #zone: string;
  readonly #open: ReadonlySet<DayType>;
  /** By the tags of the time: slots that agree in them share one set. */
  readonly #tags = new Map<readonly string[], ReadonlySet<string>>();
  #closedOnBridge: Tally | null = null;
  #withoutMinutes: Tally | null = null;

  /** Start in minutes since 0:00. */
  readonly startMinute: number;

  constructor(line: Line, window: Window, range: DayRange, placer: Placer, extra: ReadonlyMap<number, number> | null, zone: string) {
    this.#zone = zone;
    this.#line = line;
    this.#window = window;
    this.#range = range;
    this.startMinute = windowHours(window).start;
    this.#placer = placer;
    this.#extra = extra;
    this.#open = new Set(allDayTypes.filter((type) => opensOn(window, type)));
  }

  /** The slot on a date (its `index` still to be set), or null when there is none. */
  on(day: Day, position: number): Slot | null {
    if (position < this.#range.first || position > this.#range.last) return null;
    if (!this.#open.has(day.type)) {
      if (day.type === 'bridge' && this.#open.has(isoWeekday(day.date) === 6 ? 'saturday' : 'weekday')) {
        this.#closedOnBridge = tally(this.#closedOnBridge, day.date);
      }
      return null;
    }
    const placement = this.#placer(position);
    if (placement.minutes <= 0) {
      this.#withoutMinutes = tally(this.#withoutMinutes, day.date);
      return null;
    }
    const { startMs, endMs, start, end, minutes, dates } = placement;
    return {
      id: `${this.#line.id}/${day.date}/${this.#window.id}`,
      index: -1,
      line: this.#line,
      date: day.date,
      window: this.#window.id,
      dayType: day.type,
      start,
      end,
      startMs,
      endMs,
      minutes,
      headcount: this.#window.headcount + (this.#extra?.get(position) ?? 0),
      points: this.#window.points ?? placement.points,
      fee: slotFee(this.#line, this.#window, { date: day.date, dayType: day.type, startMs, endMs, minutes }, this.#zone),
      tags: this.#tagsOf(placement.tags),
      dates,
    };
  }

  warnings(): SlotWarning[] {
    const about = { line: this.#line.id, window: this.#window.id, ...shownHours(this.#window) };
    const list: SlotWarning[] = [];
    if (this.#closedOnBridge !== null) list.push({ code: 'windowClosedOnBridge', params: { ...about, ...this.#closedOnBridge } });
    if (this.#withoutMinutes !== null) list.push({ code: 'windowWithoutMinutes', params: { ...about, ...this.#withoutMinutes } });
    return list;
  }

  #tagsOf(ofTime: readonly string[]): ReadonlySet<string> {
    let tags = this.#tags.get(ofTime);
    if (tags === undefined) {
      tags = new Set([...this.#window.tags, ...ofTime, this.#line.role, this.#line.activity]);
      this.#tags.set(ofTime, tags);
    }
    return tags;
  }
}
