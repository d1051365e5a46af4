import { setTimeout as sleep } from 'node:timers/promises';
import type { Networks } from './addresses.ts';
import { destinationOf, type Objection, objectionTo, type Resolve } from './destination.ts';
import { type Delivery, type Sent, send } from './send.ts';

export interface WebhookConfig {
  /** Signs deliveries. */
  readonly secret: string;
  /** Networks of one's own to which deliveries may go, by http too. */
  readonly own: Networks;
  /** Pauses before a delivery is tried again, in milliseconds. */
  readonly pausesMs?: readonly number[];
}

/** How a delivery ended: taken, refused by the receiver or by us (`objected`), given up after every try, or cut off by the end of the service. */
export type DeliveryOutcome = Extract<Sent, 'taken' | 'refused'> | 'objected' | 'givenUp' | 'abandoned';

export interface WebhookHooks {
  readonly ended?: (id: string, outcome: DeliveryOutcome, tries: number) => void;
  readonly resolve?: Resolve;
}

/** Five tries within about ten minutes. */
const usualPauses = [1000, 10_000, 60_000, 600_000];

/** Deliveries under way at most; beyond, the newest is given up: a receiver that hangs must not fill the memory. */
const maxUnderWay = 1000;

/** Tells receivers that a roster has ended: signed, tried again, and never to a private address. */
export class Webhooks {
  readonly #config: WebhookConfig;
  readonly #hooks: WebhookHooks;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(config: WebhookConfig, hooks: WebhookHooks = {}) {
    this.#config = config;
    this.#hooks = hooks;
  }

  /** What is wrong with an address, as far as it can be told without resolving names; null when nothing is. */
  objectionTo(url: string): Objection | null {
    return objectionTo(url, this.#config.own);
  }

  /** Begins to deliver; ends by itself. */
  deliver(url: string, delivery: Delivery): void {
    if (this.#underWay.size >= maxUnderWay) {
      this.#hooks.ended?.(delivery.id, 'givenUp', 0);
      return;
    }
    const work: Promise<void> = this.#deliver(url, delivery).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Ends what is under way: what is being sent is sent, what waits for another try is abandoned. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underWay);
  }

  async #deliver(url: string, delivery: Delivery): Promise<void> {
    const pauses = this.#config.pausesMs ?? usualPauses;
    for (let tries = 1; ; tries++) {
      const outcome = await this.#try(url, delivery);
      if (outcome !== 'failed') return this.#hooks.ended?.(delivery.id, outcome, tries);
      const pause = pauses[tries - 1];
      if (pause === undefined) return this.#hooks.ended?.(delivery.id, 'givenUp', tries);
      const waited = await sleep(pause, true, { signal: this.#closing.signal }).catch(() => false);
      if (!waited) return this.#hooks.ended?.(delivery.id, 'abandoned', tries);
    }
  }

  async #try(url: string, delivery: Delivery): Promise<Sent | 'objected'> {
    const { own, secret } = this.#config;
    // Resolved anew for every try, and each time checked and then held to.
    const destination = await destinationOf(url, own, this.#hooks.resolve);
    if (destination === 'unresolved') return 'failed';
    return typeof destination === 'string' ? 'objected' : send(destination, delivery, secret);
  }
}
