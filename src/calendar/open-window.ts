import type { Line, Window } from '../domain/line.ts';
import type { DaySelector } from '../domain/window.ts';
import { datedTest, dayBits, selectorBits } from './days.ts';
import { isoWeekday } from './dates.ts';
import { slotFee, statedPoints } from './fees.ts';
import { shownHours, windowHours } from './hours.ts';
import type { DayRange } from './opening.ts';
import type { Day, Placer } from './placement.ts';
import type { Slot } from './slot.ts';

/**
 * Something the caller should know, one per window of a line and kind:
 * - `windowClosedOnBridge`: a `weekday` or `saturday` window that would open, were the date no bridge day;
 * - `windowClosedOnHoliday`: a `saturday` or `sunday` window that would open, were the date no holiday, at hours for which
 *   no other window of the line opens instead;
 * - `windowDateClosed`: dates of the period named in `on` that the other conditions of the window exclude;
 * - `windowNeverOpens`: its dates, weeks or bridge days do not come in the period;
 * - `windowWithoutMinutes`: its start and end fall together (or cross) in a clock change, so there is no slot.
 */
export interface SlotWarning {
  readonly code: 'windowClosedOnBridge' | 'windowClosedOnHoliday' | 'windowDateClosed' | 'windowNeverOpens' | 'windowWithoutMinutes';
  /** `count` dates, of which `date` is the first. */
  readonly params: {
    readonly line: string;
    readonly window: string;
    readonly from: string;
    readonly to: string;
    readonly count?: number;
    readonly date?: string;
  };
}

/** What the windows of one request have in common. */
export interface OpeningFrame {
  readonly days: readonly Day[];
  readonly zone: string;
  readonly bridgeDays: boolean;
}

/** One window of one line on its way through the period. */
export class OpenWindow {
  readonly line: Line;
  /** Minutes since 0:00 of the date. */
  readonly hours: { readonly start: number; readonly end: number };
  readonly #window: Window;
  readonly #frame: OpeningFrame;
  readonly #range: DayRange;
  readonly #placer: Placer;
  readonly #extra: ReadonlyMap<number, number> | null;
  readonly #kinds: number;
  readonly #dated: (date: string) => boolean;
  /** By the tags of the time: slots that agree in them share one set. */
  readonly #tags = new Map<readonly string[], ReadonlySet<string>>();

  /** @param extra people added by reinforcements, by position in the period */
  constructor(line: Line, window: Window, frame: OpeningFrame, range: DayRange, placer: Placer, extra: ReadonlyMap<number, number> | null) {
    this.line = line;
    this.hours = windowHours(window);
    this.#window = window;
    this.#frame = frame;
    this.#range = range;
    this.#placer = placer;
    this.#extra = extra;
    this.#kinds = selectorBits(window.days);
    this.#dated = datedTest(window);
  }

  /** Whether the window opens on the day at this position of the period. */
  opens(position: number): boolean {
    if (position < this.#range.first || position > this.#range.last) return false;
    const { date, tags } = this.#frame.days[position];
    return (this.#kinds & dayBits(tags)) !== 0 && this.#dated(date);
  }

  /** The slot on a date (its `index` still to be set), or null when there is none. */
  on(position: number): Slot | null {
    if (!this.opens(position)) return null;
    const placement = this.#placer(position);
    if (placement.minutes <= 0) return null;
    const day = this.#frame.days[position];
    const { startMs, endMs, start, end, minutes, dates } = placement;
    const tags = this.#tagsOf(placement.tags);
    const dated = { date: day.date, dayTags: day.tags, tags };
    return {
      id: `${this.line.id}/${day.date}/${this.#window.id}`,
      index: -1,
      line: this.line,
      window: this.#window.id,
      dayType: day.type,
      ...dated,
      start,
      end,
      startMs,
      endMs,
      minutes,
      headcount: this.#window.headcount + (this.#extra?.get(position) ?? 0),
      points: statedPoints(this.#window, dated) ?? placement.points,
      fee: slotFee(this.line, this.#window, { ...dated, startMs, endMs, minutes }, this.#frame.zone),
      dates,
    };
  }

  /** @param others the other windows of the line */
  warnings(others: readonly OpenWindow[]): SlotWarning[] {
    const { first, last } = this.#range;
    const positions = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    const open = positions.filter((position) => this.opens(position));
    const list = [
      this.#tell(
        'windowClosedOnBridge',
        positions.filter((position) => this.#closedBy('bridge', position)),
      ),
      this.#tell(
        'windowClosedOnHoliday',
        positions.filter((position) => this.#closedBy('holiday', position) && !this.#isCovered(position, others)),
      ),
      this.#tell('windowDateClosed', this.#datesClosed()),
      this.#tell(
        'windowWithoutMinutes',
        open.filter((position) => this.#placer(position).minutes <= 0),
      ),
    ].filter((warning) => warning !== null);
    const { on, every, nthOfMonth, days } = this.#window;
    const particular = on ?? every ?? nthOfMonth ?? (!this.#frame.bridgeDays && days.every((day) => day === 'bridge'));
    if (particular && positions.length > 0 && open.length === 0 && list.length === 0) {
      list.push({ code: 'windowNeverOpens', params: this.#about() });
    }
    return list;
  }

  /** Whether the window stays closed because the day is a bridge day or a holiday, and what it is besides would open it. */
  #closedBy(type: 'bridge' | 'holiday', position: number): boolean {
    const day = this.#frame.days[position];
    if (day.type !== type || this.opens(position) || !this.#dated(day.date)) return false;
    const weekday = isoWeekday(day.date);
    const besides: DaySelector | null = weekday === 6 ? 'saturday' : weekday === 7 ? 'sunday' : type === 'bridge' ? 'weekday' : null;
    return besides !== null && (this.#kinds & selectorBits([besides])) !== 0;
  }

  /** Whether other windows of the line that open on the day leave none of these hours out. */
  #isCovered(position: number, others: readonly OpenWindow[]): boolean {
    const open = others.filter((other) => other.opens(position)).map(({ hours }) => hours);
    let { start } = this.hours;
    for (const hours of open.sort((a, b) => a.start - b.start)) if (hours.start <= start) start = Math.max(start, hours.end);
    return start >= this.hours.end;
  }

  /** Dates of the period that `on` names in vain. */
  #datesClosed(): number[] {
    const named = new Set(this.#window.on ?? []);
    return this.#frame.days.flatMap(({ date }, position) => (named.has(date) && !this.opens(position) ? [position] : []));
  }

  #about(): Pick<SlotWarning['params'], 'line' | 'window' | 'from' | 'to'> {
    return { line: this.line.id, window: this.#window.id, ...shownHours(this.#window) };
  }

  #tell(code: SlotWarning['code'], positions: readonly number[]): SlotWarning | null {
    if (positions.length === 0) return null;
    return { code, params: { ...this.#about(), count: positions.length, date: this.#frame.days[positions[0]].date } };
  }

  #tagsOf(ofTime: readonly string[]): ReadonlySet<string> {
    let tags = this.#tags.get(ofTime);
    if (tags === undefined) {
      tags = new Set([...this.#window.tags, ...ofTime, this.line.role, this.line.activity]);
      this.#tags.set(ofTime, tags);
    }
    return tags;
  }
}
