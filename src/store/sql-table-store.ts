import type { DutyInForce, KeptTable, PublishedCopy, TableChange, TableInForce, TableQuery, TableStore } from '../jobs/table-store.ts';
import type { RosterCopy } from '../jobs/task.ts';
import type { Database, Sql } from './database.ts';
import { insert } from './insert-row.ts';
import { dutiesAt, putInForce, rivalsOf, setContact, tablesInForce } from './sql-in-force.ts';
import { insertAudit } from './sql-audit-trail.ts';
import { lockRoster, lockTable } from './table-erasure.ts';

const nothing: KeptTable = { revision: 0, record: null, copies: new Map() };

interface CopyRow {
  readonly version: number;
  readonly roster_id: string;
  readonly request: string;
  readonly roster: string;
  readonly asked_at: unknown;
}

/** Ends a transaction of which nothing is to stay. */
class Overtaken extends Error {}

/** The life of tables in PostgreSQL, embedded or not. */
export class SqlTableStore implements TableStore {
  readonly #database: Database;
  readonly #clock: () => number;

  constructor(database: Database, clock: () => number = Date.now) {
    this.#database = database;
    this.#clock = clock;
  }

  async find(table: string): Promise<KeptTable> {
    const [row] = await this.#database.query<{ revision: number; record: string }>(
      'select revision, record from vigie.tables where id = $1',
      [table],
    );
    if (row === undefined) return nothing;
    const text = 'select version, roster_id, request, roster, asked_at from vigie.copies where table_id = $1 order by version';
    const rows = await this.#database.query<CopyRow>(text, [table]);
    return { ...row, copies: new Map(rows.map((copy) => [copy.version, copyOf(copy)])) };
  }

  inForce(query: TableQuery): Promise<TableInForce[]> {
    return tablesInForce(this.#database, query);
  }

  rivals(published: Pick<PublishedCopy, 'department' | 'period' | 'lines'>, table: string): Promise<TableInForce[]> {
    return rivalsOf(this.#database, published, table);
  }

  dutiesAt(tables: readonly string[], at: number): Promise<{ readonly now: DutyInForce[]; readonly next: DutyInForce[] }> {
    return dutiesAt(this.#database, tables, at);
  }

  async save(table: string, revision: number, change: TableChange): Promise<boolean> {
    return this.#database
      .transaction((sql) => this.#save(sql, table, revision, change))
      .catch((error: unknown) => {
        if (error instanceof Overtaken) return false;
        throw error;
      });
  }

  async #save(sql: Sql, table: string, revision: number, change: TableChange): Promise<boolean> {
    const { about, record, copy, made, entry, adopts, contact } = change;
    await lockTable(sql, table);
    if (!(await lockRoster(sql, about))) return false;
    const text =
      revision === 0
        ? 'insert into vigie.tables (id, revision, record, changed_at) values ($1, $2::integer + 1, $3, $4) on conflict do nothing returning id'
        : 'update vigie.tables set revision = revision + 1, record = $3, changed_at = $4 where id = $1 and revision = $2 returning id';
    const rows = await sql.query(text, [table, revision, record, this.#clock()]);
    if (rows.length === 0) return false;
    if (made) await insert(sql, made, '', 0);
    await insertAudit(sql, entry);
    if (copy) {
      const add = `insert into vigie.copies (table_id, version, roster_id, request, roster, asked_at) values ($1, $2, $3, $4, $5, $6)
          on conflict (table_id, version) do update set roster_id = $3, request = $4, roster = $5, asked_at = $6`;
      await sql.query(add, [table, copy.version, copy.id, copy.request, copy.roster, copy.now]);
      // Something else came into force meanwhile: nothing of this change stays.
      if (!(await putInForce(sql, table, copy))) throw new Overtaken();
    }
    if (adopts) await sql.query('update vigie.rosters set table_id = $2, revision = revision + 1 where id = $1', [adopts, table]);
    if (contact) await setContact(sql, table, contact);
    return true;
  }
}

function copyOf({ roster_id, request, roster, asked_at }: CopyRow): RosterCopy {
  return { id: roster_id, request, roster, now: Number(asked_at) };
}
