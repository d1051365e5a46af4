/** A duty of a table in force as it is looked up: who is where and until when. A gap has no participant. */
export interface DutyRow {
  readonly slot: string;
  readonly line: string;
  /** UTC milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  /** null: nobody; then `missing` says how many heads. */
  readonly participant: string | null;
  readonly missing: number;
  /** Telephone for this duty; null: none is known. */
  readonly phone: string | null;
  readonly facts: DutyFacts;
}

/** What is shown of a duty beside its times. */
export interface DutyFacts {
  readonly lineName: string | null;
  readonly role: string;
  readonly site: string | null;
  readonly territories: readonly string[];
  /** With the offset of the zone. */
  readonly start: string;
  readonly end: string;
  readonly name: string | null;
  readonly profession: string | null;
  readonly onBehalfOf: string | null;
}

/** What is shown of a table in force beside its number. */
export interface TableFacts {
  readonly name: string | null;
  readonly timeZone: string;
  readonly lines: readonly { readonly id: string; readonly name: string | null }[];
  readonly territories: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly neighbours: readonly string[];
    readonly hospitalRelays: readonly string[];
  }[];
}

/** A version as others look it up. */
export interface VersionIndex {
  readonly table: TableFacts;
  readonly duties: readonly DutyRow[];
}
