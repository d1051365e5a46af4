import { z } from 'zod';
import { anybody, everything, type Limit, type Role, type Roles, roles } from '../calls/roles.ts';
import { patterns } from '../domain/primitives.ts';

/** Who calls, once it is known who: what the rest of the service may ask of access control. */

/** What somebody may do, as a file of keys or a token says it. */
export const grant = z.strictObject({
  roles: z.array(z.enum(roles)).min(1),
  departments: z
    .union([z.literal('*'), z.array(z.string().regex(patterns.department)).max(200)])
    .default([])
    .meta({ description: 'Department codes; `*`: all of them, and rosters without a department.' }),
  lines: z.array(z.string().min(1).max(200)).max(2000).default([]).meta({ description: 'coordinator: the own lines.' }),
  participant: z.string().min(1).max(200).nullable().default(null).meta({ description: 'participant: id in the tables.' }),
});
export type Grant = z.output<typeof grant>;

export interface Actor extends Grant {
  /** `local`: access is not configured, so whoever is on this machine; `link`: a signed link. */
  readonly kind: 'key' | 'token' | 'link' | 'local';
  /** Name for the audit trail: no name of a person, no number that identifies one. */
  readonly id: string;
}

/** Whoever is on this machine while access is not configured. */
export const localActor: Actor = { kind: 'local', id: 'local', roles: [...roles], departments: '*', lines: [], participant: null };

/** Whether the roles of an actor allow a call, whatever it is about. */
export function mayCall(actor: Actor, allowed: Roles): boolean {
  return allowed === anybody || actor.kind === 'local' || allowed.some((role) => holds(actor, role));
}

/** A role that an actor has. A participant without a participant's id is nobody, and so has no role. */
export function holds({ roles: held, participant }: Actor, role: Role): boolean {
  return held.includes(role) && (role !== 'participant' || participant !== null);
}

/** What must be known of a roster to tell who reaches it. */
export interface Reachable {
  readonly department?: string | null;
  /** Ids of its lines. */
  readonly lines?: readonly string[];
}

/**
 * How far those roles of an actor go that both allow a call and reach what it is about; null: not at all. A role that
 * does not reach it lends nothing to one that does.
 *
 * @param about null: the call is about nothing that is kept
 */
export function limitOf(actor: Actor, allowed: readonly Role[], about: Reachable | null): Limit | null {
  if (actor.kind === 'local') return everything;
  const reaching = allowed.filter((role) => holds(actor, role) && (about === null || reachesAs(actor, role, about)));
  if (reaching.length === 0) return null;
  if (reaching.some((role) => role !== 'participant') || actor.participant === null) return everything;
  return { kind: 'own', participant: actor.participant };
}

/** Whether one of these roles of an actor reaches a roster. */
export function reaches(actor: Actor, allowed: readonly Role[], about: Reachable): boolean {
  return limitOf(actor, allowed, about) !== null;
}

function reachesAs(actor: Actor, role: Role, { department = null, lines }: Reachable): boolean {
  if (!inDepartments(actor, department)) return false;
  return role !== 'coordinator' || lines?.every((line) => actor.lines.includes(line)) === true;
}

/** Departments that an actor reaches; null for all. */
export function departmentsOf({ kind, departments }: Actor): readonly string[] | null {
  return kind === 'local' || departments === '*' ? null : departments;
}

function inDepartments(actor: Actor, department: string | null): boolean {
  const known = departmentsOf(actor);
  return known === null || (department !== null && known.includes(department));
}
