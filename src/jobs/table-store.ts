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
}

/** Keeps the life of tables, by the id of the roster each began with. In memory today; a database needs nothing more than this. */
export interface TableStore {
  find(table: string): Promise<KeptTable>;
  /** Takes a change, unless another has come since `revision`: false then. */
  save(table: string, revision: number, change: TableChange): Promise<boolean>;
  /** Erases what is kept of a table when anything in it is about this roster. */
  erase(table: string, roster: string): Promise<void>;
}

export interface MemoryTableStoreOptions {
  /** What has not changed for this time, in milliseconds, is let go. */
  readonly maxAgeMs: number;
  /** At most this many characters; what changed longest ago goes first. */
  readonly maxCharacters?: number;
  readonly clock?: () => number;
}

const nothing: KeptTable = { revision: 0, record: null, copies: new Map() };

/** Tables in memory, bounded in size and age. Gone with the process. */
export class MemoryTableStore implements TableStore {
  /** What changed longest ago in front. */
  readonly #tables = new Map<string, KeptTable & { readonly changedAt: number; readonly characters: number }>();
  #characters = 0;
  readonly #maxAgeMs: number;
  readonly #maxCharacters: number;
  readonly #clock: () => number;

  constructor(options: MemoryTableStoreOptions) {
    this.#maxAgeMs = options.maxAgeMs;
    this.#maxCharacters = options.maxCharacters ?? 256 * 1024 * 1024;
    this.#clock = options.clock ?? Date.now;
  }

  async find(table: string): Promise<KeptTable> {
    this.#evict();
    return this.#tables.get(table) ?? nothing;
  }

  async save(table: string, revision: number, { record, copy }: TableChange): Promise<boolean> {
    const before = this.#tables.get(table) ?? nothing;
    if (before.revision !== revision) return false;
    this.#forget(table);
    const copies = new Map(before.copies);
    if (copy) copies.set(copy.version, { id: copy.id, request: copy.request, roster: copy.roster, now: copy.now });
    const characters = record.length + [...copies.values()].reduce((sum, one) => sum + one.request.length + one.roster.length, 0);
    this.#tables.set(table, { revision: revision + 1, record, copies, changedAt: this.#clock(), characters });
    this.#characters += characters;
    this.#evict();
    return true;
  }

  async erase(table: string, roster: string): Promise<void> {
    if (this.#tables.get(table)?.record?.includes(JSON.stringify(roster))) this.#forget(table);
  }

  #evict(): void {
    const oldest = this.#clock() - this.#maxAgeMs;
    for (const [table, { changedAt }] of this.#tables) {
      // The last one stays, whatever its size: it has only just been written.
      const over = this.#characters > this.#maxCharacters && this.#tables.size > 1;
      if (changedAt > oldest && !over) return;
      this.#forget(table);
    }
  }

  #forget(table: string): void {
    this.#characters -= this.#tables.get(table)?.characters ?? 0;
    this.#tables.delete(table);
  }
}
