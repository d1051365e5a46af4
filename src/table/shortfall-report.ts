import { gapDeadline } from '../roster/gap-deadline.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Roster } from '../domain/roster.ts';
import type { Gap, LiableDoctor, Opinion, ShortfallReport } from '../domain/shortfall-report.ts';
import { say } from '../messages/index.ts';
import { councils, councilsOf } from '../domain/professions.ts';
import type { Person } from '../roster/holdings.ts';
import { ineligibility } from '../rules/index.ts';

/** A roster with the problem it answers and its slots. */
export interface Reported {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly roster: Pick<Roster, 'id' | 'assignments' | 'shortfalls'>;
}

/**
 * What the CDOM sends to the ARS when gaps remain (R.6315-4): gaps by territory and date, opinions asked and received,
 * relays in place, and the doctors liable to serve with professional address and telephone. A statement of facts: the
 * doctors stand in the order of their ids, nobody is ranked, chosen or proposed.
 *
 * @param asOf date of the report
 */
export function shortfallReportOf({ problem, slots, roster }: Reported, opinions: readonly Opinion[], asOf: string): ShortfallReport {
  const missing = new Map(roster.shortfalls.map((one) => [one.slot, one.missing]));
  const open = slots.filter(({ id }) => missing.has(id));
  const busy = new Busy(slots, roster);
  const people = problem.participants.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const gaps = open.map((slot): { slot: Slot; gap: Gap } => {
    const liable = people.filter((person) => isLiable(problem, person, slot) && !busy.at(person.id, slot)).map(({ id }) => id);
    return { slot, gap: gapOf(problem, slot, { missing: missing.get(slot.id) ?? 1, liable, opinions, asOf }) };
  });
  const named = new Set(gaps.flatMap(({ gap }) => gap.liable));
  const hours = (some: readonly { slot: Slot; gap: Gap }[]) =>
    some.reduce((sum, { slot, gap }) => sum + (gap.missing * slot.minutes) / 60, 0);
  const territories = [...problem.territories, null].flatMap((territory) => {
    const own = gaps.filter(({ slot }) =>
      territory === null ? slot.line.territories.length === 0 : slot.line.territories.includes(territory.id),
    );
    if (own.length === 0) return [];
    return {
      territory: territory?.id ?? null,
      name: territory?.name ?? null,
      hospitalRelays: [...(territory?.hospitalRelays ?? [])],
      missingHours: hours(own),
      opinions: opinions.filter((one) => territory !== null && one.territory === territory.id),
      gaps: own.map(({ gap }) => gap),
    };
  });
  return {
    roster: roster.id,
    name: problem.name,
    department: problem.department,
    period: problem.period,
    asOf,
    councils: councils.filter((council) => gaps.some(({ gap }) => gap.councils.includes(council))),
    missingHeads: gaps.reduce((sum, { gap }) => sum + gap.missing, 0),
    missingHours: hours(gaps),
    opinions: opinions.filter((one) => one.territory === undefined && one.slot === undefined),
    territories,
    doctors: people.filter(({ id }) => named.has(id)).map(doctorOf),
    note: say(problem.options.lang, 'report.shortfall.note'),
  };
}

interface GapFacts {
  readonly missing: number;
  readonly liable: string[];
  readonly opinions: readonly Opinion[];
  readonly asOf: string;
}

function gapOf(problem: Problem, slot: Slot, { missing, liable, opinions, asOf }: GapFacts): Gap {
  const { territories } = problem;
  const { id, line, date, start, end } = slot;
  const relays = territories.filter((one) => line.territories.includes(one.id)).flatMap(({ hospitalRelays }) => hospitalRelays);
  return {
    slot: id,
    line: line.id,
    name: line.name,
    site: line.site,
    date,
    start,
    end,
    missing,
    priority: line.priority,
    councils: councilsOf(line),
    ...gapDeadline(problem, slot, asOf),
    hospitalRelays: [...new Set(relays)],
    opinions: opinions.filter((one) => one.slot === id),
    liable,
  };
}

/** Professions whose permanence is a duty by law; the others take part of their own accord, or by a rota of their own. */
const bound: ReadonlySet<Person['kind']> = new Set(['doctor', 'dentist']);

/**
 * Whether somebody could be called on by law: fit for the line (profession, role, territory, skills), in activity, not exempted.
 * Neither volunteering nor availability is asked. Locums stand in for others and owe nothing of their own.
 */
function isLiable(problem: Problem, person: Person, slot: Slot): boolean {
  if (!bound.has(person.kind) || person.status === 'locum') return false;
  const willing = { ...person, volunteer: true, availability: { mode: 'optOut' as const, unavailable: [], available: [], weekdays: null } };
  return ineligibility(problem, willing, slot, null) === null;
}

function doctorOf({ id, name, territory, volunteer, contact }: Person): LiableDoctor {
  return { participant: id, name, territory, volunteer, address: contact?.address ?? null, phone: contact?.phone ?? null };
}

/** Who is on duty when: nobody serves in two places. */
class Busy {
  readonly #byPerson: Map<string, Slot[]>;

  constructor(slots: readonly Slot[], { assignments }: Reported['roster']) {
    const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
    const duties = assignments.flatMap(({ slot, participant }) => {
      const found = slotOf.get(slot);
      return found ? [{ participant, slot: found }] : [];
    });
    this.#byPerson = new Map(
      [...Map.groupBy(duties, ({ participant }) => participant)].map(([id, own]) => [id, own.map(({ slot }) => slot)]),
    );
  }

  at(person: string, { startMs, endMs }: Slot): boolean {
    return (this.#byPerson.get(person) ?? []).some((other) => other.startMs < endMs && startMs < other.endMs);
  }
}
