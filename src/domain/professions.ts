import type { Role } from './primitives.ts';

/**
 * Who takes part, by profession. The permanence of care is open to nurses and midwives beside doctors (décret 2025-152);
 * Sundays and holidays of dentists are tabled by their own council (décret 2015-75).
 */
export const kinds = ['doctor', 'nurse', 'midwife', 'dentist', 'pharmacy', 'ambulance'] as const;
export type Kind = (typeof kinds)[number];

/**
 * The bodies that answer for the tables of the professions: departmental councils of doctors, nurses, midwives and
 * dentists, the regional council of pharmacists, the association of ambulance companies. In the order of `kinds`.
 */
export const councils = ['cdom', 'cdoi', 'cdosf', 'cdocd', 'crop', 'atsu'] as const;
export type Council = (typeof councils)[number];

/** Roles taken on when none are said. Regulation is learnt and must be said. */
export const usualRoles: Readonly<Record<Kind, readonly Role[]>> = {
  doctor: ['fixed', 'mobile', 'hospital'],
  nurse: ['fixed', 'mobile'],
  midwife: ['fixed', 'mobile', 'hospital'],
  dentist: ['dental'],
  pharmacy: ['pharmacy'],
  ambulance: ['ambulance'],
};

const usualKinds: Readonly<Record<Role, readonly [Kind, ...Kind[]]>> = {
  fixed: ['doctor'],
  mobile: ['doctor'],
  regulation: ['doctor'],
  hospital: ['doctor'],
  dental: ['dentist'],
  pharmacy: ['pharmacy'],
  ambulance: ['ambulance'],
};

/** A line as far as it says which professions serve it. */
interface Staffed {
  readonly role: Role;
  readonly kinds?: readonly Kind[];
}

/** The professions that may serve a line: those it names, else those of its role. */
export function kindsOf({ role, kinds: named }: Staffed): readonly Kind[] {
  return named ?? usualKinds[role];
}

/** The councils whose professions serve a line, in the order of `councils`. */
export function councilsOf(line: Staffed): Council[] {
  const those = new Set(kindsOf(line).map((kind) => councils[kinds.indexOf(kind)]));
  return councils.filter((council) => those.has(council));
}
