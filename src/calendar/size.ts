import { periodDays } from './days.ts';
import { concerns, dayCounter, reinforcementsByLine, validity, within } from './opening.ts';
import type { SlotSource } from './slots.ts';

/** How large a request is, in the figures that are limited. */
export interface RequestSize {
  readonly days: number;
  readonly slots: number;
  /** Slots of each line, in the order of the lines. */
  readonly slotsOfLine: readonly number[];
  /** People needed over all slots, reinforcements included. */
  readonly heads: number;
  /** Positions of reinforcements that fall on no slot. */
  readonly idleReinforcements: readonly number[];
}

/**
 * Counts the slots and heads that `expandSlots` would give, without building them, so that a request beyond the limits
 * is refused before it costs memory. Slots that a clock change swallows are still counted: at most a few too many.
 */
export function requestSize(problem: SlotSource): RequestSize {
  const days = periodDays(problem);
  const count = dayCounter(days);
  const reinforcements = reinforcementsByLine(problem.reinforcements);
  const open = new Map(problem.reinforcements.map((reinforcement) => [reinforcement, 0]));
  const slotsOfLine: number[] = [];
  let slots = 0;
  let heads = 0;
  for (const line of problem.lines) {
    const before = slots;
    const valid = validity(line, problem.period);
    for (const window of line.windows) {
      const dates = count(window, valid);
      slots += dates;
      heads += dates * window.headcount;
      for (const reinforcement of reinforcements.get(line.id) ?? []) {
        if (!concerns(reinforcement, window)) continue;
        const range = within(problem.period, reinforcement.from, reinforcement.to);
        const reinforced = count(window, { first: Math.max(valid.first, range.first), last: Math.min(valid.last, range.last) });
        heads += reinforced * reinforcement.addHeadcount;
        open.set(reinforcement, (open.get(reinforcement) ?? 0) + reinforced);
      }
    }
    slotsOfLine.push(slots - before);
  }
  const idle = problem.reinforcements.flatMap((reinforcement, i) => (open.get(reinforcement) === 0 ? [i] : []));
  return { days: days.length, slots, slotsOfLine, heads, idleReinforcements: idle };
}
