import type { Window } from '../domain/line.ts';
import { type DayType, dayTypes as allDayTypes } from '../domain/primitives.ts';
import { concerns, type DayRange, opensOn, periodDays, reinforcementsByLine, validity, within } from './opening.ts';
import type { Day } from './placement.ts';
import type { SlotSource } from './slots.ts';

/** How large a request is, in the figures that are limited. */
export interface RequestSize {
  readonly days: number;
  readonly slots: number;
  /** People needed over all slots, reinforcements included. */
  readonly heads: number;
}

/**
 * Counts the slots and heads that `expandSlots` would give, without building them, so that a request beyond the limits
 * is refused before it costs memory. Slots that a clock change swallows are still counted: at most a few too many.
 */
export function requestSize(problem: SlotSource): RequestSize {
  const days = periodDays(problem);
  const count = dayCounter(days);
  const reinforcements = reinforcementsByLine(problem.reinforcements);
  let slots = 0;
  let heads = 0;
  for (const line of problem.lines) {
    const valid = validity(line, problem.period);
    for (const window of line.windows) {
      const open = count(window, valid);
      slots += open;
      heads += open * window.headcount;
      for (const reinforcement of reinforcements.get(line.id) ?? []) {
        if (!concerns(reinforcement, window)) continue;
        const dates = within(problem.period, reinforcement.from, reinforcement.to);
        const both = { first: Math.max(valid.first, dates.first), last: Math.min(valid.last, dates.last) };
        heads += count(window, both) * reinforcement.addHeadcount;
      }
    }
  }
  return { days: days.length, slots, heads };
}

/** Counts the dates of a range on which a window opens, by running sums per day type. */
function dayCounter(days: readonly Day[]): (window: Pick<Window, 'days'>, range: DayRange) => number {
  const sums = new Map<DayType, Int32Array>(allDayTypes.map((type) => [type, runningSum(days, type)]));
  return (window, { first, last }) => {
    if (last < first) return 0;
    let total = 0;
    for (const [type, sum] of sums) if (opensOn(window, type)) total += sum[last + 1] - sum[first];
    return total;
  };
}

/** Entry i: dates of this type among the first i. */
function runningSum(days: readonly Day[], type: DayType): Int32Array {
  const sum = new Int32Array(days.length + 1);
  for (const [i, day] of days.entries()) sum[i + 1] = sum[i] + (day.type === type ? 1 : 0);
  return sum;
}
