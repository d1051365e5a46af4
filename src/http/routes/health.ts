import { z } from 'zod';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import type { Route } from '../contract.ts';

const health = z.object({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'Health' });

/** For whoever keeps the service running. */
export function healthRoutes({ jobs }: { readonly jobs: RosterJobs }): Route[] {
  return [
    {
      contract: {
        method: 'get',
        path: '/health/live',
        operationId: 'live',
        tag: 'Operation',
        summary: 'The process answers',
        answers: { 200: { description: 'It does.', schema: health } },
      },
      handle: (c) => c.body(JSON.stringify({ status: 'ok' }), 200, json),
    },
    {
      contract: {
        method: 'get',
        path: '/health/ready',
        operationId: 'ready',
        tag: 'Operation',
        summary: 'A roster asked for now would be worked on',
        answers: {
          200: { description: 'Threads are up and the queue has room.', schema: health },
          503: { description: 'Starting, queue full, or shutting down.', schema: health, example: { status: 'unavailable' } },
        },
      },
      handle: async (c) => {
        const ready = await jobs.accepting();
        return c.body(JSON.stringify({ status: ready ? 'ok' : 'unavailable' }), ready ? 200 : 503, json);
      },
    },
  ];
}

const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
