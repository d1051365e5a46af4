import { randomUUID } from 'node:crypto';
import type { ScenarioStatus } from '../domain/scenario-answer.ts';
import type { Lang } from '../messages/index.ts';
import { Changes } from './changes.ts';
import type { RecordIncident } from './roster-jobs.ts';
import { runScenario } from './scenario-runner.ts';
import type { ProblemFacts, Refusal } from './task.ts';
import { CalledOff, QueueFull, type ThreadPool } from './threads.ts';

export interface ScenarioJobsOptions {
  readonly desk: ThreadPool;
  readonly solvers: ThreadPool;
  readonly recordIncident: RecordIncident;
  /** Finished scenarios are let go after this time, in milliseconds. */
  readonly maxAgeMs: number;
  readonly clock?: () => number;
}

export interface ScenarioSubmission {
  readonly text: string;
  readonly lang: Lang | null;
  /** Who asks; nobody else reaches the scenario. Empty: whoever is on this machine. */
  readonly caller: string;
  /** Throws when this caller may not have such a problem worked on. */
  readonly admit?: (facts: ProblemFacts) => void;
}

interface ScenarioJob {
  readonly id: string;
  readonly caller: string;
  readonly createdAt: number;
  readonly retain: boolean;
  readonly stop: AbortController;
  status: Omit<ScenarioStatus, 'seconds'>;
  /** The comparison as JSON text, once there is one. */
  comparison: string | null;
  finishedAt: number | null;
}

/** Scenarios at work or waiting at once; each may be a thousand solves. */
const maxUnfinished = 20;
/** Comparisons that are kept, and characters of them; the oldest go first. */
const maxFinished = 200;
const maxCharacters = 64 * 1024 * 1024;
const deskDeadlineMs = 120_000;

/** Takes scenarios, has them worked on one after the other, and keeps the comparisons for a while. In memory. */
export class ScenarioJobs {
  readonly #options: ScenarioJobsOptions;
  readonly #jobs = new Map<string, ScenarioJob>();
  readonly #changes = new Changes();
  #turn: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(options: ScenarioJobsOptions) {
    this.#options = options;
  }

  /** @throws {QueueFull} by rejection */
  async submit({
    text,
    lang,
    caller,
    admit,
  }: ScenarioSubmission): Promise<{ kind: 'accepted'; id: string } | { kind: 'refused'; refusal: Refusal }> {
    if (this.#unfinished() >= maxUnfinished) throw new QueueFull('no place for a scenario');
    const now = this.#now();
    const task = { kind: 'scenario' as const, step: { type: 'read' as const }, text, now, lang };
    const read = await this.#options.desk.run(task, { deadlineMs: deskDeadlineMs });
    if (!read.ok) return { kind: 'refused', refusal: read.refusal };
    admit?.(read.facts);
    if (this.#closing) throw new CalledOff('closing');
    const id = randomUUID();
    const job: ScenarioJob = {
      id,
      caller,
      createdAt: now,
      retain: read.facts.retain,
      stop: new AbortController(),
      status: { id, state: 'queued', solved: 0, solves: 0 },
      comparison: null,
      finishedAt: null,
    };
    this.#jobs.set(id, job);
    this.#turn = this.#turn.then(() => this.#work(job, { text, now, lang }));
    return { kind: 'accepted', id };
  }

  /** JSON text of a scenario as it stands, and whether it has ended; null when there is none of this caller's. */
  view(id: string, caller: string): { readonly json: string; readonly ended: boolean } | null {
    this.#evict();
    const job = this.#own(id, caller);
    if (!job) return null;
    const seconds = Math.round(((job.finishedAt ?? this.#now()) - job.createdAt) / 100) / 10;
    const head = JSON.stringify({ ...job.status, seconds });
    const json = job.comparison === null ? head : `${head.slice(0, -1)},${job.comparison.slice(1)}`;
    return { json, ended: job.finishedAt !== null };
  }

  /** Resolves when the scenario has ended or is gone, or after `ms`. */
  async settled(id: string, caller: string, ms: number): Promise<void> {
    const deadline = this.#now() + ms;
    for (;;) {
      const left = deadline - this.#now();
      const change = this.#changes.next(id, Math.max(0, left));
      const job = this.#own(id, caller);
      if (!job || job.finishedAt !== null || left <= 0) return change.forget();
      await change.happened;
    }
  }

  /** To be called when the end of a scenario has been sent: what must not be retained is erased. */
  delivered(id: string): void {
    const job = this.#jobs.get(id);
    if (job && job.finishedAt !== null && !job.retain) this.#jobs.delete(id);
  }

  stop(id: string, caller: string): 'unknown' | 'finished' | 'stopping' {
    const job = this.#own(id, caller);
    if (!job) return 'unknown';
    if (job.finishedAt !== null) return 'finished';
    job.stop.abort();
    return 'stopping';
  }

  remove(id: string, caller: string): boolean {
    const job = this.#own(id, caller);
    if (!job) return false;
    job.stop.abort();
    this.#jobs.delete(id);
    this.#changes.tell(id);
    return true;
  }

  /** Takes nothing more and ends what is at work. */
  close(): void {
    this.#closing = true;
    for (const { stop } of this.#jobs.values()) stop.abort();
  }

  async #work(job: ScenarioJob, request: { text: string; now: number; lang: Lang | null }): Promise<void> {
    if (job.stop.signal.aborted) return this.#end(job, 'stopped', null);
    this.#change(job, { state: 'running' });
    try {
      const outcome = await runScenario(request, this.#options.solvers, {
        signal: job.stop.signal,
        onProgress: (solved, solves) => this.#change(job, { solved, solves }),
      });
      // The desk understood the same text; if a thread now does not, that is a defect of ours.
      if (outcome.kind === 'refused') throw new Error('accepted, then refused');
      this.#end(job, outcome.kind, outcome.json);
    } catch (error) {
      if (error instanceof CalledOff) return this.#end(job, 'stopped', null);
      this.#change(job, { incident: this.#options.recordIncident('scenario failed', error) });
      this.#end(job, 'failed', null);
    }
  }

  #end(job: ScenarioJob, state: 'done' | 'stopped' | 'failed', comparison: string | null): void {
    job.comparison = comparison;
    job.finishedAt = this.#now();
    this.#change(job, { state });
    this.#evict();
  }

  #change(job: ScenarioJob, change: Partial<ScenarioJob['status']>): void {
    job.status = { ...job.status, ...change };
    this.#changes.tell(job.id);
  }

  #own(id: string, caller: string): ScenarioJob | undefined {
    const job = this.#jobs.get(id);
    return job?.caller === caller ? job : undefined;
  }

  #unfinished(): number {
    return [...this.#jobs.values()].filter(({ finishedAt }) => finishedAt === null).length;
  }

  #evict(): void {
    const oldest = this.#now() - this.#options.maxAgeMs;
    const finished = [...this.#jobs.values()].filter(({ finishedAt }) => finishedAt !== null);
    let characters = finished.reduce((sum, { comparison }) => sum + (comparison?.length ?? 0), 0);
    let kept = finished.length;
    for (const { id, finishedAt, comparison } of finished) {
      const over = kept > 1 && (kept > maxFinished || characters > maxCharacters);
      if ((finishedAt ?? 0) > oldest && !over) return;
      this.#jobs.delete(id);
      characters -= comparison?.length ?? 0;
      kept--;
    }
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }
}
