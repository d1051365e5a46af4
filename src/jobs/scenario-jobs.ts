import { randomUUID } from 'node:crypto';
import type { Lang } from '../messages/index.ts';
import { type Act, entryOf } from './audit-trail.ts';
import { ChangeNotifier } from './change-notifier.ts';
import type { Job, JobQuery, JobSummary } from './job.ts';
import type { ScenarioStore } from './scenario-store.ts';
import type { ProblemFacts, Refusal } from './task.ts';
import { CalledOff, QueueFull } from './task-errors.ts';
import type { ThreadPool } from './threads.ts';

export interface ScenarioJobsOptions {
  readonly store: ScenarioStore;
  /** Jobs that may wait, or be at work in this process, before further ones are refused. */
  readonly room: number;
  /** Threads that validate requests before they become jobs. */
  readonly shortTasks: ThreadPool;
  readonly clock?: () => number;
}

export interface ScenarioSubmission {
  readonly text: string;
  readonly lang: Lang | null;
  /** Who asks; empty: whoever is on this machine. */
  readonly caller: string;
  /** What this is on the audit trail; absent: nothing. */
  readonly act?: Act | undefined;
  /** Throws when this caller may not have such a problem worked on. */
  readonly admit?: (facts: ProblemFacts) => void;
}

/** A scenario to be answered: JSON text as it stands, and whether it has ended. */
export interface ScenarioView {
  readonly json: string;
  readonly ended: boolean;
  /** Number under which the log has its failure. */
  readonly incident: string | null;
}

const readDeadlineMs = 120_000;
/** Whoever waits looks again this often, in case a notice went astray. */
const lookAgainMs = 5000;

/** Takes scenarios, has them wait for workers, and tells what comes of them. */
export class ScenarioJobs {
  readonly #options: ScenarioJobsOptions;
  readonly #store: ScenarioStore;
  readonly #clock: () => number;
  readonly #changes = new ChangeNotifier();
  #closing = false;

  constructor(options: ScenarioJobsOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * Validates a request and, when it can be understood, takes the scenario: from then on it will be worked on, behind
   * everybody who waits for a roster.
   * @throws {QueueFull | CalledOff | StoreUnavailable} by rejection
   */
  async submit({
    text,
    lang,
    caller,
    act,
    admit,
  }: ScenarioSubmission): Promise<{ kind: 'accepted'; id: string } | { kind: 'refused'; refusal: Refusal }> {
    const now = this.#clock();
    const task = { kind: 'scenario' as const, step: { type: 'read' as const }, text, now, lang };
    const read = await this.#options.shortTasks.run(task, { deadlineMs: readDeadlineMs });
    if (!read.ok) return { kind: 'refused', refusal: read.refusal };
    admit?.(read.facts);
    if (this.#closing) throw new CalledOff('closing');
    const head = { id: randomUUID(), kind: 'scenario' as const, state: 'queued' as const, revision: 1, createdAt: now, finishedAt: null };
    const job: Job = {
      ...head,
      lang,
      facts: read.facts,
      request: text,
      progress: null,
      interim: null,
      roster: null,
      outcome: null,
      incident: null,
    };
    const order = { key: null, caller, urgent: false, room: this.#options.room, entry: entryOf(act, job.id, 202) };
    const added = await this.#store.add(job, order);
    if (added.kind !== 'added') throw new QueueFull('no place in the queue');
    return { kind: 'accepted', id: job.id };
  }

  /** A scenario as it stands; null when there is none. */
  async view(id: string): Promise<ScenarioView | null> {
    const head = await this.#store.head(id);
    if (head === null) return null;
    const { state, progress, finishedAt, createdAt, incident, givenUp } = head;
    const seconds = Math.round(((finishedAt ?? this.#clock()) - createdAt) / 100) / 10;
    const failure = { ...(incident === null ? {} : { incident }), ...(givenUp ? { givenUp } : {}) };
    const status = JSON.stringify({ id, state, ...progress, seconds, ...failure });
    const comparison = finishedAt === null ? null : await this.#store.comparison(id);
    const json = comparison === null ? status : `${status.slice(0, -1)},${comparison.slice(1)}`;
    return { json, ended: finishedAt !== null, incident };
  }

  /** What decides who reaches a scenario; null when there is none. */
  facts(id: string): Promise<ProblemFacts | null> {
    return this.#store.facts(id);
  }

  /** Scenarios, newest first. */
  list(query: JobQuery): Promise<JobSummary[]> {
    return this.#store.list(query);
  }

  /** Resolves when the scenario has ended or is gone, after `ms`, or when the service ends: the scenario goes on then. */
  async settled(id: string, ms: number): Promise<void> {
    const deadline = performance.now() + ms;
    for (;;) {
      const left = Math.max(0, deadline - performance.now());
      // Listening begins before the look, so that no change falls between the two.
      const change = this.#changes.next(id, Math.min(left, lookAgainMs));
      const head = await this.#store.head(id);
      if (head === null || head.finishedAt !== null || left === 0 || this.#closing) return change.forget();
      await change.happened;
    }
  }

  /** To be called when the end of a scenario has been sent: what must not be retained is erased. */
  async delivered(id: string): Promise<void> {
    const head = await this.#store.head(id);
    if (head !== null && head.finishedAt !== null && !head.facts.retain) await this.#store.handedOver(id);
  }

  /** Asks for the comparison of what has been solved. */
  stop(id: string, act?: Act): Promise<'unknown' | 'finished' | 'stopping'> {
    return this.#store.stop(id, entryOf(act, id, 202));
  }

  /** Erases everything kept of a scenario, and ends it when it goes on. */
  remove(id: string, act?: Act): Promise<boolean> {
    return this.#store.remove(id, entryOf(act, id, 204));
  }

  /** A job has changed, here or in another process; null: any may have. */
  heard(id: string | null): void {
    this.#changes.tell(id);
  }

  /** Takes nothing more, and lets go of those who wait: a scenario goes on after a start, or elsewhere. */
  close(): void {
    this.#closing = true;
    this.#changes.tell(null);
  }
}
