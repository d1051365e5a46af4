import type { CompileContext, ModelDuty } from '../rule.ts';
import type { Sum } from './rows.ts';
import { anyHeld } from './worked.ts';

/** Time cut at every start and end of the duties of one participant; segment i runs from point i to point i + 1. */
export interface TimeGrid {
  /** Ascending instants. */
  readonly points: readonly number[];
  /** 1 when a duty is held during the segment; null when none can be. */
  readonly covered: readonly (Sum | null)[];
  /** The history covers the segment. */
  readonly past: readonly boolean[];
  /** A duty may start (end) at the point. */
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

export function timeGrid(context: CompileContext, duties: readonly ModelDuty[]): TimeGrid {
  const starts = new Set(duties.map(({ startMs }) => startMs));
  const ends = new Set(duties.map(({ endMs }) => endMs));
  const points = [...new Set([...starts, ...ends])].sort((a, b) => a - b);
  const position = new Map(points.map((point, i) => [point, i]));
  const over: ModelDuty[][] = points.slice(1).map(() => []);
  for (const duty of duties) {
    for (let i = position.get(duty.startMs) ?? 0; points[i] < duty.endMs; i++) over[i].push(duty);
  }
  return {
    points,
    covered: over.map((list) => (list.length === 0 ? null : anyHeld(context, list))),
    past: over.map((list) => list.some(({ column }) => column === null)),
    starts,
    ends,
  };
}
