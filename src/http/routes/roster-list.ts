import type { z } from 'zod';
import { readFields } from '../../domain/fields.ts';
import { IssueList } from '../../domain/issues.ts';
import { rosterList, rosterListQuery, type rosterSummary } from '../../domain/roster-list.ts';
import type { JobPlace, JobSummary } from '../../jobs/job.ts';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import { say } from '../../messages/index.ts';
import { listedDepartments, listedLines } from '../admission.ts';
import type { Context } from '../context.ts';
import type { Contract, Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';

/** What is kept here, newest first, page by page. */
export function rosterListRoute(jobs: RosterJobs): Route {
  return {
    contract: {
      method: 'get',
      path: '/v1/rosters',
      operationId: 'listRosters',
      tag: 'Rosters',
      summary: 'List rosters, newest first',
      description: 'Only those that the caller may reach. Pages: `next` of an answer is the `cursor` of the next call.',
      query: queryContract(),
      answers: { 200: { description: 'One page.', schema: rosterList } },
      problems: [422],
    },
    handle: async (c) => {
      const { state, from, to, cursor, department, limit } = readQuery(c);
      const after = cursor === undefined ? undefined : placeOf(c, cursor);
      const size = Number(limit);
      // One more than a page tells whether there is a next one.
      const reached = { departments: departmentsOf(c, department), lines: listedLines(c) };
      const found = await jobs.list({ limit: size + 1, after, state, from, to, ...reached });
      const page = found.slice(0, size);
      const last = page.at(-1);
      const body: z.infer<typeof rosterList> = {
        rosters: page.map(viewOf),
        next: found.length > size && last !== undefined ? cursorOf(last) : null,
      };
      return c.body(JSON.stringify(body), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' });
    },
  };
}

function readQuery(c: Context): z.output<typeof rosterListQuery> {
  const query = c.req.query();
  const issues = new IssueList(query);
  const { values } = readFields(rosterListQuery.shape, query, issues);
  if (issues.total > 0) throw refusal(c, issues);
  return values as z.output<typeof rosterListQuery>;
}

function refusal(c: Context, issues: IssueList): HttpProblem {
  const lang = c.get('lang') ?? 'fr';
  const errors = issues.list().map(({ pointer, code, params }) => ({ pointer, code, message: say(lang, `issue.${code}`, params) }));
  return new HttpProblem('invalid', { params: { count: issues.total }, errors });
}

/** What the caller may see, of what is asked for; undefined: everything. */
function departmentsOf(c: Context, asked: string | undefined): readonly string[] | undefined {
  const reached = listedDepartments(c);
  if (asked === undefined) return reached ?? undefined;
  return reached === null || reached.includes(asked) ? [asked] : [];
}

function cursorOf({ createdAt, id }: JobPlace): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

function placeOf(c: Context, cursor: string): JobPlace {
  const [, createdAt, id] = /^(\d{1,15}) ([\w-]{1,100})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt !== undefined) return { createdAt: Number(createdAt), id };
  const issues = new IssueList(c.req.query());
  issues.add(['cursor'], 'unknownCursor');
  throw refusal(c, issues);
}

function viewOf(job: JobSummary): z.infer<typeof rosterSummary> {
  const { id, state, outcome, department, periodStart: start, periodEnd: end, incident } = job;
  const instant = (ms: number) => new Date(ms).toISOString();
  const finishedAt = job.finishedAt === null ? null : instant(job.finishedAt);
  return { id, state, outcome, department, period: { start, end }, createdAt: instant(job.createdAt), finishedAt, incident };
}

function queryContract(): Contract['query'] {
  const fields = Object.entries(rosterListQuery.shape) as [string, z.ZodType][];
  return Object.fromEntries(fields.map(([name, schema]) => [name, { description: schema.meta()?.description ?? name }]));
}
