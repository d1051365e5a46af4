import type { z } from 'zod';
import { readFields } from '../domain/fields.ts';
import { IssueList, reportIssue } from '../domain/issues.ts';
import { rosterListQuery } from '../domain/roster-list.ts';
import type { JobPlace, JobQuery, JobSummary } from '../jobs/job.ts';
import { listedDepartments, listedLines } from './admission.ts';
import type { Context } from './context.ts';
import { HttpProblem } from './errors.ts';

/** One page of what is kept here and in the caller's reach, newest first; `next` is the cursor of the next one. */
export interface Page {
  readonly jobs: readonly JobSummary[];
  readonly next: string | null;
}

/**
 * The page that a call asks for.
 * @throws {HttpProblem} 422 for parameters that cannot be understood, by rejection
 */
export async function pageOf(c: Context, list: (query: JobQuery) => Promise<JobSummary[]>): Promise<Page> {
  const { state, givenUp, from, to, cursor, department, limit } = readQuery(c, rosterListQuery);
  const after = cursor === undefined ? undefined : placeOf(c, cursor);
  const size = Number(limit);
  const reached = { departments: departmentsAsked(c, department), lines: listedLines(c) };
  // One more than a page tells whether there is a next one.
  const found = await list({
    limit: size + 1,
    after,
    state,
    ...(givenUp === undefined ? {} : { givenUp: givenUp === 'true' }),
    from,
    to,
    ...reached,
  });
  const jobs = found.slice(0, size);
  const last = jobs.at(-1);
  return { jobs, next: found.length > size && last !== undefined ? cursorOf(last) : null };
}

/** Instants and period of a job as lists write them. */
export function datesOf({ createdAt, finishedAt, periodStart: start, periodEnd: end }: JobSummary) {
  const instant = (ms: number) => new Date(ms).toISOString();
  return { period: { start, end }, createdAt: instant(createdAt), finishedAt: finishedAt === null ? null : instant(finishedAt) };
}

/**
 * The parameters behind the question mark.
 * @throws {HttpProblem} 422 that lists everything that cannot be understood
 */
export function readQuery<Query extends z.ZodObject>(c: Context, schema: Query): z.output<Query> {
  const query = c.req.query();
  const issues = new IssueList(query);
  const { whole } = readFields<Query['shape']>(schema.shape, query, issues);
  if (whole === null) throw refusal(c, issues);
  return whole as z.output<Query>;
}

function refusal(c: Context, issues: IssueList): HttpProblem {
  const lang = c.get('lang') ?? 'fr';
  const errors = issues.list().map((issue) => reportIssue(lang, issue));
  return new HttpProblem('invalid', { params: { count: issues.total }, errors });
}

/** What the caller may see, of what is asked for; undefined: everything. */
export function departmentsAsked(c: Context, asked: string | undefined): readonly string[] | undefined {
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
