import type { Limit } from '../calls/roles.ts';
import type { CopiesWanted, RosterCall } from '../calls/roster-call.ts';
import type { Lang } from '../messages/index.ts';
import { type Act, entryOf } from './audit-trail.ts';
import type { Job, JobStore } from './job.ts';
import { type Place, placeOf } from './table-in-force.ts';
import type { KeptTable, TableInForce, TableStore } from './table-store.ts';
import type { Answer, MadeRoster, Refusal, StoredRoster } from './task.ts';
import { withSignal } from './signals.ts';
import { CalledOff } from './task-errors.ts';
import type { ThreadPool } from './threads.ts';

export interface RosterCallsOptions {
  readonly store: JobStore;
  readonly tables: TableStore;
  readonly lanes: CallLanes;
  readonly clock?: () => number;
}

export interface CallRequest {
  /** What is called: its threads and the versions it needs stand in its descriptor. */
  readonly call: RosterCall;
  readonly text: string;
  /** Further parts of the address. */
  readonly params?: Readonly<Record<string, string>>;
  readonly lang: Lang | null;
  /** How far the caller may act. */
  readonly limit: Limit;
  /** What this is on the audit trail; absent: nothing. */
  readonly act?: Act | undefined;
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
}

/**
 * - `unknown`: no such roster, or it was erased meanwhile;
 * - `unfinished`: it is still being made;
 * - `none`: its run failed, or was stopped before there was a roster;
 * - `notRetained`: its request is not kept (`options.retain: false`);
 * - `refused`: the body is wrong; `answered`: JSON text ready to send, and the roster made, when there is one.
 */
export type CallResult =
  | { readonly kind: 'unknown' | 'unfinished' | 'none' | 'notRetained' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'answered'; readonly json: string; readonly made: string | null };

/** Threads by what calls ask of them; a name of its own for each, so that none waits for another. */
export type CallLanes = { readonly [Pool in RosterCall['pool']]: ThreadPool };

/** A check of the largest request takes seconds; a call may ask to solve for 120 s. A thread beyond this is ended. */
const deadlineMs = { read: 30_000, check: 60_000, long: 300_000 } as const satisfies Record<RosterCall['pool'], number>;

/** Has calls about rosters that are kept worked on in threads. Nothing of a call is kept but a roster it makes. */
export class RosterCalls {
  readonly #options: RosterCallsOptions;
  readonly #closing = new AbortController();

  constructor(options: RosterCallsOptions) {
    this.#options = options;
  }

  /**
   * @throws {QueueFull | CalledOff | TaskFailed} by rejection
   */
  call(id: string, request: CallRequest): Promise<CallResult> {
    return withSignal({ any: [request.signal, this.#closing.signal] }, (signal) => this.#answer(id, request, signal));
  }

  async #answer(id: string, request: CallRequest, signal: AbortSignal): Promise<CallResult> {
    const { call, text, params = {}, lang, limit } = request;
    const copies = call.copies?.(params) ?? [];
    for (;;) {
      const job = await this.#options.store.find(id);
      if (job === null) return { kind: 'unknown' };
      const own = await this.#options.tables.find(tableOf(job));
      const place = call.publishes ? await placeOf(this.#options.tables, job, own) : here(job, own);
      if (place.kind === 'rival') return { kind: 'refused', refusal: taken(place.rival, lang ?? job.lang ?? 'fr') };
      const stored = storedOf(job, place.kept, copies);
      if (typeof stored === 'string') return { kind: stored };
      if (signal.aborted) throw new CalledOff('nobody waits for it');
      const task = { kind: 'call' as const, call: call.name, text, params, lang, limit, now: this.#now(), stored };
      const answer = await this.#options.lanes[call.pool].run(task, { signal, deadlineMs: deadlineMs[call.pool] });
      if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
      const result = await this.#answered(job, stored, place, answer, request.act);
      // Another call has changed the table meanwhile: what was answered may no longer hold.
      if (result !== null) return result;
    }
  }

  /** Asks the calls under way to end with what they have. */
  close(): void {
    this.#closing.abort();
  }

  /** Keeps what a call gave to be kept; null when the table has changed meanwhile. */
  async #answered(
    job: Job,
    stored: StoredRoster,
    { table, kept: { revision }, adopts }: Extract<Place, { kind: 'table' }>,
    answer: Extract<Answer, { ok: true }>,
    act: Act | undefined,
  ): Promise<CallResult | null> {
    const { json, made, news } = answer;
    // What was erased meanwhile leaves nothing behind, a roster made from it included.
    if ((made || news) && (await this.#options.store.find(job.id)) === null) return { kind: 'unknown' };
    const entry = entryOf(act, job.id, 200);
    const born = made && this.#jobOf(made, job);
    if (news) {
      const { record, publishes, contact } = news;
      const copied = publishes?.copy === 'made' ? made : stored;
      const { id, request, roster } = copied ?? stored;
      const { department = null, period, lines = [] } = job.facts;
      const shown = { department, period, lines, publishedAt: this.#now() };
      const copy = publishes && { ...shown, version: publishes.version, index: publishes.index, id, request, roster, now: stored.now };
      const joins = adopts ? { adopts: job.id } : {};
      const change = { about: job.id, record, ...(copy ? { copy } : {}), ...(born ? { made: born } : {}), ...joins, contact, entry };
      if (!(await this.#options.tables.save(table, revision, change))) return null;
    } else if (born) await this.#options.store.keep(born, entry);
    return { kind: 'answered', json, made: made?.id ?? null };
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }

  /** A roster that a call has made, as it is kept. */
  #jobOf({ id, request, roster, state, outcome }: MadeRoster, origin: Job): Job {
    const { lang, facts } = origin;
    const now = this.#now();
    return {
      id,
      state,
      revision: 1,
      createdAt: now,
      finishedAt: now,
      lang,
      facts,
      table: tableOf(origin),
      request,
      progress: null,
      interim: null,
      roster,
      outcome,
      incident: null,
    };
  }
}

/** A call that publishes nothing is about the table of its roster. */
function here(job: Job, kept: KeptTable): Place {
  return { kind: 'table', table: tableOf(job), kept, adopts: false };
}

/** What is said when another table is in force. */
function taken({ roster, version, period }: TableInForce, lang: Lang): Refusal {
  return { status: 409, code: 'table-in-force', params: { roster, version, from: period.start, to: period.end }, lang, errors: [] };
}

/** Id of the roster that the table of a job began with. */
function tableOf({ id, table = id }: Job): string {
  return table;
}

/** What a call needs of a job, or what is missing. */
function storedOf(
  { id, roster, request, createdAt, finishedAt, lang }: Job,
  { record, copies }: KeptTable,
  wanted: CopiesWanted,
): StoredRoster | 'unfinished' | 'none' | 'notRetained' {
  if (finishedAt === null) return 'unfinished';
  if (roster === null) return 'none';
  if (request === null) return 'notRetained';
  const versions = wanted === 'latest' ? [Math.max(0, ...copies.keys())] : wanted;
  const asked = [...new Set(versions)].flatMap((version) => {
    const copy = copies.get(version);
    return copy === undefined ? [] : [{ version, ...copy }];
  });
  return { id, roster, request, now: createdAt, lang, table: record, copies: asked };
}
