import { StoreUnavailable } from '../jobs/job.ts';
import type { DueWebhook, WebhookQueue, WebhookResult } from '../jobs/webhook-queue.ts';
import type { Networks } from './addresses.ts';
import { destinationOf, type Objection, objectionTo, type Resolve } from './destination.ts';
import { type Sent, send } from './send.ts';

export interface WebhookConfig {
  /** Signs deliveries. */
  readonly secret: string;
  /** Networks of one's own to which deliveries may go, by http too. */
  readonly own: Networks;
  /** Pauses before a delivery is tried again, in milliseconds. */
  readonly pausesMs?: readonly number[];
}

/** How a delivery ended: taken, refused by the receiver or by us (`objected`), given up after every try. */
export type DeliveryOutcome = 'taken' | Extract<WebhookResult, { kind: 'ended' }>['outcome'];

export interface WebhookHooks {
  readonly ended?: (id: string, outcome: DeliveryOutcome, tries: number) => void;
  /** Told of what goes wrong in the background. */
  readonly failed?: (error: unknown) => void;
  readonly resolve?: Resolve;
}

/** Five tries within about ten minutes. */
const usualPauses = [1000, 10_000, 60_000, 600_000];

/** Deliveries under way at once: receivers that hang must not hold up the others for long. */
const maxUnderWay = 50;
/** How often it is looked whose turn has come: whoever was told to wait is told nothing more. */
const pollMs = 1000;
/** What is being sent when the process ends has this long; beyond, it goes out again when its lease is over. */
const graceMs = 3000;

/** Tells receivers what has ended: signed, tried again, and never to a private address. Any process that has the secret does. */
export class Webhooks {
  readonly #config: WebhookConfig;
  readonly #queue: WebhookQueue;
  readonly #hooks: WebhookHooks;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> | null = null;
  #askAgain = false;
  #closed = false;

  constructor(config: WebhookConfig, queue: WebhookQueue, hooks: WebhookHooks = {}) {
    this.#config = config;
    this.#queue = queue;
    this.#hooks = hooks;
  }

  /** What is wrong with an address, as far as it can be told without resolving names; null when nothing is. */
  objectionTo(url: string): Objection | null {
    return objectionTo(url, this.#config.own);
  }

  /** Begins to send whatever is due. */
  start(): void {
    this.#timer = setInterval(() => this.wake(), pollMs).unref();
    this.wake();
  }

  /** Something may be due. */
  wake(): void {
    if (this.#closed) return;
    this.#askAgain = true;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
  }

  /** Takes nothing more, and waits a little for what is being sent. What did not get through stays in the store. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    const cut = setTimeout(() => this.#closing.abort(), graceMs);
    await this.#asking;
    await Promise.all(this.#underWay);
    clearTimeout(cut);
  }

  async #ask(): Promise<void> {
    try {
      while (this.#askAgain && !this.#closed) {
        this.#askAgain = false;
        const room = maxUnderWay - this.#underWay.size;
        if (room === 0) return;
        const due = await this.#queue.take(room);
        for (const webhook of due) this.#begin(webhook);
        if (due.length === room) this.#askAgain = true;
      }
    } catch (error) {
      this.#excuse(error);
    }
  }

  #begin(webhook: DueWebhook): void {
    const work: Promise<void> = this.#deliver(webhook)
      .catch((error: unknown) => this.#excuse(error))
      .finally(() => {
        const full = this.#underWay.size === maxUnderWay;
        this.#underWay.delete(work);
        if (full) this.wake();
      });
    this.#underWay.add(work);
  }

  async #deliver(webhook: DueWebhook): Promise<void> {
    const { id, tries } = webhook;
    const pauses = this.#config.pausesMs ?? usualPauses;
    const outcome = tries > pauses.length + 1 ? 'failed' : await this.#try(webhook);
    if (outcome === 'failed') {
      const pauseMs = pauses[tries - 1];
      if (pauseMs !== undefined) return this.#queue.settle(webhook, { kind: 'again', pauseMs });
      return this.#end(webhook, 'givenUp');
    }
    if (outcome !== 'taken') return this.#end(webhook, outcome);
    await this.#queue.settle(webhook, { kind: 'taken' });
    this.#hooks.ended?.(id, 'taken', tries);
  }

  async #end(webhook: DueWebhook, outcome: Exclude<DeliveryOutcome, 'taken'>): Promise<void> {
    await this.#queue.settle(webhook, { kind: 'ended', outcome });
    this.#hooks.ended?.(webhook.id, outcome, webhook.tries);
  }

  async #try({ id, url, body }: DueWebhook): Promise<Sent | 'objected'> {
    const { own, secret } = this.#config;
    // Resolved anew for every try, and each time checked and then held to.
    const destination = await destinationOf(url, own, this.#hooks.resolve);
    if (destination === 'unresolved') return 'failed';
    return typeof destination === 'string' ? 'objected' : send(destination, { id, body }, secret, this.#closing.signal);
  }

  /** A store that is away comes back, and has what it had; anything else is a defect of ours. */
  #excuse(error: unknown): void {
    if (!(error instanceof StoreUnavailable)) this.#hooks.failed?.(error);
  }
}
