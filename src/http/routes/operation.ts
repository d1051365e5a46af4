import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import type { Handle } from '../route.ts';

export interface OperationDeps {
  readonly jobs: RosterJobs;
  readonly metrics: Metrics;
}

/** For those who keep the service running. */
export function operationHandlers({ jobs, metrics }: OperationDeps) {
  return {
    live: (c) => c.body(JSON.stringify({ status: 'ok' }), 200, json),
    ready: async (c) => {
      const ready = await jobs.ready();
      return c.body(JSON.stringify({ status: ready ? 'ok' : 'unavailable' }), ready ? 200 : 503, json);
    },
    metrics: async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }),
  } satisfies Record<string, Handle>;
}

const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
