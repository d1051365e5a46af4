/** Half-open stretch of time in UTC milliseconds. Lists of them below are sorted and disjoint: see {@link union}. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** Joins stretches that overlap or touch, in any order given; empty ones vanish. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ startMs, endMs }) => startMs < endMs).sort((a, b) => a.startMs - b.startMs);
  const joined: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of sorted) {
    const last = joined.at(-1);
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else joined.push({ startMs, endMs });
  }
  return joined;
}

/** The time of `from` that is not in `taken`. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let t = 0;
  for (const { startMs, endMs } of from) {
    let at = startMs;
    while (t < taken.length && taken[t].endMs <= at) t++;
    for (let k = t; k < taken.length && taken[k].startMs < endMs; k++) {
      if (taken[k].startMs > at) left.push({ startMs: at, endMs: taken[k].startMs });
      at = Math.max(at, taken[k].endMs);
    }
    if (at < endMs) left.push({ startMs: at, endMs });
  }
  return left;
}

/** Time in both. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return subtract(a, subtract(a, b));
}

/** Elapsed hours, all stretches together. */
export function hoursOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs), 0) / 3_600_000;
}
