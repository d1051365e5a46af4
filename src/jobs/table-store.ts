import type { AuditEntry } from './audit-trail.ts';
import type { Job } from './job.ts';
import type { DutyRow, TableFacts, VersionIndex } from './duty-row.ts';
import type { DutyContact, ProblemFacts, RosterCopy } from './task.ts';

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
  readonly copy?: { readonly version: number } & RosterCopy & PublishedCopy;
  /** Roster that joins the table with the change: it was made apart from it. */
  readonly adopts?: string;
  /** A telephone that changes. */
  readonly contact?: DutyContact | undefined;
  /** A roster that comes into being with the change. */
  readonly made?: Job;
  /** Goes on the audit trail with the change. */
  readonly entry?: AuditEntry | undefined;
}

/** What a published version is looked up by. */
export interface PublishedCopy {
  readonly department: string | null;
  readonly period: ProblemFacts['period'];
  readonly lines: readonly string[];
  readonly publishedAt: number;
  readonly index: VersionIndex;
}

/** A table in force as others find it. */
export interface TableInForce extends Omit<PublishedCopy, 'index'> {
  /** Id of the roster that it began with. */
  readonly table: string;
  /** Roster in force. */
  readonly roster: string;
  readonly version: number;
  readonly facts: TableFacts;
}

/** A duty of a table in force. */
export interface DutyInForce extends DutyRow {
  readonly table: string;
}

/** What a table must have to be found; what is left out is not asked. */
export interface TableQuery {
  /** null: those without a department. */
  readonly departments?: readonly (string | null)[];
  /** First and last date: tables whose period meets them. */
  readonly from?: string;
  readonly to?: string;
}

/** Keeps the life of tables, by the id of the roster each began with. */
export interface TableStore {
  find(table: string): Promise<KeptTable>;
  /** Tables in force, by period, then table. */
  inForce(query: TableQuery): Promise<TableInForce[]>;
  /** Other tables that have one of these lines in force on one of these dates, for the same department. */
  rivals(published: Pick<PublishedCopy, 'department' | 'period' | 'lines'>, table: string): Promise<TableInForce[]>;
  /** Duties and gaps of these tables that are under way at an instant, and the next one of each line after it. */
  dutiesAt(tables: readonly string[], at: number): Promise<{ readonly now: DutyInForce[]; readonly next: DutyInForce[] }>;
  /**
   * Takes a change, all of it or nothing, unless another has come since `revision`, its roster is gone, or it publishes
   * what another table has in force: false then.
   */
  save(table: string, revision: number, change: TableChange): Promise<boolean>;
}
