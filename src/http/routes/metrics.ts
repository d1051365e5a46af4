import type { Metrics } from '../../metrics/metrics.ts';
import type { Route } from '../contract.ts';

/** Figures for whoever watches the service. */
export function metricsRoutes({ metrics }: { readonly metrics: Metrics }): Route[] {
  return [
    {
      contract: {
        method: 'get',
        path: '/metrics',
        operationId: 'metrics',
        tag: 'Operation',
        summary: 'Figures of the running service, for Prometheus',
        description:
          'Queue depth, solve times, gaps, memory, outcomes, calls by operation id and status. Neither ids nor people. With access configured: role operator.',
        answers: { 200: { description: 'The text format of Prometheus.', mediaType: 'text/plain' } },
      },
      handle: async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }),
    },
  ];
}
