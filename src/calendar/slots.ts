import type { Reinforcement, Window } from '../domain/line.ts';
import type { Problem } from '../domain/problem.ts';
import { periodDays } from './days.ts';
import { OpenWindow, type SlotWarning } from './open-window.ts';
import { concerns, reinforcementsByLine, validity, within } from './opening.ts';
import { type Day, placements } from './placement.ts';
import type { Slot } from './slot.ts';

/** The part of a request that slots come from. */
export type SlotSource = Pick<Problem, 'timeZone' | 'department' | 'period' | 'calendar' | 'lines' | 'reinforcements'>;

export interface Expansion {
  /** Sorted by start, then id. */
  readonly slots: Slot[];
  /** Sorted by line, window, code. */
  readonly warnings: SlotWarning[];
}

/** Code unit order: the same on every machine, unlike a locale's. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Every slot of a request: each window of each line on the dates of the period that it names, within the line's
 * validity, with reinforcements added. A window that needs nobody (headcount 0) still gives a slot.
 * Expects a completed, valid problem; check `requestSize` first, for this builds every slot in memory.
 * @throws RangeError when the time zone is unknown
 */
export function expandSlots(problem: SlotSource): Expansion {
  const days = periodDays(problem);
  const windows = openWindows(problem, days);
  // Generated nearly in the order wanted, for which the sort below takes a single pass; clock changes need it.
  const byStart = windows.toSorted((a, b) => a.hours.start - b.hours.start);
  const slots: Slot[] = [];
  for (const position of days.keys()) {
    for (const window of byStart) {
      const slot = window.on(position);
      if (slot !== null) slots.push(slot);
    }
  }
  slots.sort((a, b) => a.startMs - b.startMs || compare(a.id, b.id));
  for (const [index, slot] of slots.entries()) (slot as { index: number }).index = index;
  const ofLine = Map.groupBy(windows, ({ line }) => line);
  const others = (window: OpenWindow): OpenWindow[] => (ofLine.get(window.line) ?? []).filter((one) => one !== window);
  return { slots, warnings: windows.flatMap((window) => window.warnings(others(window))) };
}

/** The windows of all lines, by line, then window: but for odd characters, the order of the slots' ids on one date. */
function openWindows(problem: SlotSource, days: readonly Day[]): OpenWindow[] {
  const { period, timeZone, calendar } = problem;
  const frame = { days, zone: timeZone, bridgeDays: calendar.bridgeDays };
  const placerOf = placements(days, timeZone, calendar.eves);
  const reinforcements = reinforcementsByLine(problem.reinforcements);
  return problem.lines
    .toSorted((a, b) => compare(a.id, b.id))
    .flatMap((line) => {
      const range = validity(line, period);
      return line.windows
        .toSorted((a, b) => compare(a.id, b.id))
        .map((window) => {
          const extra = extraHeads(problem, window, reinforcements.get(line.id));
          return new OpenWindow(line, window, frame, range, placerOf(window), extra);
        });
    });
}

/** People added by reinforcements, by position in the period; null when there is none. */
function extraHeads(problem: SlotSource, window: Window, reinforcements: readonly Reinforcement[] = []): Map<number, number> | null {
  const concerned = reinforcements.filter((reinforcement) => concerns(reinforcement, window));
  if (concerned.length === 0) return null;
  const extra = new Map<number, number>();
  for (const { from, to, addHeadcount } of concerned) {
    const { first, last } = within(problem.period, from, to);
    for (let day = first; day <= last; day++) extra.set(day, (extra.get(day) ?? 0) + addHeadcount);
  }
  return extra;
}
