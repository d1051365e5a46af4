import type { Logger } from 'pino';
import type { Job } from '../jobs/job.ts';
import type { RecordIncident } from '../jobs/roster-jobs.ts';
import type { WebhookQueue } from '../jobs/webhook-queue.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type WebhookConfig, Webhooks } from '../webhooks/webhooks.ts';

export interface WebhookParts {
  readonly config: WebhookConfig | null | undefined;
  readonly queue: WebhookQueue;
  readonly log: Logger;
  readonly metrics: Metrics | null;
  readonly recordIncident: RecordIncident;
}

/** Sends webhooks as configured, and puts on record how each delivery ends; null when none are to be sent from here. */
export function webhooksOf({ config, queue, log, metrics, recordIncident }: WebhookParts): Webhooks | null {
  if (!config) return null;
  return new Webhooks(config, queue, {
    ended: (id, outcome, tries) => {
      metrics?.webhook(outcome);
      log.info({ webhook: id, outcome, tries }, 'webhook ended');
    },
    failed: (error) => void recordIncident('webhooks', error),
  });
}

/** What follows the end of a roster or scenario here: a line in the log, and the metrics. Its webhook is on its way already. */
export function whenEnded(log: Logger, metrics: Metrics | null): (job: Job) => void {
  return (job) => {
    const { id, kind = 'roster', state, incident, givenUp, createdAt, finishedAt } = job;
    const seconds = finishedAt === null ? null : (finishedAt - createdAt) / 1000;
    log.info({ [kind]: id, state, seconds, ...(incident === null ? {} : { incident }), ...(givenUp ? { givenUp } : {}) }, `${kind} ended`);
    if (kind === 'roster') metrics?.rosterEnded(job);
  };
}
