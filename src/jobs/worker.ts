import { setTimeout as sleep } from 'node:timers/promises';
import { type ClaimedJob, type Job, type JobEnd, type JobQueue, StoreUnavailable } from './job.ts';
import { ThrottledWriter } from './throttled-writer.ts';
import type { RecordIncident } from './roster-jobs.ts';
import type { ScenarioWork } from './scenario-work.ts';
import type { TaskHooks } from './pool-thread.ts';
import { CalledOff, QueueFull, TaskFailed } from './task-errors.ts';
import type { ThreadPool } from './threads.ts';

export interface JobWorkerOptions {
  readonly queue: JobQueue;
  /** Threads that solve; calls about rosters share them. */
  readonly threads: ThreadPool;
  /** What works on scenarios and their parts. */
  readonly scenarios: ScenarioWork;
  /** Jobs at work at the same time. */
  readonly size: number;
  readonly recordIncident: RecordIncident;
  /** Told once of every job that has ended. */
  readonly ended?: (job: Job) => void;
  readonly clock?: () => number;
}

interface Run {
  readonly claimed: ClaimedJob;
  readonly stop: AbortController;
  /** Nobody is to learn what comes of it: its claim is lost, or it was given back. */
  forgotten: boolean;
}

/** How often the queue is asked without having been told that somebody waits. */
const pollMs = 1000;
/** How often a worker says that it is alive, and asks what is to be stopped. */
const beatMs = 2000;
/** A job at which so many processes have ended, with no other job at work, is given up. */
const maxDeaths = 3;

/** Takes jobs from the queue, has threads work on them, and hands in what comes of it. */
export class JobWorker {
  readonly #options: JobWorkerOptions;
  readonly #runs = new Map<string, Run>();
  readonly #timers: NodeJS.Timeout[] = [];
  /** Works on a suspect, alone, or waits until it can. */
  #isolated: Run | null = null;
  #asking = false;
  #askAgain = false;
  #closed = false;

