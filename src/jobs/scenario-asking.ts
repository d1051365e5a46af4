import type { Lang } from '../messages/index.ts';
import type { ScenarioPlan, ScenarioUnit } from './scenario-rounds.ts';
import type { ScenarioStep } from './scenario-task.ts';
import type { Refusal } from './task.ts';
import type { ThreadPool } from './threads.ts';

export interface ScenarioRequestText {
  readonly text: string;
  /** The instant of the request, UTC milliseconds. */
  readonly now: number;
  readonly lang: Lang | null;
}

/** Reading and comparing take seconds at most. */
const slackMs = 120_000;

/** Has threads do the steps of one scenario. */
export class ScenarioAsking {
  readonly #request: ScenarioRequestText;
  readonly #threads: ThreadPool;

  constructor(request: ScenarioRequestText, threads: ThreadPool) {
    this.#request = request;
    this.#threads = threads;
  }

  /** Writes the variants out. */
  async plan(): Promise<{ readonly ok: true; readonly json: string } | { readonly ok: false; readonly refusal: Refusal }> {
    return this.#ask({ type: 'plan' }, slackMs);
  }

  /**
   * Solves one unit and answers its result as JSON text; null when a stop cut in: it says nothing then, but of the base,
   * with which everything is compared.
   *
   * @param solved what is solved, with the unit it sets out from
   * @param limitSeconds most time that the solve may take
   * @throws {CalledOff | QueueFull | TaskFailed} by rejection
   */
  async solve(
    { step, from }: ScenarioUnit,
    solved: Readonly<Record<string, string>>,
    limitSeconds: number,
    signal: AbortSignal,
  ): Promise<string | null> {
    const start = from === null ? null : (solved[from] ?? null);
    const answer = await this.#understood({ ...step, start }, limitSeconds * 1500 + slackMs, signal);
    return signal.aborted && from !== null ? null : answer;
  }

  /** Compares what is solved. */
  async compare(plan: ScenarioPlan, solved: Readonly<Record<string, string>>): Promise<string> {
    return this.#understood({ type: 'compare', plan, solved }, slackMs);
  }

  /** The short-task pool understood the same text; if a thread now does not, that is a defect of ours. */
  async #understood(step: ScenarioStep, deadlineMs: number, signal?: AbortSignal): Promise<string> {
    const answer = await this.#ask(step, deadlineMs, signal);
    if (!answer.ok) throw new Error('accepted, then refused');
    return answer.json;
  }

  async #ask(step: ScenarioStep, deadlineMs: number, signal?: AbortSignal) {
    return this.#threads.run({ kind: 'scenario', step, ...this.#request }, { deadlineMs, ...(signal ? { signal } : {}) });
  }
}
