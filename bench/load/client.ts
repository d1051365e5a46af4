import { setTimeout as sleep } from 'node:timers/promises';
import { smallProblem } from './small-problem.ts';

/** What all clients have seen together. Times in milliseconds. */
export interface Tally {
  /** `POST 202`: how often. */
  readonly statuses: Map<string, number>;
  readonly reads: number[];
  /** Until the stream is open. */
  readonly events: number[];
  readonly posts: number[];
  accepted: number;
  done: number;
  /** Accepted, and not done in the end. */
  readonly lost: string[];
}

/** How long after the end it is waited for what was accepted. */
const patienceMs = 60_000;
/** Whoever is told to come back later does, but not after the end. */
const longestPauseMs = 3000;

/** Somebody who asks for one small roster after the other, follows it, and reads it. */
export class Client {
  readonly #url: string;
  readonly #body: string;
  readonly #tally: Tally;

  constructor(url: string, number: number, tally: Tally) {
    this.#url = url;
    this.#tally = tally;
    this.#body = JSON.stringify({ ...smallProblem, name: `client ${number}` });
  }

  /** @param until instant of `performance.now()` from which nothing more is asked for */
  async run(until: number): Promise<void> {
    while (performance.now() < until) {
      const begun = performance.now();
      const response = await this.#call('POST', '/v1/rosters', { Prefer: 'respond-async', 'Content-Type': 'application/json' });
      await response?.arrayBuffer();
      if (response?.status !== 202) {
        await sleep(Math.min(longestPauseMs, Number(response?.headers.get('retry-after') ?? 1) * 1000) * (0.5 + Math.random()));
        continue;
      }
      this.#tally.posts.push(performance.now() - begun);
      this.#tally.accepted++;
      await this.#follow(response.headers.get('location') ?? '', until + patienceMs);
    }
  }

  async #follow(roster: string, until: number): Promise<void> {
    await this.#events(roster);
    for (;;) {
      const begun = performance.now();
      const response = await this.#call('GET', roster);
      const text = await response?.text();
      if (response?.status === 200) this.#tally.reads.push(performance.now() - begun);
      const state = response?.status === 200 ? (JSON.parse(text ?? '{}') as { state: string }).state : 'unknown';
      if (state === 'done') {
        this.#tally.done++;
        return;
      }
      if (performance.now() > until || state === 'failed') {
        this.#tally.lost.push(`${roster} ${state}`);
        return;
      }
      await sleep(1000);
    }
  }

  async #events(roster: string): Promise<void> {
    const begun = performance.now();
    const response = await this.#call('GET', `${roster}/events`);
    if (response?.status !== 200) return;
    this.#tally.events.push(performance.now() - begun);
    await response.text();
  }

  async #call(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}): Promise<Response | null> {
    const name = path.endsWith('/events') ? 'GET events' : method === 'GET' ? 'GET roster' : 'POST';
    try {
      const response = await fetch(`${this.#url}${path}`, { method, headers, ...(method === 'POST' ? { body: this.#body } : {}) });
      this.#count(`${name} ${response.status}`);
      return response;
    } catch (error) {
      this.#count(`${name} ${error instanceof Error && error.cause instanceof Error ? error.cause.message : 'no answer'}`);
      return null;
    }
  }

  #count(what: string): void {
    this.#tally.statuses.set(what, (this.#tally.statuses.get(what) ?? 0) + 1);
  }
}
