import type { CompileContext, ModelDuty } from '../rule.ts';
import { atMost, type Head, type Sum } from './rows.ts';
import { type TimeGrid, timeGrid } from './time-grid.ts';
import { combine } from './worked.ts';

const HOUR_MS = 3_600_000;

/** Longest stretch of contiguous duties, and the rest owed after one: as long as itself, or a fixed time. */
export interface StretchTerms {
  readonly longestMs: number;
  readonly restMs: 'equal' | number | null;
}

/** Rows over the duties of one participant. All hang on time alone, so duties of several lines join up. */
export function compileStretches(context: CompileContext, head: Head, duties: readonly ModelDuty[], terms: StretchTerms): void {
  const grid = timeGrid(context, duties);
  tooLong(context, head, grid, terms.longestMs);
  if (terms.restMs !== null) tooSoon(context, head, grid, terms.restMs);
}

/** A window of segments, from the first to the last, and for how long it is the one that counts. */
interface Window {
  readonly first: number;
  readonly last: number;
  readonly lengthMs: number;
}

/**
 * A stretch is too long by the time during which the whole of `longestMs` before has been covered. Between the points of
 * the grid, and those points moved on by that much, which segments must be covered for that does not change.
 */
function tooLong(context: CompileContext, head: Head, grid: TimeGrid, longestMs: number): void {
  const windows = windowsOf(grid, longestMs);
  for (const [i, { first, last, lengthMs }] of windows.entries()) {
    if (isPast(grid, first, last)) continue;
    // Hard, a window within this one says as much, unless pins fill it.
    const inner = [windows[i - 1], windows[i + 1]].filter((other) => other?.first === first || other?.last === last);
    const implied = inner.some((one) => one.last - one.first < last - first && !isConstant(grid, one.first, one.last));
    if (head.weight === undefined && implied) continue;
    const sum = combine(segments(grid, first, last).map((segment) => [1, segment]));
    atMost(context, head, sum, last - first, lengthMs / HOUR_MS);
  }
}

function windowsOf({ points, covered }: TimeGrid, longestMs: number): Window[] {
  const cuts = [...new Set([...points, ...points.map((point) => point + longestMs)])].sort((a, b) => a - b);
  const windows: Window[] = [];
  let first = 0;
  let last = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    if (from - longestMs < points[0] || from >= points[points.length - 1]) continue;
    while (points[first + 1] <= from - longestMs) first++;
    while (points[last + 1] <= from) last++;
    if (!segmentsCoverable(covered, first, last)) continue;
    const before = windows.at(-1);
    if (before?.first === first && before.last === last) windows.splice(-1, 1, { first, last, lengthMs: before.lengthMs + to - from });
    else windows.push({ first, last, lengthMs: to - from });
  }
  return windows;
}

function segmentsCoverable(covered: TimeGrid['covered'], first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (covered[i] === null) return false;
  return true;
}

/**
 * After a stretch that ends at one point, the next duty starts at another, too soon: not together, unless the time
 * between is covered, too, when they are one stretch.
 */
function tooSoon(context: CompileContext, head: Head, grid: TimeGrid, rest: 'equal' | number): void {
  const { points, covered, starts, ends } = grid;
  for (let end = 1; end < points.length; end++) {
    if (!ends.has(points[end]) || covered[end - 1] === null) continue;
    let earliest = end - 1;
    while (earliest > 0 && covered[earliest - 1] !== null) earliest--;
    const most = rest === 'equal' ? points[end] - points[earliest] : rest;
    for (let next = end + 1; next < covered.length && points[next] - points[end] < most; next++) {
      if (starts.has(points[next]) && covered[next] !== null) writePair(context, head, grid, { earliest, end, next }, rest);
    }
  }
}

interface Pair {
  /** First segment that a stretch before may reach back to. */
  readonly earliest: number;
  /** Point at which it ends. */
  readonly end: number;
  /** Point at which the next duty starts. */
  readonly next: number;
}

function writePair(context: CompileContext, head: Head, grid: TimeGrid, { earliest, end, next }: Pair, rest: 'equal' | number): void {
  const { points } = grid;
  const gap = points[next] - points[end];
  // Hard, the first piece of the gap tells: with it covered, the stretch ends later and its own row says it.
  const between = segments(grid, end, head.weight === undefined ? end : next - 1).map((segment) => [-1, segment] as const);
  for (let back = end - 1; back >= earliest; back--) {
    const reach = points[end] - points[back];
    const lengthMs = rest === 'equal' ? reach - Math.max(gap, points[end] - points[back + 1]) : rest - gap;
    if (lengthMs <= 0) continue;
    const before = segments(grid, back, end - 1).map((segment) => [1, segment] as const);
    if (!(isPast(grid, back, end - 1) && grid.past[next])) {
      const sum = combine([...before, ...segments(grid, next, next).map((segment) => [1, segment] as const), ...between]);
      atMost(context, head, sum, before.length, lengthMs / HOUR_MS);
    }
    // Hard, a longer stretch says no more, unless pins make up this one and the next duty.
    const forced = isConstant(grid, back, end - 1) && isConstant(grid, next, next);
    if (rest !== 'equal' || (head.weight === undefined && !forced)) return;
  }
}

function segments({ covered }: TimeGrid, first: number, last: number): Sum[] {
  return covered.slice(first, last + 1).flatMap((sum) => sum ?? []);
}

function isPast({ past }: TimeGrid, first: number, last: number): boolean {
  return past.slice(first, last + 1).every(Boolean);
}

function isConstant(grid: TimeGrid, first: number, last: number): boolean {
  return segments(grid, first, last).every(({ columns }) => columns.length === 0);
}
