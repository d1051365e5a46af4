import { Naming } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { SlotList, SlotView } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { requestWarning } from './words.ts';

/** The calendar alone: every slot of a request, sorted by start, then id (`POST /v1/slots`). */
export function buildSlotList(problem: Problem, slots: readonly Slot[], warnings: readonly Warning[]): SlotList {
  const naming = new Naming(problem, slots);
  return { slots: slots.map(slotView), warnings: warnings.map((warning) => requestWarning(naming, warning)) };
}

function slotView(slot: Slot): SlotView {
  const { id, line, date, window, dayType, start, end, minutes, headcount, points, fee, tags } = slot;
  return { slot: id, line: line.id, date, window, dayType, start, end, hours: minutes / 60, headcount, points, fee, tags: [...tags] };
}
