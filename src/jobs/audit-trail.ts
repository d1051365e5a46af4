/** Who does what: known before it is done. No person but the actor's id, and nothing of what was sent or answered. */
export interface Act {
  /** Of this call alone: however often it is put down, it is one entry. */
  readonly id: string;
  /** How the actor has shown who it is; `unknown`: not at all, in entries of earlier versions. */
  readonly kind: 'key' | 'token' | 'link' | 'local' | 'unknown';
  /** Id of the actor; null while it is not known. */
  readonly actor: string | null;
  /** Operation id of the call. */
  readonly call: string;
  readonly requestId: string;
}

/** An act, what it was about, and what came of it. */
export interface AuditEntry extends Act {
  /** Id of the roster or scenario; null when the call is about none, or made none. */
  readonly roster: string | null;
  /** Status of the answer; of what was changed, the one under which it was taken: 202 for a roster that was asked for. */
  readonly outcome: number;
}

/** An entry as it is kept. Of what was done with a roster that was erased since, id, actor and instant alone are left. */
export type KeptAuditEntry = Pick<AuditEntry, 'id' | 'actor' | 'roster'> & {
  readonly [Field in 'kind' | 'call' | 'outcome' | 'requestId']: AuditEntry[Field] | null;
} & {
  /** Place in the trail: goes up. */
  readonly place: number;
  /** Instant by the clock of the database, UTC milliseconds. */
  readonly at: number;
};

/** What of the trail is wanted, newest first. */
export interface AuditQuery {
  readonly limit: number;
  /** Only those that were put down before the one at this place. */
  readonly before?: number;
  readonly roster?: string;
  readonly actor?: string;
  /** Instants, UTC milliseconds: at or after, and before. */
  readonly from?: number;
  readonly until?: number;
}

/**
 * Keeps entries where everything else is kept, and never changes one but by the erasure of its roster. What changes
 * something is put down by the store itself, together with the change.
 */
export interface AuditTrail {
  /** Resolves when the entry is kept; one that is there already is left as it is. */
  record(entry: AuditEntry): Promise<void>;
  list(query: AuditQuery): Promise<KeptAuditEntry[]>;
}

/** The entry of a change; undefined while there is no trail. */
export function entryOf(act: Act | undefined, roster: string, outcome: number): AuditEntry | undefined {
  return act && { ...act, roster, outcome };
}
