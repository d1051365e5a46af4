import { type Slot, dayTypes, localDate, timeTags } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { CheckContext, Duty, ModelDuty } from './rule.ts';

/** Who holds what: the part of a roster that the rules look at. */
export interface Holding {
  readonly participant: string;
  readonly slot: Slot;
  /** Principal of a locum's duty; default null. */
  readonly onBehalfOf?: string | null;
}

/** A slot as the duty of somebody. */
export function slotDuty(participant: string, slot: Slot, onBehalfOf: string | null = null): Duty {
  return {
    participant,
    line: slot.line.id,
    slot,
    startMs: slot.startMs,
    endMs: slot.endMs,
    minutes: slot.minutes,
    date: slot.date,
    role: slot.line.role,
    territories: slot.line.territories,
    tags: slot.tags,
    onBehalfOf,
  };
}

/**
 * The history as duties, per participant of the problem (others are left out), each list sorted like
 * {@link compareDuties}. Tags: those given, then the automatic ones of time and day type, then role and activity of the
 * line when the problem knows it.
 */
export function historyDuties(problem: Problem): Map<string, Duty[]> {
  const byParticipant = new Map<string, Duty[]>(problem.participants.map(({ id }) => [id, []]));
  const lines = new Map(problem.lines.map((line) => [line.id, line]));
  const types = dayTypes(problem);
  for (const entry of problem.history) {
    const duties = byParticipant.get(entry.participant);
    if (duties === undefined) continue;
    const startMs = Date.parse(entry.start);
    const endMs = Date.parse(entry.end);
    const line = lines.get(entry.line);
    const ofLine = line === undefined ? [] : [line.role, line.activity];
    duties.push({
      participant: entry.participant,
      line: entry.line,
      slot: null,
      startMs,
      endMs,
      minutes: Math.round((endMs - startMs) / 60_000),
      date: localDate(startMs, problem.timeZone),
      role: line?.role ?? null,
      territories: line?.territories ?? [],
      tags: new Set([...entry.tags, ...timeTags(startMs, endMs, problem.timeZone, types), ...ofLine]),
      onBehalfOf: null,
    });
  }
  for (const duties of byParticipant.values()) duties.sort(compareDuties);
  return byParticipant;
}

/** Order of duties everywhere in the rules: start, then end, then line (by code units). */
export function compareDuties(a: Duty, b: Duty): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0);
}

/** Slot id of a duty, or `line@start` (UTC) for one of the history. */
export function dutyKey(duty: Duty): string {
  return duty.slot?.id ?? `${duty.line}@${new Date(duty.startMs).toISOString()}`;
}

/**
 * `CompileContext.duties`: history and columns of every participant, in the order of the problem.
 *
 * @param columns every column of a duty, pinned ones included
 */
export function modelDuties(
  problem: Problem,
  columns: readonly (Holding & { readonly column: number })[],
  history: ReadonlyMap<string, readonly Duty[]> = historyDuties(problem),
): Map<string, ModelDuty[]> {
  const duties = new Map<string, ModelDuty[]>(
    problem.participants.map(({ id }) => [id, (history.get(id) ?? []).map((duty) => ({ ...duty, column: null }))]),
  );
  for (const { participant, slot, onBehalfOf, column } of columns) {
    duties.get(participant)?.push({ ...slotDuty(participant, slot, onBehalfOf), column });
  }
  for (const list of duties.values()) list.sort(compareDuties);
  return duties;
}

/** `CheckContext.held`: history and held slots of every participant, in the order of the problem. */
export function heldDuties(
  problem: Problem,
  holdings: readonly Holding[],
  history: ReadonlyMap<string, readonly Duty[]> = historyDuties(problem),
): CheckContext['held'] {
  const held = new Map<string, Duty[]>(problem.participants.map(({ id }) => [id, [...(history.get(id) ?? [])]]));
  for (const { participant, slot, onBehalfOf } of holdings) held.get(participant)?.push(slotDuty(participant, slot, onBehalfOf));
  for (const list of held.values()) list.sort(compareDuties);
  return held;
}
