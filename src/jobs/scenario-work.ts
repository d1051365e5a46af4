import type { Job, JobEnd } from './job.ts';
import { ScenarioAsking } from './scenario-asking.ts';
import { nextUnits, partsOf, type ScenarioPlan, type ScenarioUnit, solvesOf } from './scenario-rounds.ts';
import type { ScenarioOrigin, ScenarioStore } from './scenario-store.ts';
import type { ThreadPool } from './threads.ts';

/** Name under which the plan of a scenario is kept beside what is solved of it. */
const planName = 'plan';

/**
 * Works on scenarios as they come out of the line. A scenario itself is only planned and compared; in between it gives
 * its claim up and waits for its parts, which any worker takes. Whatever a worker leaves behind when it dies is either
 * a part that comes again, or solved and kept.
 */
export class ScenarioWork {
  readonly #store: ScenarioStore;
  readonly #threads: ThreadPool;
  /** The scenario whose part came last: its further parts are likely to come next. */
  #last: { readonly id: string; readonly origin: ScenarioOrigin } | null = null;

  constructor(store: ScenarioStore, threads: ThreadPool) {
    this.#store = store;
    this.#threads = threads;
  }

  /** @throws {CalledOff | QueueFull | TaskFailed | StoreUnavailable} by rejection */
  work(job: Job, signal: AbortSignal): Promise<JobEnd> {
    return job.kind === 'part' ? this.#part(job, signal) : this.#scenario(job, signal);
  }

  /** The instant at which a scenario was asked for, UTC milliseconds; null when it is gone. */
  async askedAt(id: string): Promise<number | null> {
    return (await this.#origin(id))?.createdAt ?? null;
  }

  async #scenario({ id, request, createdAt, lang }: Job, signal: AbortSignal): Promise<JobEnd> {
    if (request === null) throw new Error('nothing to work on');
    const asking = new ScenarioAsking({ text: request, now: createdAt, lang }, this.#threads);
    const { [planName]: known } = await this.#store.solved(id, [planName]);
    const json = known ?? (await planned(asking));
    const plan = JSON.parse(json) as ScenarioPlan;
    if (!signal.aborted) {
      const units = nextUnits(plan, await this.#store.solvedNames(id));
      const solved: Record<string, string> = known === undefined ? { [planName]: json } : {};
      if (units.length > 0) return { state: 'waits', solved, parts: partsOf(units, plan), solves: solvesOf(plan) };
    }
    const { [planName]: _, ...solved } = await this.#store.solved(id);
    return { state: signal.aborted ? 'stopped' : 'done', roster: await asking.compare(plan, solved) };
  }

  async #part({ parent = '', request, facts }: Job, signal: AbortSignal): Promise<JobEnd> {
    const origin = await this.#origin(parent);
    // Erased, or ended by another part: nobody needs it.
    if (origin === null || request === null) return { state: 'stopped' };
    const asking = new ScenarioAsking({ text: origin.request, now: origin.createdAt, lang: origin.lang }, this.#threads);
    const units = JSON.parse(request) as ScenarioUnit[];
    const starts = await this.#store.solved(parent, [...new Set(units.flatMap(({ from }) => from ?? []))]);
    const solved: Record<string, string> = {};
    for (const unit of units) {
      const result = await asking.solve(unit, starts, facts.timeLimitSeconds, signal);
      if (result !== null) solved[unit.name] = result;
      if (signal.aborted) break;
    }
    return { state: 'solved', solved };
  }

  async #origin(id: string): Promise<ScenarioOrigin | null> {
    if (this.#last?.id === id) return this.#last.origin;
    const origin = await this.#store.origin(id);
    this.#last = origin && { id, origin };
    return origin;
  }
}

async function planned(asking: ScenarioAsking): Promise<string> {
  const answer = await asking.plan();
  // The short-task pool understood the same text; if a thread now does not, that is a defect of ours.
  if (!answer.ok) throw new Error('accepted, then refused');
  return answer.json;
}
