import { datesTouched, formatInstant, partFee } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Deviation, RealisedDuty, RealisedRequest } from '../domain/realised.ts';
import type { Holding, Person } from '../roster/holdings.ts';

/** A duty, or a part of one, that somebody served. */
interface Served {
  readonly slot: Slot;
  readonly participant: Person;
  /** UTC milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly replaced: string | null;
}

export interface Realised {
  /** Duties served, each with the times, points and fee of what was served: figures are computed from these as from a plan. */
  readonly holdings: readonly Holding[];
  readonly deviations: readonly Deviation[];
  readonly plannedDuties: number;
}

/** Whether a slot has ended by a date, that date included. */
export function hasEnded(slot: Slot, asOf: string): boolean {
  return (slot.dates.at(-1) ?? slot.date) <= asOf;
}

/**
 * What was served of a roster, by a date. Slots that are named were served by those named and nobody else; the others
 * as planned or not at all, as `rest` says, once they have ended.
 *
 * A part of a duty counts for its minutes: hours and points in proportion. It is paid like a whole one unless the line
 * pays pro rata; a duty handed over from one to another is paid to each in proportion, so that it is not paid twice.
 *
 * @param planned the duties of the roster
 * @param request ids that exist, times within the slots, one person never twice at once (see `addRealisedIssues`)
 */
export function realise(
  { participants, timeZone }: Pick<Problem, 'participants' | 'timeZone'>,
  slots: readonly Slot[],
  planned: readonly Holding[],
  { realised, rest }: Pick<RealisedRequest, 'realised' | 'rest'>,
  asOf: string,
): Realised {
  const people = new Map(participants.map((person) => [person.id, person]));
  const named = Map.groupBy(realised, ({ slot }) => slot);
  const plans = Map.groupBy(planned, ({ slot }) => slot.id);
  const holdings: Holding[] = [];
  const deviations: Deviation[] = [];
  for (const slot of slots) {
    const plan = plans.get(slot.id) ?? [];
    const entries = named.get(slot.id);
    if (entries === undefined && !hasEnded(slot, asOf)) continue;
    if (entries === undefined && rest === 'asPlanned') {
      holdings.push(...plan);
      continue;
    }
    const served = (entries ?? []).flatMap((entry) => servedOf(slot, people, entry));
    holdings.push(...holdingsOf(slot, plan, served, timeZone));
    deviations.push(...deviationsOf(slot, plan, served));
  }
  return { holdings, deviations, plannedDuties: planned.length };
}

function servedOf(slot: Slot, people: ReadonlyMap<string, Person>, entry: RealisedDuty): Served[] {
  const participant = people.get(entry.participant);
  if (participant === undefined) return [];
  const [from, to] = servedTimes(slot, entry);
  return [{ slot, participant, from, to, minutes: Math.round((to - from) / 60_000), replaced: entry.replaced ?? null }];
}

/** The time that an entry stands for, in UTC milliseconds. */
export function servedTimes(slot: Slot, { from, to }: Pick<RealisedDuty, 'from' | 'to'>): [number, number] {
  return [from === undefined ? slot.startMs : Date.parse(from), to === undefined ? slot.endMs : Date.parse(to)];
}

function holdingsOf(slot: Slot, plan: readonly Holding[], served: readonly Served[], zone: string): Holding[] {
  // More entries than heads, some of them parts: heads were handed over.
  const handedOver = served.length > slot.headcount && served.some(({ minutes }) => minutes < slot.minutes);
  return served.map((one) => {
    const { participant, minutes } = one;
    const own = plan.find((holding) => holding.participant.id === participant.id);
    const part = minutes === slot.minutes ? slot : partOf(one, handedOver, zone);
    return { slot: part, participant, onBehalfOf: own?.onBehalfOf ?? null, pinned: own?.pinned ?? false };
  });
}

/** The slot as one person served it. It keeps its date, by which it is paid and counted. */
function partOf({ slot, from, to, minutes }: Served, handedOver: boolean, zone: string): Slot {
  const fee = partFee(slot, minutes, slot.line.prorata || handedOver);
  const times = { startMs: from, endMs: to, start: formatInstant(from, zone), end: formatInstant(to, zone) };
  return { ...slot, ...times, dates: datesTouched(from, to, zone), minutes, points: (slot.points * minutes) / slot.minutes, fee };
}

/** Planned people who did not serve are paired with those who replaced them, by name where that is said. */
function deviationsOf(slot: Slot, plan: readonly Holding[], served: readonly Served[]): Deviation[] {
  const present = new Set(served.map(({ participant }) => participant.id));
  const absent = plan.map(({ participant }) => participant.id).filter((id) => !present.has(id));
  const planned = new Set(plan.map(({ participant }) => participant.id));
  const found: Deviation[] = [];
  const replaced = new Set<string>();
  for (const { participant, minutes, replaced: named } of served) {
    const deviation = { slot: slot.id, served: participant.id, minutes };
    if (planned.has(participant.id)) {
      if (minutes < slot.minutes) found.push({ ...deviation, kind: 'partial', planned: participant.id });
      continue;
    }
    const whom = named ?? absent.find((id) => !replaced.has(id)) ?? null;
    if (whom !== null) replaced.add(whom);
    found.push({ ...deviation, kind: whom === null ? 'added' : 'replaced', planned: whom });
  }
  for (const id of absent) {
    if (!replaced.has(id)) found.push({ slot: slot.id, kind: 'unserved', planned: id, served: null, minutes: 0 });
  }
  return found;
}
