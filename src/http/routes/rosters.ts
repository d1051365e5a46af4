import { z } from 'zod';
import type { Job } from '../../jobs/job.ts';
import type { RosterCalls } from '../../jobs/roster-calls.ts';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { admissionOf, callerOf, keyOf } from '../admission.ts';
import type { BodyReader } from '../body.ts';
import type { Context } from '../context.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { preferHeader, runAnswers, runResponse, stopPatienceMs } from '../long-run.ts';
import { readPreferences } from '../negotiation.ts';
import { eventsRoute } from './roster-events.ts';
import { rosterListRoute } from './roster-list.ts';
import { formatQuery, formOf, mediaTypes, printedResponse } from '../printed.ts';
import { refuse } from '../refusal.ts';
import { answerCall } from '../roster-call.ts';
import { problemBody } from '../schemas.ts';
import { smallestProblem } from '../small-example.ts';
import { etagOf, rosterView, viewOf } from '../roster-view.ts';

export interface RosterRoutesDeps {
  readonly jobs: RosterJobs;
  readonly calls: RosterCalls;
  readonly bodies: BodyReader;
  /** null: none are sent. */
  readonly webhooks: Webhooks | null;
}

const id = { id: 'Id of the roster, from `Location` or the field `id`.' };
const { begun, accepted } = runAnswers('roster', rosterView);

/** Generation of rosters: ask, look, stop, erase. */
export function rosterRoutes({ jobs, calls, bodies, webhooks }: RosterRoutesDeps): Route[] {
  const create: Route = {
    contract: {
      method: 'post',
      path: '/v1/rosters',
      operationId: 'createRoster',
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
    },
    handle: async (c) => {
      const { waitMs, applied } = readPreferences(c.req.header('prefer'));
      const idempotencyKey = keyOf(c, readKey(c.req.header('idempotency-key')));
      const text = await bodies.read(c);
      const submission = await jobs.submit({
        text,
        lang: c.get('lang'),
        idempotencyKey,
        caller: callerOf(c),
        urgent: waitMs > 0,
        act: c.get('act'),
        admit: admissionOf(c, webhooks),
      });
      if (submission.kind === 'refused') return refuse(c, submission.refusal);
      if (submission.kind === 'keyReused') throw new HttpProblem('key-reused');
      // Whoever does not wait is told what was taken, and that is known.
      const job = waitMs === 0 ? submission.job : await jobs.settled(submission.job.id, waitMs);
      if (applied !== null) c.header('Preference-Applied', applied);
      c.header('Vary', 'Prefer, Accept-Language');
      return answer(c, job, jobs);
    },
  };

  const read: Route = {
    contract: {
      method: 'get',
      path: '/v1/rosters/{id}',
      operationId: 'readRoster',
      tag: 'Rosters',
      summary: 'State, progress and the best roster so far',
      description:
        'As JSON; once it has ended also as a table in CSV (`Accept` or `format`), one row a head, which `POST /v1/verifications` reads.',
      params: id,
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
    },
    handle: async (c) => {
      if (formOf(c, ['json', 'csv']) === 'csv') return tableOf(c, calls);
      const job = await known(c, jobs);
      const etag = etagOf(job);
      const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept' };
      if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
      if (c.req.method !== 'HEAD') await jobs.delivered(job);
      return c.body(viewOf(job), 200, { ...headers, 'Content-Type': 'application/json' });
    },
  };

  const stop: Route = {
    contract: {
      method: 'post',
      path: '/v1/rosters/{id}/stop',
      operationId: 'stopRoster',
      tag: 'Rosters',
      summary: 'Stop and keep the best roster so far',
      params: id,
      answers: { 200: { description: 'Stopped; the best roster, when there was one.', schema: rosterView }, 202: accepted },
      problems: [404, 409],
    },
    handle: async (c) => {
      const result = await jobs.stop(c.req.param('id') ?? '', c.get('act'));
      if (result.kind === 'unknown') throw new HttpProblem('unknown-roster');
      if (result.kind === 'finished') throw new HttpProblem('already-finished');
      return answer(c, await jobs.settled(result.id, stopPatienceMs), jobs);
    },
  };

  const erase: Route = {
    contract: {
      method: 'delete',
      path: '/v1/rosters/{id}',
      operationId: 'eraseRoster',
      tag: 'Rosters',
      summary: 'Erase everything kept of a roster',
      description:
        'The request, the roster and its idempotency key. A run under way is ended. 409 for a roster that a published table speaks of (a version, realised duties, visas, proposals): the table is a document that the CDOM has to be able to show. `published=erase` erases the table as well, with all its versions and their rosters.',
      params: id,
      query: {
        published: {
          schema: z.enum(['erase']),
          description: '`erase`: the published table as well, with all its versions and their rosters. Default: 409 when there is one.',
        },
      },
      answers: { 204: { description: 'Nothing is left.' } },
      problems: [404, 409],
    },
    handle: async (c) => {
      const withTable = c.req.query('published') === 'erase';
      const removal = await jobs.remove(c.req.param('id') ?? '', c.get('act'), { withTable });
      if (removal.kind === 'unknown') throw new HttpProblem('unknown-roster');
      if (removal.kind === 'published') throw new HttpProblem('published-roster', { params: { version: removal.version } });
      return c.body(null, 204);
    },
  };

  return [create, rosterListRoute(jobs), read, eventsRoute(jobs), stop, erase];
}

/** The roster as a table, by a thread: its lines and people stand in the request. */
async function tableOf(c: Context, calls: RosterCalls): Promise<Response> {
  const request = { call: 'rosterTable', on: 'desk' as const, text: '{}', lang: c.get('lang'), signal: c.req.raw.signal };
  const result = await calls.call(c.req.param('id') ?? '', request);
  return result.kind === 'answered' ? printedResponse(c, 'csv', JSON.parse(result.json) as string, 'tableau.csv') : answerCall(c, result);
}

async function known(c: Context, jobs: RosterJobs): Promise<Job> {
  const job = await jobs.find(c.req.param('id') ?? '');
  if (!job) throw new HttpProblem('unknown-roster');
  return job;
}

/** 200 with what has ended, 202 with what goes on, 500 with what failed, 404 when it was erased meanwhile. */
async function answer(c: Context, job: Job | null, jobs: RosterJobs): Promise<Response> {
  if (!job) throw new HttpProblem('unknown-roster');
  if (job.incident === null) await jobs.delivered(job);
  return runResponse(c, { address: `/v1/rosters/${job.id}`, json: viewOf(job), ended: job.finishedAt !== null, incident: job.incident });
}

function readKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(header)) throw new HttpProblem('bad-header');
  return header;
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
