import type { z } from 'zod';
import { rosterList, type rosterSummary } from '../../domain/roster-list.ts';
import type { JobSummary } from '../../jobs/job.ts';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import type { Route } from '../contract.ts';
import { datesOf, listQuery, pageOf } from '../listing.ts';

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
      query: listQuery(),
      answers: { 200: { description: 'One page.', schema: rosterList } },
      problems: [422],
    },
    handle: async (c) => {
      const { jobs: page, next } = await pageOf(c, (query) => jobs.list(query));
      const body: z.infer<typeof rosterList> = { rosters: page.map(viewOf), next };
      return c.body(JSON.stringify(body), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' });
    },
  };
}

function viewOf(job: JobSummary): z.infer<typeof rosterSummary> {
  const { id, state, outcome, department, incident, givenUp } = job;
  return { id, state, outcome, department, ...datesOf(job), incident, givenUp };
}
