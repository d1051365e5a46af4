import type { Job } from './job.ts';

/** What a receiver is told. */
export interface WebhookEvent {
  /** `webhook-id`. */
  readonly id: string;
  readonly url: string;
  readonly body: string;
}

type EndedJob = Pick<Job, 'id' | 'kind' | 'facts'>;

/**
 * The webhook that the end of a roster or a scenario calls for; null when none was asked for. The event alone: the
 * receiver asks for the rest itself, with a credential of its own.
 *
 * @param finishedAt instant, UTC milliseconds
 */
export function endedEvent({ id, kind, facts }: EndedJob, state: string, finishedAt: number, outcome: string | null): WebhookEvent | null {
  // A part of a scenario is not a resource of the API.
  if (facts.callbackUrl === undefined || kind === 'part') return null;
  const what = kind ?? 'roster';
  const data = { id, state, ...(outcome === null ? {} : { outcome }), href: `/v1/${what}s/${id}` };
  const body = JSON.stringify({ type: `${what}.ended`, timestamp: new Date(finishedAt).toISOString(), data });
  return { id: `${what}-${id}`, url: facts.callbackUrl, body };
}
