import type { Window } from '../domain/line.ts';
import type { DayType } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { addDays, MINUTE_MS } from './dates.ts';
import { clockMinutes, windowHours } from './hours.ts';
import { minutesWithin, type TimeTags, timeTagLists } from './tags.ts';
import { defaultPoints, type Minutes } from './worth.ts';
import { datesTouched, formatInstant, localInstant } from './zone.ts';

/** A date of the period. */
export interface Day {
  readonly date: string;
  readonly type: DayType;
  /** Automatic tags of the date: day type, `mon` to `sun`, `eve`. */
  readonly tags: readonly string[];
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
  /** Automatic tags of date and time: day type, `mon` to `sun`, `eve`, `night`, `deepNight`. Equal lists are one object. */
  readonly tags: readonly string[];
  /** Points of a window that names none. */
  readonly points: number;
}

/** Gives the placement on a day by its position in the period. */
export type Placer = (day: number) => Placement;

type Eves = Problem['calendar']['eves'];

/** Makes placers for the windows of one request; windows with the same hours share one. */
export function placements(days: readonly Day[], zone: string, eves: Eves): (window: Pick<Window, 'start' | 'end'>) => Placer {
  const placers = new Map<string, Placer>();
  const place = placing(zone, eves);
  return (window) => {
    const key = `${window.start}-${window.end}`;
    let placer = placers.get(key);
    if (placer === undefined) {
      placer = placerOf(window, days, place);
      placers.set(key, placer);
    }
    return placer;
  };
}

type Place = (day: Day, hours: { start: number; end: number }) => Placement;

function placerOf(window: Pick<Window, 'start' | 'end'>, days: readonly Day[], place: Place): Placer {
  const hours = windowHours(window);
  const known: Placement[] = new Array(days.length);
  return (day) => {
    known[day] ??= place(days[day], hours);
    return known[day];
  };
}

/** 0:00 to 7:00, whose minutes weigh more. */
const EARLY = [0, 7 * 60] as const;

function placing(zone: string, eves: Eves): Place {
  const tags: TimeTags = timeTagLists(zone);
  const afterOf = new Map(eves.map(({ date, after }) => [date, clockMinutes(after)]));

  const minutesOf = (startMs: number, endMs: number): Minutes => ({
    // Whole minutes but in zones that change by seconds, as Paris did in 1911.
    all: Math.round((endMs - startMs) / MINUTE_MS),
    early: Math.round(minutesWithin(startMs, endMs, zone, EARLY)),
  });
  const onEves = (startMs: number, endMs: number, dates: readonly string[]): Minutes => {
    const total = { all: 0, early: 0 };
    for (const date of dates) {
      const after = afterOf.get(date.slice(5));
      if (after === undefined) continue;
      const from = Math.max(startMs, localInstant(date, after, zone));
      const to = Math.min(endMs, localInstant(addDays(date, 1), 0, zone));
      if (from >= to) continue;
      const { all, early } = minutesOf(from, to);
      total.all += all;
      total.early += early;
    }
    return total;
  };

  return ({ date, type, tags: ofDate }, hours) => {
    const startMs = localInstant(date, hours.start, zone);
    const endMs = localInstant(date, hours.end, zone);
    const dates = datesTouched(startMs, endMs, zone);
    const minutes = minutesOf(startMs, endMs);
    return {
      startMs,
      endMs,
      start: formatInstant(startMs, zone),
      end: formatInstant(endMs, zone),
      minutes: minutes.all,
      dates,
      tags: tags(startMs, endMs, ofDate),
      points: defaultPoints(type, minutes, onEves(startMs, endMs, dates)),
    };
  };
}
