import type { Slot } from '../../src/calendar/index.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { standsAgainst } from './plain.ts';

type Person = Problem['participants'][number];

/** A duty by ids, a locum's with its principal. */
export interface PlainDuty {
  readonly slot: string;
  readonly participant: string;
  readonly onBehalfOf: string | null;
}

/** What a principal need not meet to be replaced: being there. */
const absence = new Set(['unavailable', 'available', 'weekdays']);

/** Every duty that somebody may hold, a locum's once per principal, read off the design pair by pair. */
export function plainCandidates(problem: Problem, slots: readonly Slot[]): PlainDuty[] {
  const people = new Map(problem.participants.map((person) => [person.id, person]));
  return slots.flatMap((slot) =>
    problem.participants
      .filter((person) => standsAgainst(problem, person, slot).length === 0)
      .flatMap((person): PlainDuty[] => {
        const duty = { slot: slot.id, participant: person.id };
        if (person.status !== 'locum') return [{ ...duty, onBehalfOf: null }];
        return [...new Set(person.locumFor)]
          .filter((id) => mayBeReplaced(problem, people.get(id), slot))
          .map((onBehalfOf) => ({ ...duty, onBehalfOf }));
      }),
  );
}

function mayBeReplaced(problem: Problem, principal: Person | undefined, slot: Slot): boolean {
  return principal?.status === 'installed' && standsAgainst(problem, principal, slot).every((field) => absence.has(field));
}

/**
 * Pairs of duties that the built-in rules forbid, by name: one person twice at once, two locums of one principal at
 * once, a principal on duty while replaced.
 */
export function plainClashes(slots: readonly Slot[], duties: readonly PlainDuty[]): string[] {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const found: string[] = [];
  for (const [i, a] of duties.entries()) {
    for (const b of duties.slice(i + 1)) {
      const [first, second] = [byId.get(a.slot), byId.get(b.slot)];
      if (!first || !second || first.endMs <= second.startMs || second.endMs <= first.startMs) continue;
      if (a.participant === b.participant) found.push('noOverlap');
      else if (a.onBehalfOf !== null && a.onBehalfOf === b.onBehalfOf) found.push('locum');
      else if (a.onBehalfOf === b.participant || b.onBehalfOf === a.participant) found.push('locum');
    }
  }
  return found;
}

/** Every roster without a clash or a head too many. */
export function* plainRosters(slots: readonly Slot[], free: readonly PlainDuty[]): Generator<PlainDuty[]> {
  const room = new Map(slots.map(({ id, headcount }) => [id, headcount]));
  const held: PlainDuty[] = [];
  function* from(i: number): Generator<PlainDuty[]> {
    if (i === free.length) {
      yield [...held];
      return;
    }
    yield* from(i + 1);
    const duty = free[i];
    const left = room.get(duty.slot) ?? 0;
    if (left === 0) return;
    held.push(duty);
    room.set(duty.slot, left - 1);
    if (plainClashes(slots, held).length === 0) yield* from(i + 1);
    room.set(duty.slot, left);
    held.pop();
  }
  yield* from(0);
}
