import { DAY_MINUTES, DAY_MS, MINUTE_MS } from './dates.ts';
import type { DayTypes } from './day-type.ts';
import { localDate, offsetSpans } from './zone.ts';

/** Hours of the local clock in minutes since 0:00, half-open. */
type ClockRange = readonly [from: number, to: number];

const EVENING: ClockRange = [21 * 60, DAY_MINUTES];
const DEEP_NIGHT: ClockRange = [0, 6 * 60];

/** Elapsed minutes of `[startMs, endMs)` during which the local clock shows a time within `[from, to)`. */
export function minutesWithin(startMs: number, endMs: number, zone: string, [from, to]: ClockRange): number {
  let total = 0;
  for (const span of offsetSpans(startMs, endMs, zone)) {
    const start = span.startMs + span.offset;
    const end = span.endMs + span.offset;
    for (let midnight = Math.floor(start / DAY_MS) * DAY_MS; midnight < end; midnight += DAY_MS) {
      total += Math.max(0, Math.min(end, midnight + to * MINUTE_MS) - Math.max(start, midnight + from * MINUTE_MS));
    }
  }
  return total / MINUTE_MS;
}

/** Gives the tags that a duty `[startMs, endMs)` has from its time alone; `ofDate`: those of its start date. */
export type TimeTags = (startMs: number, endMs: number, ofDate: readonly string[]) => readonly string[];

/** A {@link TimeTags} for one zone; equal lists are one and the same object, so that readers may share by identity. */
export function timeTagLists(zone: string): TimeTags {
  const lists = new Map<string, readonly string[]>();
  return (startMs, endMs, ofDate) => {
    // Two days contain every hour; a history with an absurdly long duty must not cost a loop over its days.
    const long = endMs - startMs >= 2 * DAY_MS;
    const deepNight = long || minutesWithin(startMs, endMs, zone, DEEP_NIGHT) > 0;
    const night = deepNight || minutesWithin(startMs, endMs, zone, EVENING) > 0;
    const key = `${ofDate.join()} ${night} ${deepNight}`;
    let list = lists.get(key);
    if (list === undefined) {
      list = [...ofDate, ...(night ? ['night'] : []), ...(deepNight ? ['deepNight'] : [])];
      lists.set(key, list);
    }
    return list;
  };
}

/**
 * Automatic tags that a duty has from its time alone, for duties that are no slot (history): those of its local start
 * date (day type, `mon` to `sun`, `eve`), `night` (any minute within 21:00-6:00 local clock), `deepNight` (any within 0:00-6:00). Role and activity
 * come from the line, if it is known.
 */
export function timeTags(startMs: number, endMs: number, zone: string, types: DayTypes): readonly string[] {
  return timeTagLists(zone)(startMs, endMs, types.tagsOf(localDate(startMs, zone)));
}
