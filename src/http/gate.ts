import { randomUUID } from 'node:crypto';
import { type Actor, limitOf, mayCall, type Reachable } from '../access/actor.ts';
import type { Identification } from '../access/identify.ts';
import type { RateLimiter } from '../access/rate.ts';
import type { Call } from '../calls/call.ts';
import { anybody, everything } from '../calls/roles.ts';
import type { AuditEntry, AuditTrail } from '../jobs/audit-trail.ts';
import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';
import { OnceAMinute } from './once-a-minute.ts';

export interface GateDeps {
  readonly identification: Identification;
  /** null: callers may call as often as they like. */
  readonly limiter: RateLimiter | null;
  /** What decides who reaches a roster or scenario; null when there is none of this id. */
  readonly factsOf: (kind: 'roster' | 'scenario', id: string) => Promise<Reachable | null>;
  readonly audit: Pick<AuditTrail, 'record'> | null;
  /** Told of what could not be put on the audit trail. */
  readonly unrecorded: (entry: AuditEntry, error: unknown) => void;
  readonly denied: (reason: string) => void;
}

/** Who comes in: stands before every call. */
export class Gate {
  readonly #deps: GateDeps;
  readonly #refusals = new OnceAMinute();

  constructor(deps: GateDeps) {
    this.#deps = deps;
  }

  /**
   * Lets a call through, or ends it: 401 without a valid credential, 403 for a role that may not, 404 for a roster or
   * scenario out of reach, as for one that does not exist, 429 for too many calls.
   * @throws {HttpProblem} by rejection
   */
  async admit(c: Context, call: Call): Promise<void> {
    c.set('call', call);
    const { name, roles, weight, about } = call;
    c.set('limit', everything);
    if (roles === anybody) return;
    const act = { id: randomUUID(), call: name, requestId: c.get('requestId') };
    // Whoever is nobody leaves nothing on the trail, else anybody could fill the store: the log and the metrics have it.
    const actor = await this.#identified(c);
    c.set('actor', actor);
    if (this.#deps.audit) c.set('act', { ...act, kind: actor.kind, actor: actor.id });
    if (actor.kind === 'local') return;
    this.#limit(c, `${actor.kind}:${actor.id}`, weight);
    if (!mayCall(actor, roles)) throw this.#denial('forbidden');
    if (about === null) {
      c.set('limit', limitOf(actor, roles, null) ?? undefined);
      return;
    }
    const id = c.req.param('id') ?? '';
    const facts = /\p{Cc}/u.test(id) ? null : await this.#deps.factsOf(about, id);
    if (facts === null) throw new HttpProblem(`unknown-${about}`);
    // Who may not reach it is not told that it exists.
    const limit = limitOf(actor, roles, facts);
    if (limit === null) throw this.#denial(`unknown-${about}`);
    c.set('limit', limit);
  }

  /**
   * Puts a call that is about to be answered on the audit trail; what it has changed is there already. Nobody is left
   * without the table of duties because a disk is full: what cannot be put down is told.
   */
  async record(c: Context, roster: string | null): Promise<void> {
    const act = c.get('act');
    if (!this.#deps.audit || act === undefined) return;
    const entry = { ...act, roster, outcome: c.res.status };
    await this.#deps.audit.record(entry).catch((error: unknown) => this.#deps.unrecorded(entry, error));
  }

  async #identified(c: Context): Promise<Actor> {
    const identity = await this.#deps.identification.identify(c.req.header('authorization'));
    switch (identity.kind) {
      case 'known':
        return identity.actor;
      case 'missing':
        throw this.#denial('unauthenticated', { 'WWW-Authenticate': 'Bearer realm="vigie"' });
      case 'invalid':
        throw this.#denial('invalid-credential', { 'WWW-Authenticate': 'Bearer realm="vigie", error="invalid_token"' });
      case 'unavailable':
        throw new HttpProblem('provider-unavailable', { params: { seconds: 10 }, headers: { 'Retry-After': '10' } });
    }
  }

  #limit(c: Context, caller: string, calls: number): void {
    const seconds = this.#deps.limiter?.take(caller, calls) ?? 0;
    if (seconds === 0) return;
    this.#deps.denied('too-many-calls');
    // That there were too many is put down, and not how many: refusals cost the caller nothing.
    if (!this.#refusals.first(caller)) c.set('act', undefined);
    throw new HttpProblem('too-many-calls', { params: { seconds }, headers: { 'Retry-After': String(seconds) } });
  }

  #denial(
    code: 'unauthenticated' | 'invalid-credential' | 'forbidden' | 'unknown-roster' | 'unknown-scenario',
    headers?: Record<string, string>,
  ): HttpProblem {
    this.#deps.denied(code);
    return new HttpProblem(code, headers ? { headers } : {});
  }
}
