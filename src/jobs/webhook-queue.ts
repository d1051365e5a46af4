/** A webhook whose turn has come. Nobody else is given it until its lease is over. */
export interface DueWebhook {
  /** Stays the same however often it is sent: by it the receiver knows a repeat. */
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** How often it was taken to be sent, this time included. */
  readonly tries: number;
}

/** What came of a try: it arrived; it goes out again after a pause; or it never will, and why. */
export type WebhookResult =
  | { readonly kind: 'taken' }
  | { readonly kind: 'again'; readonly pauseMs: number }
  | { readonly kind: 'ended'; readonly outcome: 'refused' | 'objected' | 'givenUp' };

/** Webhooks that have not arrived yet, in all processes that share the store. */
export interface WebhookLoad {
  readonly waiting: number;
  /** Will not be sent again. */
  readonly failed: number;
}

/** Webhooks on their way. One is put here in the transaction that ends its roster, and leaves when it has arrived. */
export interface WebhookQueue {
  /** Those whose turn has come, at most `limit`, the one that has waited longest first. */
  take(limit: number): Promise<DueWebhook[]>;
  /** Nothing happens when somebody else has taken it meanwhile, or when it was erased. */
  settle(webhook: DueWebhook, result: WebhookResult): Promise<void>;
  load(): Promise<WebhookLoad>;
}
