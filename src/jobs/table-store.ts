import type { AuditEntry } from './audit-trail.ts';

/** A published roster as it was, with the request it answers: JSON texts that never change again. */
export interface RosterCopy {
  /** Id of the roster. */
  readonly id: string;
  readonly request: string;
  readonly roster: string;
  /** The instant of the request, in UTC milliseconds: what it left to "today" stays what it was. */
  readonly now: number;
}

/** What is kept of the life of one table: a roster and all that was made from it. */
export interface KeptTable {
  /** Goes up with every change; 0 while nothing is kept. */
  readonly revision: number;
  /** Versions, proposals, opinions, realised duties: a `TableRecord` as JSON text; null while nothing is kept. */
  readonly record: string | null;
  /** Copies of the published versions, by number. */
  readonly copies: ReadonlyMap<number, RosterCopy>;
}

export interface TableChange {
  readonly record: string;
  /** The version that the change publishes. */
  readonly copy?: { readonly version: number } & RosterCopy;
  /** Goes on the audit trail with the change. */
  readonly entry?: AuditEntry | undefined;
}

/** Keeps the life of tables, by the id of the roster each began with. */
export interface TableStore {
  find(table: string): Promise<KeptTable>;
  /** Takes a change, unless another has come since `revision`: false then. */
  save(table: string, revision: number, change: TableChange): Promise<boolean>;
  /** Erases what is kept of a table when anything in it is about this roster, unless another change has come since `revision`; an `entry` goes on the audit trail with it. */
  erase(table: string, roster: string, revision: number, entry?: AuditEntry): Promise<void>;
}
