import { addDays, isoWeekday, type Slot } from '../../calendar/index.ts';
import type { Scope } from '../../domain/primitives.ts';
import { selectableSlot, selects } from '../scope.ts';

interface BlockSettings {
  readonly windows: readonly string[];
  readonly of: 'weekend' | 'dates';
  readonly dates?: readonly string[];
  readonly scope?: Scope;
}

/** Names the block that a slot is part of, `line/first date`, or null when it is part of none. */
export function blockOf(slot: Slot, { windows, of, dates, scope }: BlockSettings): string | null {
  if (slot.headcount === 0 || !windows.includes(slot.window) || !selects(scope)(selectableSlot(slot))) return null;
  if (of === 'weekend') {
    const weekday = isoWeekday(slot.date);
    return weekday < 6 ? null : `${slot.line.id}/${addDays(slot.date, 6 - weekday)}`;
  }
  if (dates === undefined) return `${slot.line.id}/${slot.date}`;
  if (!dates.includes(slot.date)) return null;
  let first = slot.date;
  while (dates.includes(addDays(first, -1))) first = addDays(first, -1);
  return `${slot.line.id}/${first}`;
}

const byLine = new WeakMap<readonly Slot[], Map<string, Slot[]>>();

/** Every slot of a block. */
export function blockSlots(slots: readonly Slot[], id: string, settings: BlockSettings): Slot[] {
  const ofLine = byLine.get(slots) ?? Map.groupBy(slots, (slot) => slot.line.id);
  byLine.set(slots, ofLine);
  const line = id.slice(0, id.indexOf('/'));
  return (ofLine.get(line) ?? []).filter((slot) => blockOf(slot, settings) === id);
}
