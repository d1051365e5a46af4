import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Holding } from '../roster/holdings.ts';

/** A roster of the year, understood. */
export interface CountedRoster {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly holdings: readonly Holding[];
}

/** A doctor of the year, whatever the number of rosters that know them. */
interface Doctor {
  /** Of the last roster that knows them. */
  territory: string | null;
  volunteer: boolean;
  exempted: boolean;
  regulates: boolean;
}

/** Doctors who practised in the year, each once. */
export function doctorsOf(rosters: readonly CountedRoster[], start: string, end: string): Doctor[] {
  const known = identities(rosters);
  const doctors = new Map<string, Doctor>();
  for (const { problem } of rosters) {
    for (const person of problem.participants) {
      const { kind, activeFrom, activeTo, territory, volunteer, exemptions } = person;
      if (kind !== 'doctor' || (activeFrom ?? start) > end || (activeTo ?? end) < start) continue;
      const doctor = doctors.get(known(person)) ?? { territory, volunteer: false, exempted: false, regulates: false };
      doctor.territory = territory;
      doctor.volunteer ||= volunteer;
      doctor.exempted ||= exemptions.some(({ from, to }) => from <= end && (to === null || to >= start));
      doctor.regulates ||= volunteer && isTrained(problem, person);
      doctors.set(known(person), doctor);
    }
  }
  return [...doctors.values()];
}

export function headsOf(doctors: readonly Doctor[]): { doctors: number; volunteers: number; exempted: number } {
  return {
    doctors: doctors.length,
    volunteers: doctors.filter(({ volunteer }) => volunteer).length,
    exempted: doctors.filter(({ exempted }) => exempted).length,
  };
}

type Person = Problem['participants'][number];

/**
 * Who is who: by RPPS number where there is one, since two sectors may use one id for two doctors, or two for one. Who
 * has none is known by the id: the one doctor who has it, when only one does.
 */
export function identities(rosters: readonly CountedRoster[]): (person: Pick<Person, 'id' | 'rpps'>) => string {
  const numbers = new Map<string, Set<string>>();
  for (const { id, rpps } of rosters.flatMap(({ problem }) => problem.participants)) {
    if (rpps !== null) numbers.set(id, (numbers.get(id) ?? new Set()).add(rpps));
  }
  return ({ id, rpps }) => {
    const own = [...(numbers.get(id) ?? [])];
    const number = rpps ?? (own.length === 1 ? own[0] : null);
    return number === null ? `id ${id}` : `rpps ${number}`;
  };
}

/** Fit for regulation: by role, and by the skills of a line of regulation where the roster has one. */
function isTrained({ lines }: Problem, { roles, skills }: Person): boolean {
  if (!roles.includes('regulation')) return false;
  const asked = lines.filter(({ role }) => role === 'regulation');
  return asked.length === 0 || asked.some(({ requires }) => requires.every((skill) => skills.includes(skill)));
}
