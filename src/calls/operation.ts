import { z } from 'zod';
import { auditList, auditListQuery } from '../domain/audit-list.ts';
import { call } from './call.ts';
import { mediaTypes } from './forms.ts';
import { queryOf } from './query.ts';
import { anybody } from './roles.ts';

/** Calls about the running service. */

const health = z.object({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'Health' });
const shared = { method: 'get', weight: 1, pool: 'none', about: null, tag: 'Operation' } as const;

export const live = call({
  ...shared,
  name: 'live',
  path: '/health/live',
  roles: anybody,
  summary: 'The process answers',
  answers: { 200: { description: 'It does.', schema: health } },
});

export const ready = call({
  ...shared,
  name: 'ready',
  path: '/health/ready',
  roles: anybody,
  summary: 'The service works: threads are up and the store answers',
  description: 'A full queue is no failure: it shows in `/metrics` and as a 503 of the call that finds it full.',
  answers: {
    200: { description: 'Threads are up and the store answers.', schema: health },
    503: { description: 'Starting, shutting down, or without its store.', schema: health, example: { status: 'unavailable' } },
  },
});

export const metrics = call({
  ...shared,
  name: 'metrics',
  path: '/metrics',
  roles: ['operator'],
  summary: 'Figures of the running service, for Prometheus',
  description:
    'Queue depth, solve times, gaps, memory, outcomes, calls by operation id and status. Neither ids nor people. With access configured: role operator.',
  answers: { 200: { description: 'The text format of Prometheus.', mediaType: 'text/plain' } },
});

export const readAudit = call({
  ...shared,
  name: 'readAudit',
  path: '/v1/audit',
  roles: ['admin'],
  summary: 'The audit trail, newest first: JSON or CSV',
  description:
    'Who did what to which roster or scenario, in all processes that share the store; denied calls included, open ones not. Role admin, of all departments. Empty while access is not configured. Pages: `next` of an answer is the `cursor` of the next call; of CSV, the header `Link`.',
  query: queryOf(auditListQuery.shape),
  answers: {
    200: {
      description: 'One page.',
      schema: auditList,
      alternatives: [mediaTypes.csv],
      headers: { Link: '`rel="next"`: the next page, when there is one.' },
    },
  },
  problems: [422],
});
