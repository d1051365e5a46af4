import { isoWeekday, type Slot } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import { selectableSlot, selects } from './scope.ts';

/** Why somebody is no candidate for a slot, in the order in which they are looked for. */
export const ineligibilityCodes = [
  'notVolunteer',
  'role',
  'territory',
  'exempted',
  'unavailable',
  'inactive',
  'forbidden',
  'unqualified',
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
 * - `locum`: a locum without a principal who could serve, absences aside; or a principal for somebody who is no locum
 *
 * @param onBehalfOf the principal of a locum's duty, null for everybody else
 */
export function ineligibility(problem: Problem, participant: Person, slot: Slot, onBehalfOf: string | null): IneligibilityCode | null {
  const own = standing(problem, participant, slot, true);
  if (own !== null) return own;
  if (participant.status !== 'locum') return onBehalfOf === null ? null : 'locum';
  if (onBehalfOf === null || !participant.locumFor.includes(onBehalfOf)) return 'locum';
  const principal = problem.participants.find((one) => one.id === onBehalfOf);
  if (principal === undefined || principal.status !== 'installed') return 'locum';
  return standing(problem, principal, slot, false) === null ? null : 'locum';
}

/** What stands against a person, the locum's principal left aside; `absence` says whether absences count. */
function standing(problem: Problem, person: Person, slot: Slot, absence: boolean): Exclude<IneligibilityCode, 'locum'> | null {
  if (!person.volunteer) return 'notVolunteer';
  if (!person.roles.includes(slot.line.role)) return 'role';
  const { territories } = slot.line;
  if (territories.length > 0 && !person.serves.some((territory) => territories.includes(territory))) return 'territory';
  if (person.exemptions.some(({ from, to, tags }) => touches(slot, from, to) && (!tags || tags.some((tag) => slot.tags.has(tag))))) {
    return 'exempted';
  }
  if (absence && !available(person, slot)) return 'unavailable';
  const { activeFrom, activeTo } = person;
  if (slot.dates.some((date) => (activeFrom !== null && date < activeFrom) || (activeTo !== null && date > activeTo))) return 'inactive';
  for (const entry of problem.forbidden) {
    if (entry.participant !== person.id) continue;
    const named = (entry.slot ?? slot.id) === slot.id && (entry.line ?? slot.line.id) === slot.line.id;
    if (named && selects(entry.scope)(selectableSlot(slot))) return 'forbidden';
  }
  const skills = new Set(person.skills);
  return slot.line.requires.every((skill) => skills.has(skill)) ? null : 'unqualified';
}

function available({ availability: { mode, unavailable, available: offered, weekdays } }: Person, slot: Slot): boolean {
  if (unavailable.some(({ from, to }) => touches(slot, from, to))) return false;
  if (mode === 'optIn' && !offered.some(({ from, to }) => from <= slot.date && slot.date <= to)) return false;
  return weekdays === null || weekdays.includes(isoWeekday(slot.date));
}

function touches(slot: Slot, from: string, to: string | null): boolean {
  return slot.dates.some((date) => date >= from && (to === null || date <= to));
}
