import { inTheMorning, isoWeekday, isWholeDate, type MomentRange, rangeEnd, rangeStart, type Slot } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import { kindsOf } from '../domain/professions.ts';
import { sharingGround } from './check/turns.ts';
import { selectableSlot, selects } from './scope.ts';

/** Why somebody is no candidate for a slot, in the order in which they are looked for. */
export const ineligibilityCodes = [
  'notVolunteer',
  'kind',
  'role',
  'territory',
  'exempted',
  'unavailable',
  'inactive',
  'forbidden',
  'handedOver',
  'unqualified',
  'establishment',
  'outOfTurn',
  'locum',
] as const;
export type IneligibilityCode = (typeof ineligibilityCodes)[number];

type Person = Problem['participants'][number];

/**
 * Why a participant may not hold a slot, or null when nothing of the person stands against it. The verifier's reading
 * of the definition of a candidate: by dates, one participant and one slot at a time.
 *
 * - `unavailable`: an absence touches it, or its start date is not offered (`optIn`, `weekdays`)
 * - `inactive`: not active on every date it touches
 * - `establishment`: the line is shared, and not with the participant's establishment
 * - `outOfTurn`: it is the turn of another establishment
 * - `locum`: a locum without a principal who could serve, absences aside; or a principal for somebody who is no locum
 *
 * @param onBehalfOf the principal of a locum's duty, null for everybody else
 */
export function ineligibility(problem: Problem, participant: Person, slot: Slot, onBehalfOf: string | null): IneligibilityCode | null {
  const own = standing(problem, participant, slot, true);
  if (own !== null) return own;
  if (participant.status !== 'locum') return onBehalfOf === null ? null : 'locum';
  return onBehalfOf !== null && mayReplace(problem, participant, slot, onBehalfOf) ? null : 'locum';
}

/** Everything that stands against a participant on a slot; empty for a candidate. A locum may take any principal. */
export function ineligibilities(problem: Problem, participant: Person, slot: Slot): IneligibilityCode[] {
  const own = [...grounds(problem, participant, slot, true)];
  const withPrincipal = participant.status !== 'locum' || participant.locumFor.some((id) => mayReplace(problem, participant, slot, id));
  return withPrincipal ? own : [...own, 'locum'];
}

/** Whether the principal is one of the locum's, installed, and could serve, absences aside. */
function mayReplace(problem: Problem, locum: Person, slot: Slot, onBehalfOf: string): boolean {
  if (!locum.locumFor.includes(onBehalfOf)) return false;
  const principal = problem.participants.find((one) => one.id === onBehalfOf);
  return principal?.status === 'installed' && standing(problem, principal, slot, false) === null;
}

type OwnCode = Exclude<IneligibilityCode, 'locum'>;

/** The first ground against a person, the locum's principal left aside; `absence` says whether absences count. */
function standing(problem: Problem, person: Person, slot: Slot, absence: boolean): OwnCode | null {
  for (const code of grounds(problem, person, slot, absence)) return code;
  return null;
}

function* grounds(problem: Problem, person: Person, slot: Slot, absence: boolean): Generator<OwnCode> {
  if (!person.volunteer) yield 'notVolunteer';
  if (!kindsOf(slot.line).includes(person.kind)) yield 'kind';
  if (!person.roles.includes(slot.line.role)) yield 'role';
  const { territories } = slot.line;
  if (territories.length > 0 && !person.serves.some((territory) => territories.includes(territory))) yield 'territory';
  if (exempts(person, slot)) yield 'exempted';
  if (absence && !available(problem, person, slot)) yield 'unavailable';
  const { activeFrom, activeTo } = person;
  if (slot.dates.some((date) => (activeFrom !== null && date < activeFrom) || (activeTo !== null && date > activeTo))) yield 'inactive';
  const bans = problem.forbidden.filter((entry) => forbids(entry, person, slot));
  if (bans.some(({ handedOver = false }) => !handedOver)) yield 'forbidden';
  if (bans.some(({ handedOver = false }) => handedOver)) yield 'handedOver';
  const skills = new Set(person.skills);
  if (!slot.line.requires.every((skill) => skills.has(skill))) yield 'unqualified';
  const shared = sharingGround(problem, person, slot);
  if (shared !== null) yield shared;
}

/** Whether an exemption of the person covers the slot. */
export function exempts({ exemptions }: Person, slot: Slot): boolean {
  return exemptions.some(({ from, to, tags }) => touches(slot, from, to) && (!tags || tags.some((tag) => slot.tags.has(tag))));
}

/** Whether an entry of `forbidden` keeps a person from a slot. */
export function forbids(entry: Problem['forbidden'][number], person: Person, slot: Slot): boolean {
  if (entry.participant !== person.id) return false;
  const named = (entry.slot ?? slot.id) === slot.id && (entry.line ?? slot.line.id) === slot.line.id;
  return named && selects(entry.scope)(selectableSlot(slot));
}

function available(problem: Problem, person: Person, slot: Slot): boolean {
  const { mode, unavailable, available: offered, weekdays } = person.availability;
  if (unavailable.some((range) => keepsAway(problem, person, range, slot))) return false;
  if (mode === 'optOut' && weekdays === null) return true;
  return weekdays?.includes(isoWeekday(slot.date)) || offered.some((range) => offers(problem, range, slot));
}

/** Whether an absence of a person keeps him or her from a slot. */
export function keepsAway(problem: Problem, { availability }: Person, range: MomentRange, slot: Slot): boolean {
  const { from, to } = range;
  const zone = problem.timeZone;
  if (isWholeDate(to) ? slot.date > to : slot.startMs >= rangeEnd(range, zone)) return false;
  if (!isWholeDate(from)) return slot.endMs > rangeStart(range, zone);
  const lastDate = slot.dates[slot.dates.length - 1];
  if (lastDate !== from || slot.date === from) return lastDate >= from;
  const mayEnd = (availability.leaveFrom ?? problem.options.leaveFrom) === 'morning';
  return !mayEnd || !inTheMorning(slot.endMs, zone);
}

/** Whether offered time admits a slot: by its start where the range names dates, by start and end where it names times. */
function offers(problem: Problem, range: MomentRange, slot: Slot): boolean {
  const { from, to } = range;
  const zone = problem.timeZone;
  const begun = isWholeDate(from) ? slot.date >= from : slot.startMs >= rangeStart(range, zone);
  return begun && (isWholeDate(to) ? slot.date <= to : slot.endMs <= rangeEnd(range, zone));
}

function touches(slot: Slot, from: string, to: string | null): boolean {
  return slot.dates.some((date) => date >= from && (to === null || date <= to));
}
