import { departmentsOf, holds, reaches, type Actor, type Reachable } from '../access/actor.ts';
import { anybody } from '../calls/roles.ts';
import type { ProblemFacts } from '../jobs/task.ts';
import { say } from '../messages/index.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';

/** Asks of a problem that is understood whether this caller may have it worked on here. */
export function admissionOf(c: Context, webhooks: Webhooks | null): (facts: ProblemFacts) => void {
  return (facts) => {
    refuseForeign(c, facts);
    refuseCallback(c, facts, webhooks);
  };
}

/** Name under which a caller has a share of the workers of its own; empty: whoever is on this machine. */
export function callerOf(c: Context): string {
  const actor = c.get('actor');
  return actor === undefined || actor.kind === 'local' ? '' : `${actor.kind}:${actor.id}`;
}

/** Sets the keys of callers apart: the same word of two of them is not the same key. */
export function keyOf(c: Context, key: string | null): string | null {
  const caller = callerOf(c);
  return key === null || caller === '' ? key : `${caller} ${key}`;
}

/** @throws {HttpProblem} 403 for a department that is not the caller's, or lines that are not a coordinator's own */
export function refuseForeign(c: Context, facts: Reachable): void {
  const actor = c.get('actor');
  const allowed = c.get('call')?.roles ?? anybody;
  if (actor === undefined || allowed === anybody || reaches(actor, allowed, facts)) return;
  throw new HttpProblem('foreign-department');
}

/** @throws {HttpProblem} 422 for a webhook that would never be sent */
function refuseCallback(c: Context, { callbackUrl }: ProblemFacts, webhooks: Webhooks | null): void {
  if (callbackUrl === undefined) return;
  const objection = webhooks === null ? 'off' : webhooks.objectionTo(callbackUrl);
  if (objection === null || objection === 'unresolved') return;
  const reason = say(c.get('lang') ?? 'fr', `callback.${objection}`);
  const errors = [{ pointer: '/options/callbackUrl', code: `callback.${objection}`, message: reason }];
  throw new HttpProblem('callback-refused', { params: { reason }, errors });
}

/** Departments whose rosters the caller may see listed; null for all. */
export function listedDepartments(c: Context): readonly string[] | null {
  const actor: Actor | undefined = c.get('actor');
  return actor === undefined ? null : departmentsOf(actor);
}

/** Lines that a coordinator, who has no wider role, sees rosters of; undefined: all. */
export function listedLines(c: Context): readonly string[] | undefined {
  const actor = c.get('actor');
  const allowed = c.get('call')?.roles ?? anybody;
  if (actor === undefined || actor.kind === 'local' || allowed === anybody) return undefined;
  const wider = allowed.some((role) => role !== 'coordinator' && holds(actor, role));
  return wider ? undefined : actor.lines;
}
