import { type Added, type Job, type Order, StoreUnavailable } from '../jobs/job.ts';
import { Batches } from './batches.ts';
import type { Database, Sql } from './database.ts';
import { insertAll } from './insert-row.ts';
import { channels } from './notices.ts';
import { secondsFor } from './seconds.ts';
import { insertAudit } from './sql-audit-trail.ts';
import type { WaitingLine } from './waiting-line.ts';

/** Whoever waits goes before all those who do not. */
const urgentPriority = 1_000_000;

/** Jobs taken in one transaction, in which one costs as many statements as all of them. */
const together = 50;

interface Arrival {
  readonly job: Job;
  readonly order: Order;
}

interface Placed extends Arrival {
  readonly priority: number;
}

/** Ends the transaction that found a key taken. */
class KeyTaken extends Error {}

/** Takes new jobs: those that come at the same time are taken together. */
export class JobIntake {
  readonly #database: Database;
  readonly #line: WaitingLine;
  readonly #worker: string;
  readonly #batches: Batches<Arrival, Added>;

  /** @param worker name of this process among those that share the database */
  constructor(database: Database, line: WaitingLine, worker: string) {
    this.#database = database;
    this.#line = line;
    this.#worker = worker;
    this.#batches = new Batches((arrivals) => this.#take(arrivals), {
      most: together,
      // What the database refuses of one is not held against the others.
      alone: (error) => !(error instanceof StoreUnavailable),
    });
  }

  /** Resolves when the job is safe, or is not taken. */
  add(job: Job, order: Order): Promise<Added> {
    return this.#batches.add({ job, order });
  }

  async #take(arrivals: readonly Arrival[]): Promise<readonly Added[]> {
    try {
      return await this.#database.transaction((sql) => this.#taken(sql, arrivals));
    } catch (error) {
      // Somebody took a key between the look and the insertion; now it is there to be seen.
      if (error instanceof KeyTaken) return this.#take(arrivals);
      throw error;
    }
  }

  async #taken(sql: Sql, arrivals: readonly Arrival[]): Promise<Added[]> {
    const known = await keysOf(sql, arrivals);
    const room = await RoomLeft.of(sql, this.#worker);
    const placed: Placed[] = [];
    const added = arrivals.map(({ job, order }): Added => {
      const { key } = order;
      const earlier = key === null ? undefined : known.get(key.key);
      if (earlier !== undefined)
        return earlier.fingerprint === key?.fingerprint ? { kind: 'known', id: earlier.roster } : { kind: 'conflict' };
      const behind = room.take(order);
      if (behind === null) return { kind: 'full' };
      if (key !== null) known.set(key.key, { fingerprint: key.fingerprint, roster: job.id });
      // Each further job of one caller waits behind the first ones of the others.
      placed.push({ job, order, priority: (order.urgent ? urgentPriority : 0) - behind });
      return { kind: 'added' };
    });
    if (placed.length > 0) await this.#keep(sql, placed);
    return added;
  }

  async #keep(sql: Sql, placed: readonly Placed[]): Promise<void> {
    await insertAll(
      sql,
      placed.map(({ job, order, priority }) => ({ job, caller: order.caller, priority })),
    );
    await keepKeys(sql, placed);
    await this.#line.join(
      sql,
      placed.map(({ job, priority }) => ({ id: job.id, priority, expireInSeconds: secondsFor(job.facts) })),
    );
    await insertAudit(sql, ...placed.map(({ order }) => order.entry));
    await sql.query('select pg_notify($1, $2)', [channels.waiting, '']);
  }
}

/** How much room there is, and how many jobs of each caller wait, while jobs are being placed. */
class RoomLeft {
  #taken: number;
  readonly #waiting: Map<string, number>;

  private constructor(taken: number, waiting: Map<string, number>) {
    this.#taken = taken;
    this.#waiting = waiting;
  }

  static async of(sql: Sql, worker: string): Promise<RoomLeft> {
    // The parts of a scenario take no places in the line: the scenario has one.
    const text = `select caller, count(*) filter (where state = 'queued' and kind <> 'part')::integer as waiting,
      count(*) filter (where worker = $1)::integer as here from vigie.rosters where finished_at is null group by caller`;
    const rows = await sql.query<{ caller: string; waiting: number; here: number }>(text, [worker]);
    const taken = rows.reduce((sum, { waiting, here }) => sum + waiting + here, 0);
    return new RoomLeft(taken, new Map(rows.map(({ caller, waiting }) => [caller, waiting])));
  }

  /** Takes a place: how many of the same caller wait before it; null when there is no place. */
  take({ caller, room }: Order): number | null {
    if (this.#taken >= room) return null;
    const before = this.#waiting.get(caller) ?? 0;
    // One caller never fills the line: the others find half of it free. A caller without a name is this machine itself.
    if (caller !== '' && before >= Math.max(1, Math.floor(room / 2))) return null;
    this.#taken++;
    this.#waiting.set(caller, before + 1);
    return before;
  }
}

async function keysOf(sql: Sql, arrivals: readonly Arrival[]): Promise<Map<string, { fingerprint: string; roster: string }>> {
  const keys = arrivals.flatMap(({ order }) => order.key?.key ?? []);
  if (keys.length === 0) return new Map();
  const text = 'select key, fingerprint, roster from vigie.idempotency_keys where key = any($1::text[])';
  const rows = await sql.query<{ key: string; fingerprint: string; roster: string }>(text, [keys]);
  return new Map(rows.map(({ key, ...rest }) => [key, rest]));
}

/** @throws {KeyTaken} by rejection when another process has taken one of them */
async function keepKeys(sql: Sql, placed: readonly Placed[]): Promise<void> {
  const keyed = placed.flatMap(({ job, order: { key } }) => (key === null ? [] : [{ ...key, roster: job.id }]));
  if (keyed.length === 0) return;
  const text = `insert into vigie.idempotency_keys (key, fingerprint, roster)
    select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing returning key`;
  const params = [keyed.map(({ key }) => key), keyed.map(({ fingerprint }) => fingerprint), keyed.map(({ roster }) => roster)];
  if ((await sql.query(text, params)).length < keyed.length) throw new KeyTaken();
}
