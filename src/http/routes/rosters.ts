import { everything } from '../../calls/roles.ts';
import { readRoster } from '../../calls/rosters.ts';
import type { Job } from '../../jobs/job.ts';
import type { RosterCalls } from '../../jobs/roster-calls.ts';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { admissionOf, callerOf, keyOf } from '../admission.ts';
import type { BodyReader } from '../body.ts';
import type { Context } from '../context.ts';
import { HttpProblem } from '../errors.ts';
import { runResponse, stopPatienceMs } from '../long-run.ts';
import { readPreferences } from '../negotiation.ts';
import { formOf, printedResponse } from '../printed.ts';
import { refuse } from '../refusal.ts';
import { answerCall } from '../roster-call.ts';
import { etagOf, viewOf } from '../roster-view.ts';
import type { Handle } from '../route.ts';
import { followRoster } from './roster-events.ts';
import { listRosters } from './roster-list.ts';

export interface RosterRoutesDeps {
  readonly jobs: RosterJobs;
  readonly calls: RosterCalls;
  readonly bodies: BodyReader;
  /** null: none are sent. */
  readonly webhooks: Webhooks | null;
}

/** Generation of rosters: ask, list, look, follow, stop, erase. */
export function rosterHandlers(deps: RosterRoutesDeps) {
  const { jobs } = deps;
  return {
    createRoster: create(deps),
    listRosters: listRosters(jobs),
    readRoster: read(deps),
    followRoster: followRoster(jobs),
    stopRoster: stop(deps),
    eraseRoster: erase(deps),
  } satisfies Record<string, Handle>;
}

function create({ jobs, bodies, webhooks }: RosterRoutesDeps): Handle {
  return async (c) => {
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
    // A caller that does not wait is told what was taken, and that is known.
    const job = waitMs === 0 ? submission.job : await jobs.settled(submission.job.id, waitMs);
    if (applied !== null) c.header('Preference-Applied', applied);
    c.header('Vary', 'Prefer, Accept-Language');
    return answer(c, job, jobs);
  };
}

function read({ jobs, calls }: RosterRoutesDeps): Handle {
  return async (c) => {
    if (formOf(c, readRoster.forms.of) === 'csv') return tableOf(c, calls);
    const job = await known(c, jobs);
    const etag = etagOf(job);
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept' };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    if (c.req.method !== 'HEAD') await jobs.delivered(job);
    return c.body(viewOf(job), 200, { ...headers, 'Content-Type': 'application/json' });
  };
}

function stop({ jobs }: RosterRoutesDeps): Handle {
  return async (c) => {
    const result = await jobs.stop(c.req.param('id') ?? '', c.get('act'));
    if (result.kind === 'unknown') throw new HttpProblem('unknown-roster');
    if (result.kind === 'finished') throw new HttpProblem('already-finished');
    return answer(c, await jobs.settled(result.id, stopPatienceMs), jobs);
  };
}

function erase({ jobs }: RosterRoutesDeps): Handle {
  return async (c) => {
    const withTable = c.req.query('published') === 'erase';
    const removal = await jobs.remove(c.req.param('id') ?? '', c.get('act'), { withTable });
    if (removal.kind === 'unknown') throw new HttpProblem('unknown-roster');
    if (removal.kind === 'published') throw new HttpProblem('published-roster', { params: { version: removal.version } });
    return c.body(null, 204);
  };
}

/** The roster as a table, by a thread: its lines and people stand in the request. */
async function tableOf(c: Context, calls: RosterCalls): Promise<Response> {
  const request = { call: readRoster, limit: everything, text: '{}', lang: c.get('lang'), signal: c.req.raw.signal };
  const result = await calls.call(c.req.param('id') ?? '', request);
  if (result.kind !== 'answered') return answerCall(c, result);
  return printedResponse(c, 'csv', JSON.parse(result.json) as string, readRoster.forms.file);
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
