import { z } from 'zod';
import { rosterList, rosterListQuery } from '../domain/roster-list.ts';
import { rosterStatus } from '../domain/roster.ts';
import { call } from './call.ts';
import { formatQuery, mediaTypes } from './forms.ts';
import { preferHeader, runAnswers } from './long-run.ts';
import { problemBody } from './problem-body.ts';
import { queryOf } from './query.ts';
import { analysts, cdom, makers } from './roles.ts';
import type { RosterCall } from './roster-call.ts';
import { smallestProblem } from './small-example.ts';

/** Generation of rosters: ask, list, look, follow, stop, erase. */

const id = { id: 'Id of the roster, from `Location` or the field `id`.' };

/** What `GET /v1/rosters/{id}` answers at any time. */
export const rosterView = rosterStatus
  .extend({
    incident: z.string().optional().meta({ description: 'failed: number under which the log of the service has it.' }),
    givenUp: z.literal(true).optional().meta({ description: 'failed: worker after worker died at it, and nobody tries it again.' }),
  })
  .meta({
    id: 'RosterView',
    description:
      'A roster being made or made: id and state always; progress while it runs; the fields of the best roster so far as soon as there is one.',
  });

const { begun, accepted } = runAnswers('roster', rosterView);
const shared = { tag: 'Rosters', about: 'roster', params: id, weight: 1, pool: 'none' } as const;

export const createRoster = call({
  name: 'createRoster',
  method: 'post',
  path: '/v1/rosters',
  roles: makers,
  weight: 10,
  pool: 'long',
  about: null,
  tag: 'Rosters',
  summary: 'Generate a roster',
  description:
    'Waits 10 seconds for the result unless `Prefer` says otherwise, then answers 202; the run goes on, also when the caller has gone. A shortage is a result (`outcome: shortfall`), not an error.',
  headers: {
    ...preferHeader,
    'Idempotency-Key': {
      description:
        'Any word of 1 to 255 visible ASCII characters. The same key with the same body is the same roster; with another body: 422.',
    },
    'Accept-Language': { description: 'Language of messages when `options.lang` is left out: fr or en.', example: 'fr' },
  },
  body: { schema: problemBody, example: smallestProblem },
  answers: begun,
  problems: [404],
});

export const listRosters = call({
  name: 'listRosters',
  method: 'get',
  path: '/v1/rosters',
  roles: analysts,
  weight: 1,
  pool: 'none',
  about: null,
  tag: 'Rosters',
  summary: 'List rosters, newest first',
  description: 'Only those that the caller may reach. Pages: `next` of an answer is the `cursor` of the next call.',
  query: queryOf(rosterListQuery.shape),
  answers: { 200: { description: 'One page.', schema: rosterList } },
  problems: [422],
});

/** JSON comes from the store as it was made; a thread writes the table. */
export const readRoster = {
  ...shared,
  ...call({
    ...shared,
    name: 'readRoster',
    method: 'get',
    path: '/v1/rosters/{id}',
    roles: analysts,
    summary: 'State, progress and the best roster so far',
    description:
      'As JSON; once it has ended also as a table in CSV (`Accept` or `format`), one row a head, which `POST /v1/verifications` reads.',
    query: formatQuery,
    headers: { 'If-None-Match': { description: 'ETag of an earlier answer: 304 when nothing has changed.' } },
    answers: {
      200: {
        description: 'The roster as it stands.',
        schema: rosterView,
        alternatives: [mediaTypes.csv],
        headers: { ETag: 'Changes with every change of the roster.' },
      },
      304: { description: 'Nothing has changed.' },
    },
    problems: [404, 409, 503],
  }),
  pool: 'read',
  input: z.strictObject({}),
  reads: 'problem',
  forms: { of: ['json', 'csv'], file: 'tableau.csv' },
} as const satisfies RosterCall;

export const followRoster = call({
  ...shared,
  name: 'followRoster',
  params: { id: 'Id of the roster.' },
  method: 'get',
  path: '/v1/rosters/{id}/events',
  roles: analysts,
  summary: 'Follow a run as Server-Sent Events',
  description:
    '`progress`: level, value, bound, gap, seconds (schema Progress). `improved`: there is a better roster to read at the address of the roster; `{ id, revision }`. `done`: the run has ended; `{ id, state, outcome? }`, then the stream closes. The id of an event is the revision of the roster: after a break, `Last-Event-ID` leaves out what was already told; what came in between is told as its latest state.',
  headers: { 'Last-Event-ID': { description: 'Id of the last event seen.' } },
  answers: { 200: { description: 'The stream.', mediaType: 'text/event-stream' } },
  problems: [404],
});

export const stopRoster = call({
  ...shared,
  name: 'stopRoster',
  method: 'post',
  path: '/v1/rosters/{id}/stop',
  roles: makers,
  summary: 'Stop and keep the best roster so far',
  answers: { 200: { description: 'Stopped; the best roster, when there was one.', schema: rosterView }, 202: accepted },
  problems: [404, 409],
});

export const eraseRoster = call({
  ...shared,
  name: 'eraseRoster',
  method: 'delete',
  path: '/v1/rosters/{id}',
  roles: cdom,
  erases: true,
  summary: 'Erase everything kept of a roster',
  description:
    'The request, the roster and its idempotency key. A run under way is ended. 409 for a roster that a published table speaks of (a version, realised duties, visas, proposals): the table is a document that the CDOM has to be able to show. `published=erase` erases the table as well, with all its versions and their rosters.',
  query: {
    published: {
      schema: z.enum(['erase']),
      description: '`erase`: the published table as well, with all its versions and their rosters. Default: 409 when there is one.',
    },
  },
  answers: { 204: { description: 'Nothing is left.' } },
  problems: [404, 409],
});
