import type { ModelBuilder } from '../../solver/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { candidates, roomAbove, type RowOrigin } from '../rules/index.ts';
import { resolveAssignments } from './resolve.ts';

/** A duty that the model may assign: what a decision column stands for. */
export interface ModelColumn {
  readonly column: number;
  readonly participant: string;
  readonly slot: Slot;
  /** Principal of a locum. */
  readonly onBehalfOf: string | null;
  readonly pinned: boolean;
}

/** A column for each candidate of each slot, pins fixed at 1. */
export function writeColumns(problem: Problem, slots: readonly Slot[], model: ModelBuilder<RowOrigin>): ModelColumn[] {
  const place = new Map(problem.participants.map(({ id }, index) => [id, index]));
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  const waiting = new Map(problem.pinned.map((pin) => [`${pin.slot}/${pin.participant}`, pin]));
  const columns: ModelColumn[] = [];
  const add = (participant: string, slot: Slot, onBehalfOf: string | null, fixed: 0 | 1 | undefined) => {
    const column = model.column(fixed, place.get(participant));
    columns.push({ column, participant, slot, onBehalfOf, pinned: fixed === 1 });
  };
  const taken = new Map([...Map.groupBy(problem.pinned, (pin) => pin.slot)].map(([slot, pins]) => [slot, pins.length]));
  const pinned = new Set<string>();
  const room = roomAbove(problem);
  const principals = new Map(
    resolveAssignments(problem, slots, problem.pinned).holdings.map((pin) => [`${pin.slot.id}/${pin.participant.id}`, pin.onBehalfOf]),
  );
  for (const { participant, slot, onBehalfOf } of candidates(problem, slots)) {
    const key = `${slot.id}/${participant}`;
    // Where pins take every head, there is nothing to choose.
    if (!waiting.has(key) && (taken.get(slot.id) ?? 0) >= slot.headcount + room(slot)) continue;
    // A locum may stand in for several principals: a pin takes the one it names or the first who is free, the others are out.
    if (pinned.has(key)) continue;
    const named = waiting.has(key) ? (principals.get(key) ?? null) : null;
    if (named !== null && named !== onBehalfOf) continue;
    if (waiting.has(key)) pinned.add(key);
    add(participant, slot, onBehalfOf, waiting.delete(key) ? 1 : undefined);
  }
  // Pins of people who are no candidates (absent, requisitioned …): kept all the same.
  for (const pin of waiting.values()) {
    const slot = bySlot.get(pin.slot);
    if (slot) add(pin.participant, slot, pin.onBehalfOf ?? null, 1);
  }
  return columns;
}
