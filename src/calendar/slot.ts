import type { DayType } from '../domain/primitives.ts';
import type { Line } from '../domain/line.ts';

/**
 * One window of one line on one date: the thing that must be filled. Half-open `[startMs, endMs)`; the minutes are
 * elapsed ones, so a night with a clock change has 11 or 13 hours. It belongs to the local date on which it starts.
 */
export interface Slot {
  /** `line/date/window`. */
  readonly id: string;
  /** Position in the list of slots, which is sorted by start, then id. */
  readonly index: number;
  readonly line: Line;
  /** Local start date. */
  readonly date: string;
  readonly window: string;
  readonly dayType: DayType;
  /** Automatic tags of the date alone: day type, `mon` to `sun`, `eve`. */
  readonly dayTags: readonly string[];
  /** Local instants with offset, ISO 8601. */
  readonly start: string;
  readonly end: string;
  /** The same in UTC milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly minutes: number;
  /** People needed, reinforcements included; may be 0. */
  readonly headcount: number;
  readonly points: number;
  /** Fee of the duty per person in euros (rate and pro rata applied), or null when the window names none. */
  readonly fee: number | null;
  /** Own tags, then automatic ones: day type, `mon` to `sun`, `eve`, `night`, `deepNight`, role, activity. */
  readonly tags: ReadonlySet<string>;
  /** Every local date that the slot touches, in order; the last is left out when the slot ends at its midnight. */
  readonly dates: readonly string[];
}
