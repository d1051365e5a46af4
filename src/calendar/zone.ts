import { IANAZone } from 'luxon';
import { DAY_MS, dateOfDay, dayNumber, MINUTE_MS } from './dates.ts';

/**
 * Local time in an IANA zone. Luxon (hence the time zone data of Node's ICU) is asked for the offset once a day of a
 * zone; everything else is arithmetic on the changes found, because a request asks millions of times.
 */

/** A stretch of time with one offset: local milliseconds = UTC milliseconds + `offset`. */
export interface OffsetSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly offset: number;
}

/** Offsets are read in blocks of this many UTC days: a period touches few of them, and what is kept stays small. */
const BLOCK_MS = 128 * DAY_MS;

/** The offsets of one zone, read block by block when first asked for. */
class ZoneOffsets {
  readonly #zone: IANAZone;
  readonly #blocks = new Map<number, readonly OffsetSpan[]>();

  constructor(zone: IANAZone) {
    this.#zone = zone;
  }

  /** The stretch of constant offset around an instant (cut at the borders of the block). */
  at(ms: number): OffsetSpan {
    const number = Math.floor(ms / BLOCK_MS);
    let block = this.#blocks.get(number);
    if (block === undefined) {
      block = this.#read(number * BLOCK_MS);
      this.#blocks.set(number, block);
    }
    let i = block.length - 1;
    while (block[i].startMs > ms) i--;
    return block[i];
  }

  /** Assumes at most one change a UTC day, which holds for every zone of the tz database in use. */
  #read(blockMs: number): OffsetSpan[] {
    const spans: OffsetSpan[] = [];
    let startMs = blockMs;
    let offset = this.#offset(blockMs);
    for (let dayMs = blockMs; dayMs < blockMs + BLOCK_MS; dayMs += DAY_MS) {
      const next = this.#offset(dayMs + DAY_MS);
      if (next === offset) continue;
      const changeMs = this.#change(dayMs, dayMs + DAY_MS, offset);
      spans.push({ startMs, endMs: changeMs, offset });
      startMs = changeMs;
      offset = next;
    }
    spans.push({ startMs, endMs: blockMs + BLOCK_MS, offset });
    return spans.filter((span) => span.endMs > span.startMs);
  }

  /** First millisecond after `beforeMs` at which the offset is no longer `offset`. */
  #change(beforeMs: number, afterMs: number, offset: number): number {
    let before = beforeMs;
    let after = afterMs;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#offset(middle) === offset) before = middle;
      else after = middle;
    }
    return after;
  }

  #offset(ms: number): number {
    return Math.round(this.#zone.offset(ms) * MINUTE_MS);
  }
}

const zones = new Map<string, ZoneOffsets>();

function offsetsOf(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`unknown time zone: ${zone}`);
  const created = new ZoneOffsets(IANAZone.create(zone));
  zones.set(zone, created);
  return created;
}

/** The stretches of constant offset that `[startMs, endMs)` consists of, in order. */
export function offsetSpans(startMs: number, endMs: number, zone: string): OffsetSpan[] {
  const offsets = offsetsOf(zone);
  const spans: OffsetSpan[] = [];
  for (let at = startMs; at < endMs; ) {
    const span = offsets.at(at);
    const until = Math.min(span.endMs, endMs);
    spans.push({ startMs: at, endMs: until, offset: span.offset });
    at = until;
  }
  return spans;
}

/**
 * The instant (UTC ms) at which the clocks of `zone` show `minutes` after midnight on `date`; 1440 and more run into the
 * following dates. A local time that does not exist moves forward by the gap; one that exists twice means the first.
 */
export function localInstant(date: string, minutes: number, zone: string): number {
  const offsets = offsetsOf(zone);
  const wallMs = dayNumber(date) * DAY_MS + minutes * MINUTE_MS;
  // A day on either side clears every offset (at most 14 hours), so these are the offsets before and after any change.
  const before = offsets.at(wallMs - DAY_MS).offset;
  const after = offsets.at(wallMs + DAY_MS).offset;
  const first = wallMs - before;
  if (before === after || offsets.at(first).offset === before) return first;
  const second = wallMs - after;
  // Read with the offset from before the change, a time in the gap comes out later by the gap.
  return offsets.at(second).offset === after ? second : first;
}

/** Local milliseconds: what the clocks show, as if it were UTC. */
function wallClock(ms: number, zone: string): number {
  return ms + offsetsOf(zone).at(ms).offset;
}

/** Local date of an instant. */
export function localDate(ms: number, zone: string): string {
  return dateOfDay(Math.floor(wallClock(ms, zone) / DAY_MS));
}

/** Minutes that the local clock shows since 0:00, 0 to 1439; seconds are cut off. */
export function localClockMinutes(ms: number, zone: string): number {
  const wallMs = wallClock(ms, zone);
  return Math.floor((wallMs - Math.floor(wallMs / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * Local dates that `[startMs, endMs)` touches, in order; the last is left out when it ends at its midnight. An empty
 * range touches the date of its start.
 */
export function datesTouched(startMs: number, endMs: number, zone: string): string[] {
  const first = Math.floor(wallClock(startMs, zone) / DAY_MS);
  const last = endMs > startMs ? Math.floor(wallClock(endMs - 1, zone) / DAY_MS) : first;
  return Array.from({ length: last - first + 1 }, (_, i) => dateOfDay(first + i));
}

/** The instant in ISO 8601 with the zone's offset, `2027-01-01T20:00:00+04:00`; parts of a second are left out. */
export function formatInstant(ms: number, zone: string): string {
  const { offset } = offsetsOf(zone).at(ms);
  const total = Math.round(Math.abs(offset) / MINUTE_MS);
  const hours = String(Math.floor(total / 60)).padStart(2, '0');
  const minutes = String(total % 60).padStart(2, '0');
  return `${new Date(ms + offset).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}