  constructor(options: JobWorkerOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#options.size === 0) return;
    this.#timers.push(
      setInterval(() => this.wake(), pollMs),
      setInterval(() => void this.beat(), beatMs),
    );
    this.wake();
  }

  /** Somebody may be waiting: takes what there are threads for. */
  wake(): void {
    this.#askAgain = true;
    if (!this.#asking) void this.#ask();
  }

  /** A job is to be stopped or was erased; null: any may be. */
  heard(id: string | null): void {
    if (id === null || [...this.#runs.values()].some(({ claimed }) => claimed.job.id === id)) void this.beat();
  }

  /** Says which jobs are being worked on, and ends those that are to be stopped or no longer count. */
  async beat(): Promise<void> {
    const runs = [...this.#runs.values()].filter(({ forgotten }) => !forgotten);
    if (runs.length === 0) return;
    try {
      const { stop, lost } = await this.#options.queue.beat(runs.map(({ claimed }) => claimed));
      for (const run of runs) {
        if (lost.has(run.claimed.claim)) run.forgotten = true;
        if (run.forgotten || stop.has(run.claimed.claim)) run.stop.abort();
      }
    } catch (error) {
      this.#excuse(error);
    }
  }

  /**
   * Takes nothing more. Runs that somebody waits for here end with their best; the others are given back, to be taken
   * up again by another worker or after a start. Resolves when all of that is safe.
   */
  async close(awaited: (id: string) => boolean = () => false): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    const ended = [...this.#runs.values()].map(async (run) => {
      if (!awaited(run.claimed.job.id)) {
        run.forgotten = true;
        await this.#options.queue.release(run.claimed).catch((error) => this.#excuse(error));
      }
      run.stop.abort();
    });
    await Promise.all(ended);
    while (this.#asking || [...this.#runs.values()].some(({ forgotten }) => !forgotten)) await sleep(20);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    try {
      while (this.#askAgain) {
        this.#askAgain = false;
        while (!this.#closed && this.#isolated === null && this.#runs.size < this.#options.size && this.#options.threads.alive) {
          const claimed = await this.#options.queue.claim();
          if (claimed === null) break;
          void this.#run(claimed);
        }
      }
    } catch (error) {
      this.#excuse(error);
    } finally {
      this.#asking = false;
    }
  }

  async #run(claimed: ClaimedJob): Promise<void> {
    const run: Run = { claimed, stop: new AbortController(), forgotten: false };
    this.#runs.set(claimed.claim, run);
    if (claimed.stopping) run.stop.abort();
    try {
      if (claimed.suspect) await this.#alone(run);
      const end = this.#closed ? null : claimed.deaths >= maxDeaths ? this.#giveUp(claimed.job) : await this.#endOf(run);
      if (run.forgotten) return;
      if (end === null) await this.#options.queue.release(claimed);
      else await this.#handIn(run, end);
    } catch (error) {
      this.#excuse(error);
    } finally {
      this.#runs.delete(claimed.claim);
      if (this.#isolated === run) this.#isolated = null;
      this.wake();
    }
  }

  /** Resolves when the run is the only one here; no other begins until it has ended. */
  async #alone(run: Run): Promise<void> {
    this.#isolated = run;
    while (this.#runs.size > 1 && !this.#closed && !run.stop.signal.aborted) await sleep(20);
  }

  /** How a run ended; null: it never began. */
  async #endOf(run: Run): Promise<JobEnd | null> {
    const { job } = run.claimed;
    try {
      if (job.kind !== undefined) return await this.#options.scenarios.work(job, run.stop.signal);
      return await this.#generated(run);
    } catch (error) {
      if (error instanceof QueueFull) return null;
      if (error instanceof CalledOff) return this.#closed ? null : { state: 'stopped' };
      if (error instanceof StoreUnavailable) throw error;
      return this.#failed(error, job);
    }
  }

  async #generated({ claimed, stop }: Run): Promise<JobEnd> {
    const { job } = claimed;
    if (job.request === null) throw new Error('nothing to work on');
    const writer = new ThrottledWriter((advance) =>
      this.#options.queue.advance(claimed, advance).then(
        () => {},
        (error) => this.#excuse(error),
      ),
    );
    try {
      const task = { kind: 'generate' as const, id: job.id, text: job.request, now: job.createdAt, lang: job.lang };
      const hooks: TaskHooks = {
        signal: stop.signal,
        onProgress: (progress, roster) => writer.write(roster === null ? { progress } : { progress, interim: roster }),
        // Reading, compiling and verifying come on top of the solve; a thread beyond this is hung, not slow.
        deadlineMs: job.facts.timeLimitSeconds * 1500 + 120_000,
      };
      const answer = await this.#options.threads.run(task, hooks).catch((error) => {
        if (!isMishap(error) || stop.signal.aborted) throw error;
        this.#options.recordIncident('roster begun again: its thread was lost', error);
        return this.#options.threads.run(task, hooks);
      });
      // The short-task pool understood the same text; if a thread now does not, that is a defect of ours.
      if (!answer.ok) throw new Error('accepted, then refused');
      const { state, json, outcome } = answer;
      return { state, roster: json, ...(outcome === undefined ? {} : { outcome }) };
    } finally {
      await writer.close();
    }
  }

  #failed(error: unknown, { kind }: Job): JobEnd {
    return { state: 'failed', incident: this.#options.recordIncident(kind === undefined ? 'roster failed' : 'scenario failed', error) };
  }

  #giveUp({ kind, id, parent }: Job): JobEnd {
    const what = `${kind === undefined ? 'roster' : 'scenario'} ${parent ?? id} given up: its workers died`;
    return { state: 'failed', incident: this.#options.recordIncident(what, new Error('given up')), givenUp: true };
  }

  /** Hands in the end of a run, for as long as it takes until the store has it. */
  async #handIn({ claimed }: Run, end: JobEnd): Promise<void> {
    for (let pauseMs = 100; ; pauseMs = Math.min(5000, pauseMs * 2)) {
      try {
        // A clock that was set back makes nothing end before it began.
        const finishedAt = Math.max((this.#options.clock ?? Date.now)(), claimed.job.createdAt);
        const kept = await this.#options.queue.finish(claimed, end, finishedAt);
        // A scenario that waits has not ended, and a part of one has no event.
        const over = kept && end.state !== 'waits' && end.state !== 'solved' && claimed.job.kind !== 'part';
        if (over) this.#options.ended?.({ ...claimed.job, interim: null, roster: null, outcome: null, incident: null, ...end, finishedAt });
        if (kept && end.state === 'failed' && claimed.job.kind === 'part') await this.#scenarioFailed(claimed.job, end, finishedAt);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || this.#closed) throw error;
        await sleep(pauseMs);
      }
    }
  }

  /** With a part that fails, its scenario has ended; the first such part is kept, and no other. */
  async #scenarioFailed(part: Job, end: Extract<JobEnd, { state: 'failed' }>, finishedAt: number): Promise<void> {
    const id = part.parent ?? '';
    const createdAt = await this.#options.scenarios.askedAt(id).catch(() => null);
    const times = { createdAt: createdAt ?? part.createdAt, finishedAt };
    this.#options.ended?.({ ...part, ...times, id, kind: 'scenario', request: null, interim: null, roster: null, outcome: null, ...end });
  }

  /** A store that is away comes back; anything else is a defect of ours. */
  #excuse(error: unknown): void {
    if (!(error instanceof StoreUnavailable)) this.#options.recordIncident('worker', error);
  }
}

/**
 * Whether a thread has ended, or an engine in it was aborted inside WebAssembly, of which another one may know nothing:
 * the job gets another one, once. One that ran out of memory would do so again.
 */
function isMishap(error: unknown): boolean {
  return error instanceof TaskFailed && /^(thread ended|RuntimeError$)/.test(error.failure.kind);
}
