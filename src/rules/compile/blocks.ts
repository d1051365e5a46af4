import type { Slot } from '../../calendar/index.ts';
import type { Scope } from '../../domain/primitives.ts';
import { selectableSlot, selects } from '../scope.ts';
import { dayOf, weekdayIndex, weekNumber } from './days.ts';

/** What says which slots belong together. */
export interface BlockSettings {
  readonly windows: readonly string[];
  readonly of: 'weekend' | 'dates';
  readonly dates?: readonly string[];
  readonly scope?: Scope;
}

/** The blocks of at least two slots. */
export function blocksOf(slots: readonly Slot[], settings: BlockSettings): Slot[][] {
  const inScope = selects(settings.scope);
  const windows = new Set(settings.windows);
  const unitOf = units(settings);
  const blocks = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (slot.headcount === 0 || !windows.has(slot.window)) continue;
    const unit = unitOf(dayOf(slot.date));
    if (unit === undefined || !inScope(selectableSlot(slot))) continue;
    const key = `${slot.line.id}/${unit}`;
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [slot]);
    else block.push(slot);
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

/** The number of the weekend, date or run of listed dates that a day belongs to, if any. */
function units({ of, dates }: BlockSettings): (day: number) => number | undefined {
  if (of === 'weekend') return (day) => (weekdayIndex(day) >= 5 ? weekNumber(day) : undefined);
  if (dates === undefined) return (day) => day;
  const runs = new Map<number, number>();
  let run = 0;
  for (const day of [...new Set(dates.map(dayOf))].sort((a, b) => a - b)) {
    if (!runs.has(day - 1)) run++;
    runs.set(day, run);
  }
  return (day) => runs.get(day);
}
