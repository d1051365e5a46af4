import type { Slot } from '../calendar/slot.ts';
import type { Change } from '../domain/changes.ts';
import type { AssignmentIds } from './resolve.ts';

/** A head as two tables are compared by: who, and for which principal. */
interface Head {
  readonly participant: string;
  readonly onBehalfOf: string | null;
}

/** What a change says of its slot. */
export type SlotFacts = Pick<Slot, 'id' | 'date' | 'start' | 'end'> & { readonly line: { readonly id: string } };

/**
 * What became different from one table to another, slot by slot in the order of the slots. Heads that left and heads
 * that came are paired as they stand in the order of ids; what is left over lost its holder, or found one. The same
 * locum for another principal is a change, too: somebody else's obligation is met.
 */
export function differences(slots: readonly SlotFacts[], before: readonly AssignmentIds[], after: readonly AssignmentIds[]): Change[] {
  const old = headsBySlot(before);
  const now = headsBySlot(after);
  return slots.flatMap((slot) => slotChanges(slot, old.get(slot.id) ?? [], now.get(slot.id) ?? []));
}

function headsBySlot(assignments: readonly AssignmentIds[]): Map<string, Head[]> {
  const heads = new Map<string, Head[]>();
  for (const { slot, participant, onBehalfOf = null } of assignments) {
    const known = heads.get(slot);
    if (known) known.push({ participant, onBehalfOf });
    else heads.set(slot, [{ participant, onBehalfOf }]);
  }
  return heads;
}

function slotChanges(slot: SlotFacts, before: readonly Head[], after: readonly Head[]): Change[] {
  const same = (head: Head, others: readonly Head[]) => others.find(({ participant }) => participant === head.participant);
  const gone = before.filter((head) => !same(head, after)).sort(byId);
  const come = after.filter((head) => !same(head, before)).sort(byId);
  const pairs: [Head | undefined, Head | undefined][] = Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => [
    gone[i],
    come[i],
  ]);
  for (const head of before) {
    const kept = same(head, after);
    if (kept && kept.onBehalfOf !== head.onBehalfOf) pairs.push([head, kept]);
  }
  const { id, line, date, start, end } = slot;
  return pairs.map(([from, to]) => ({
    slot: id,
    line: line.id,
    date,
    start,
    end,
    from: from?.participant ?? null,
    to: to?.participant ?? null,
    fromOnBehalfOf: from?.onBehalfOf ?? null,
    toOnBehalfOf: to?.onBehalfOf ?? null,
  }));
}

function byId(a: Head, b: Head): number {
  return a.participant < b.participant ? -1 : 1;
}
