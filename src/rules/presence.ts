import { type Slot, isoWeekday, localInstant, type MomentRange, isWholeDate, rangeEnd, rangeStart } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';

type Availability = Problem['participants'][number]['availability'];

/**
 * Absence and availability of one participant, made ready to be asked about many slots: each question takes the
 * logarithm of the number of ranges. The definition is that of `ineligibility`, which reads the ranges one by one.
 */
export function presence(problem: Problem, availability: Availability): (slot: Slot) => boolean {
  const zone = problem.timeZone;
  const grace = (availability.leaveFrom ?? problem.options.leaveFrom) === 'morning';
  const isAway = absences(availability.unavailable, zone, grace);
  const isOffered = offers(availability, zone);
  return (slot) => isOffered(slot) && !isAway(slot);
}

interface Absence {
  readonly fromMs: number;
  /** A duty that began before `fromMs` may end up to here. */
  readonly graceMs: number;
  readonly toMs: number;
}

function absences(ranges: readonly MomentRange[], zone: string, grace: boolean): (slot: Slot) => boolean {
  if (ranges.length === 0) return () => false;
  const sorted = ranges
    .map((range): Absence => {
      const fromMs = rangeStart(range, zone);
      const graceMs = grace && isWholeDate(range.from) ? localInstant(range.from, 12 * 60, zone) : fromMs;
      return { fromMs, graceMs, toMs: rangeEnd(range, zone) };
    })
    .sort((a, b) => a.fromMs - b.fromMs || a.graceMs - b.graceMs);
  const joined = join(sorted);
  return ({ startMs, endMs }) => {
    for (let i = firstEndingAfter(joined, startMs); i < joined.length && joined[i].fromMs < endMs; i++) {
      if (startMs >= joined[i].fromMs || endMs > joined[i].graceMs) return true;
    }
    return false;
  };
}

/** Ranges that overlap or touch become one: a duty that reaches the later one has met the earlier one already. */
function join(sorted: readonly Absence[]): readonly Absence[] {
  const joined: { fromMs: number; graceMs: number; toMs: number }[] = [];
  for (const absence of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && absence.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, absence.toMs);
    else joined.push({ ...absence });
  }
  return joined;
}

function firstEndingAfter(joined: readonly Absence[], ms: number): number {
  let low = 0;
  let high = joined.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (joined[middle].toMs > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Days of the week and ranges together say what is offered; without either and without `optIn`, everything is. */
function offers({ mode, available, weekdays }: Availability, zone: string): (slot: Slot) => boolean {
  if (mode === 'optOut' && weekdays === null) return () => true;
  const week = new Set(weekdays ?? []);
  // A range that ends on a date admits duties that start on it; one that ends at a time, duties that end by then.
  const byDate = bounds(
    available.filter(({ to }) => isWholeDate(to)),
    zone,
  );
  const byTime = bounds(
    available.filter(({ to }) => !isWholeDate(to)),
    zone,
  );
  return (slot) => week.has(isoWeekday(slot.date)) || byDate(slot.startMs) > slot.startMs || byTime(slot.startMs) >= slot.endMs;
}

/** Of the ranges that have begun by an instant, the latest end. */
function bounds(ranges: readonly MomentRange[], zone: string): (startMs: number) => number {
  const sorted = ranges
    .map((range) => ({ fromMs: rangeStart(range, zone), toMs: rangeEnd(range, zone) }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const latest: number[] = [];
  for (const { toMs } of sorted) latest.push(Math.max(latest.at(-1) ?? Number.NEGATIVE_INFINITY, toMs));
  return (startMs) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle].fromMs <= startMs) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? Number.NEGATIVE_INFINITY : latest[low - 1];
  };
}
