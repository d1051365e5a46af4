import type { Slot } from '../../calendar/slot.ts';
import { type Holding, holdersBySlot } from '../holdings.ts';
import type { ObjectiveTerm } from './term.ts';

/** Missing heads × elapsed minutes; alone in a level, one level per priority class of the lines, class 1 first. */
export const shortfall: ObjectiveTerm = {
  counts: () => true,
  classes: ({ lines }) => [...new Set(lines.map((line) => line.priority))].sort((a, b) => a - b),
  isIntegral: () => true,
  compile() {
    // A missing head costs on the lower side of the row of `headcount`.
  },
  ruleCosts: (places) => ({
    missingHead: (slot) => {
      const place = places.find((one) => one.class === undefined || one.class === slot.line.priority);
      return place && { level: place.level, weight: place.weight * slot.minutes };
    },
  }),
  value: ({ slots, holdings }, priority) => missingMinutes(slots, holdings, priority),
  // Every duty given is taken.
  changes: () => () => 0,
  unit: 60,
};

/** Missing heads × elapsed minutes, of the lines of one priority class, or of all. */
export function missingMinutes(slots: readonly Slot[], holdings: readonly Holding[], priority?: number): number {
  const holders = holdersBySlot(holdings);
  let minutes = 0;
  for (const slot of slots) {
    if (priority !== undefined && slot.line.priority !== priority) continue;
    minutes += Math.max(0, slot.headcount - (holders.get(slot.id)?.size ?? 0)) * slot.minutes;
  }
  return minutes;
}
