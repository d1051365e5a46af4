import type { Window } from '../domain/line.ts';
import type { DayType } from '../domain/primitives.ts';
import { MINUTE_MS } from './dates.ts';
import { windowHours } from './hours.ts';
import { minutesWithin, type TimeTags, timeTagLists } from './tags.ts';
import { defaultPoints } from './worth.ts';
import { datesTouched, formatInstant, localInstant } from './zone.ts';

/** A date of the period. */
export interface Day {
  readonly date: string;
  readonly type: DayType;
}

/** Where certain hours fall on one date: the same for every line that keeps them, so computed once. */
export interface Placement {
  readonly startMs: number;
  readonly endMs: number;
  readonly start: string;
  readonly end: string;
  /** Elapsed, integer; 0 or less when a clock change swallows the window. */
  readonly minutes: number;
  readonly dates: readonly string[];
  /** Automatic tags of the time: day type, `night`, `deepNight`. Equal lists are one and the same object. */
  readonly tags: readonly string[];
  /** Points of a window that names none. */
  readonly points: number;
}

/** Gives the placement on a day by its position in the period. */
export type Placer = (day: number) => Placement;

/** Makes placers for the windows of one request; windows with the same hours share one. */
export function placements(days: readonly Day[], zone: string): (window: Pick<Window, 'start' | 'end'>) => Placer {
  const placers = new Map<string, Placer>();
  const tags = timeTagLists(zone);
  return (window) => {
    const key = `${window.start}-${window.end}`;
    let placer = placers.get(key);
    if (placer === undefined) {
      placer = placerOf(window, days, zone, tags);
      placers.set(key, placer);
    }
    return placer;
  };
}

function placerOf(window: Pick<Window, 'start' | 'end'>, days: readonly Day[], zone: string, tags: TimeTags): Placer {
  const hours = windowHours(window);
  const known: Placement[] = new Array(days.length);
  return (day) => {
    known[day] ??= place(days[day], hours, zone, tags);
    return known[day];
  };
}

/** 0:00 to 7:00, whose minutes weigh more. */
const EARLY = [0, 7 * 60] as const;

function place({ date, type }: Day, hours: { start: number; end: number }, zone: string, tags: TimeTags): Placement {
  const startMs = localInstant(date, hours.start, zone);
  const endMs = localInstant(date, hours.end, zone);
  // Whole minutes but in zones that change by seconds, as Paris did in 1911.
  const minutes = Math.round((endMs - startMs) / MINUTE_MS);
  return {
    startMs,
    endMs,
    start: formatInstant(startMs, zone),
    end: formatInstant(endMs, zone),
    minutes,
    dates: datesTouched(startMs, endMs, zone),
    tags: tags(startMs, endMs, type),
    points: defaultPoints(type, minutes, Math.round(minutesWithin(startMs, endMs, zone, EARLY))),
  };
}
