/** Where statements go: a database, or one transaction in it. Instants are UTC milliseconds; parameters are `$1`, `$2`. */
export interface Sql {
  /** @throws {StoreUnavailable} by rejection when the database cannot be reached */
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Several statements at once, without parameters. Rows of all of them, one after the other. */
  script<Row = Record<string, unknown>>(text: string): Promise<Row[]>;
}

/** The database's own clock, in UTC milliseconds: that of a process may be set back or forward under it. */
export const nowMs = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** A notice that some process sent with `pg_notify`. */
export type OnNotice = (channel: string, payload: string) => void;

/** PostgreSQL, embedded or of its own: the rest of the code does not know which. */
export interface Database extends Sql {
  /** Nobody else uses this database: what says that it is being worked on was left behind by a process that has ended. */
  readonly exclusive: boolean;
  /** All or nothing; rolled back when `work` rejects. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs work that no other process that shares the database runs at the same time. The work uses the database as ever. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Hears channels for as long as the database is open; `onGap` when notices may have been missed. */
  listen(channels: readonly string[], onNotice: OnNotice, onGap: () => void): Promise<void>;
  close(): Promise<void>;
}

/** The database cannot be opened: said to whoever started the process, who can do something about it. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
  readonly reason: 'folderInUse' | 'folderUnusable' | 'unreachable' | 'newer';
  /** Code of the system or the database, never its message, which may hold the password of an address. */
  readonly code: string;
  constructor(reason: CannotOpen['reason'], code = '') {
    super(reason);
    this.reason = reason;
    this.code = code;
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
