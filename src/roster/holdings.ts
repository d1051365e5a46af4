import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';

/** A participant with every default filled in. */
export type Person = Problem['participants'][number];

/** A duty of a roster: who holds a head of which slot. What every figure of the answer is computed from. */
export interface Holding {
  readonly slot: Slot;
  readonly participant: Person;
  /** Principal of a locum, or null. */
  readonly onBehalfOf: string | null;
  readonly pinned: boolean;
}

/** Who holds a head, by slot id; a person named twice on one slot holds one head. */
export function holdersBySlot(holdings: readonly Holding[]): Map<string, Set<string>> {
  const holders = new Map<string, Set<string>>();
  for (const { slot, participant } of holdings) {
    const known = holders.get(slot.id);
    if (known) known.add(participant.id);
    else holders.set(slot.id, new Set([participant.id]));
  }
  return holders;
}
