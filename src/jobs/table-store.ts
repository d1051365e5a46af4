import type { AuditEntry } from './audit-trail.ts';
import type { Job } from './job.ts';
import type { RosterCopy } from './task.ts';

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
  /** Id of the roster that the change is about: erased meanwhile, it leaves nothing behind. */
  readonly about: string;
  readonly record: string;
  /** The version that the change publishes. */
  readonly copy?: { readonly version: number } & RosterCopy;
  /** A roster that comes into being with the change. */
  readonly made?: Job;
  /** Goes on the audit trail with the change. */
  readonly entry?: AuditEntry | undefined;
}

/** Keeps the life of tables, by the id of the roster each began with. */
export interface TableStore {
  find(table: string): Promise<KeptTable>;
  /** Takes a change, all of it or nothing, unless another has come since `revision` or its roster is gone: false then. */
  save(table: string, revision: number, change: TableChange): Promise<boolean>;
}
