import { dayNumber, type Slot } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import { presence } from './presence.ts';
import { selectableSlot, selects, servesLine } from './scope.ts';
import { keptOut } from './turns.ts';

/** Somebody who may hold a head of a slot; a locum once per principal whom that would replace. */
export interface Candidate {
  readonly participant: string;
  readonly slot: Slot;
  readonly onBehalfOf: string | null;
}

type Person = Problem['participants'][number];

/**
 * Every candidate of every slot: the only people the model may assign, pins aside. In the order of the slots, then of
 * the participants, then of `locumFor`. The definition is that of `ineligibility`, which is written apart from this and
 * serves the verifier.
 */
export function candidates(problem: Problem, slots: readonly Slot[]): Candidate[] {
  const people = prepare(problem, slots);
  const byId = new Map(people.map((one) => [one.person.id, one]));
  const byLine = new Map<string, Prepared[]>();
  const found: Candidate[] = [];
  for (const slot of slots) {
    let volunteers = byLine.get(slot.line.id);
    if (volunteers === undefined) {
      volunteers = people.filter((one) => one.fits(slot));
      byLine.set(slot.line.id, volunteers);
    }
    for (const one of volunteers) {
      if (!one.eligible(slot) || !one.present(slot)) continue;
      const participant = one.person.id;
      if (one.person.status !== 'locum') {
        found.push({ participant, slot, onBehalfOf: null });
        continue;
      }
      for (const onBehalfOf of new Set(one.person.locumFor)) {
        const principal = byId.get(onBehalfOf);
        if (principal?.person.status === 'installed' && principal.fits(slot) && principal.eligible(slot)) {
          found.push({ participant, slot, onBehalfOf });
        }
      }
    }
  }
  return found;
}

/** A participant made ready to be asked about many slots. */
interface Prepared {
  readonly person: Person;
  /** What hangs on the line alone. */
  fits(slot: Slot): boolean;
  /** What a principal must meet as well: active, not exempted, not forbidden, of an establishment whose turn it is. */
  eligible(slot: Slot): boolean;
  /** Absence and availability. */
  present(slot: Slot): boolean;
}

/** The dates that the slots touch, as positions 0 to `days` − 1. */
interface Horizon {
  readonly first: number;
  readonly days: number;
}

type PositionOf = (date: string) => number;

function prepare(problem: Problem, slots: readonly Slot[]): Prepared[] {
  const forbidden = Map.groupBy(problem.forbidden, (entry) => entry.participant);
  const dates = [...new Set(slots.flatMap((slot) => [slot.date, ...slot.dates]))].sort();
  const first = dates.length === 0 ? 0 : dayNumber(dates[0]);
  const days = dates.length === 0 ? 0 : dayNumber(dates[dates.length - 1]) - first + 1;
  const positions = new Map(dates.map((date) => [date, dayNumber(date) - first]));
  const positionOf: PositionOf = (date) => positions.get(date) ?? -1;
  const outOfTurn = keptOut(problem);
  return problem.participants.map((person) => {
    const isForbidden = forbiddenTo(forbidden.get(person.id) ?? []);
    const isBarred = (slot: Slot): boolean => isForbidden(slot) || outOfTurn(person, slot);
    return prepareOne(person, { first, days }, positionOf, presence(problem, person.availability), isBarred);
  });
}

function prepareOne(
  person: Person,
  horizon: Horizon,
  positionOf: PositionOf,
  present: Prepared['present'],
  isBarred: (slot: Slot) => boolean,
): Prepared {
  const { skills, volunteer } = person;
  const active = marks(horizon, [{ from: person.activeFrom, to: person.activeTo }]);
  const plain = person.exemptions.filter((exemption) => exemption.tags === undefined);
  const exempted = marks(horizon, plain);
  const tagged = person.exemptions.flatMap(({ from, to, tags }) =>
    tags === undefined ? [] : [{ dates: marks(horizon, [{ from, to }]), tags }],
  );
  const touches = (dates: Uint8Array | null, slot: Slot): boolean =>
    dates !== null && slot.dates.some((date) => dates[positionOf(date)] === 1);
  return {
    person,
    fits: ({ line }) => volunteer && servesLine(person, line) && line.requires.every((skill) => skills.includes(skill)),
    eligible: (slot) =>
      slot.dates.every((date) => active?.[positionOf(date)] === 1) &&
      !touches(exempted, slot) &&
      !tagged.some(({ dates, tags }) => touches(dates, slot) && tags.some((tag) => slot.tags.has(tag))) &&
      !isBarred(slot),
    present,
  };
}

/** Positions that lie in one of the ranges; null when none does. An open end has no limit. */
function marks({ first, days }: Horizon, ranges: readonly { from: string | null; to: string | null }[]): Uint8Array | null {
  if (ranges.length === 0) return null;
  const dates = new Uint8Array(days);
  for (const { from, to } of ranges) {
    const start = from === null ? 0 : dayNumber(from) - first;
    const end = to === null ? days - 1 : dayNumber(to) - first;
    for (let day = Math.max(0, start); day <= Math.min(days - 1, end); day++) dates[day] = 1;
  }
  return dates;
}

function forbiddenTo(entries: Problem['forbidden']): (slot: Slot) => boolean {
  if (entries.length === 0) return () => false;
  const slots = new Set(
    entries.flatMap((entry) => (entry.slot !== undefined && entry.line === undefined && !entry.scope ? [entry.slot] : [])),
  );
  const others = entries
    .filter((entry) => entry.slot === undefined || entry.line !== undefined || entry.scope)
    .map((entry) => ({ entry, inScope: selects(entry.scope) }));
  return (slot) =>
    slots.has(slot.id) ||
    others.some(
      ({ entry, inScope }) =>
        (entry.slot === undefined || entry.slot === slot.id) &&
        (entry.line === undefined || entry.line === slot.line.id) &&
        inScope(selectableSlot(slot)),
    );
}
