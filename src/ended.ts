import type { Logger } from 'pino';
import type { Job } from './jobs/job.ts';
import type { Metrics } from './metrics/metrics.ts';
import { type WebhookConfig, Webhooks } from './webhooks/webhooks.ts';

/** Sends webhooks as configured, and puts on record how each delivery ends; null when none are to be sent. */
export function webhooksOf(config: WebhookConfig | null | undefined, log: Logger, metrics: Metrics | null): Webhooks | null {
  if (!config) return null;
  return new Webhooks(config, {
    ended: (id, outcome, tries) => {
      metrics?.webhook(outcome);
      log.info({ webhook: id, outcome, tries }, 'webhook ended');
    },
  });
}

/** What follows the end of a roster: a line in the log, the metrics, and the webhook that was asked for. */
export function whenEnded(log: Logger, metrics: Metrics | null, webhooks: Webhooks | null): (job: Job) => void {
  return (job) => {
    const { id, state, incident, createdAt, finishedAt, facts } = job;
    const seconds = finishedAt === null ? null : (finishedAt - createdAt) / 1000;
    log.info({ roster: id, state, seconds, ...(incident === null ? {} : { incident }) }, 'roster ended');
    metrics?.rosterEnded(job);
    if (facts.callbackUrl !== undefined) webhooks?.deliver(facts.callbackUrl, { id: `roster-${id}`, body: newsOf(job) });
  };
}

/** The news alone: the receiver asks for the roster itself, with a credential of its own. */
function newsOf({ id, state, finishedAt, roster }: Job): string {
  const outcome = /"outcome":"(complete|shortfall)"/.exec(roster?.slice(0, 500) ?? '')?.[1];
  const timestamp = new Date(finishedAt ?? 0).toISOString();
  return JSON.stringify({
    type: 'roster.ended',
    timestamp,
    data: { id, state, ...(outcome ? { outcome } : {}), href: `/v1/rosters/${id}` },
  });
}
