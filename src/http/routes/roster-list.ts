import type { z } from 'zod';
import type { rosterList, rosterSummary } from '../../domain/roster-list.ts';
import type { JobSummary } from '../../jobs/job.ts';
import type { RosterJobs } from '../../jobs/roster-jobs.ts';
import { datesOf, pageOf } from '../listing.ts';
import type { Handle } from '../route.ts';

/** What is kept here, newest first, page by page. */
export function listRosters(jobs: RosterJobs): Handle {
  return async (c) => {
    const { jobs: page, next } = await pageOf(c, (query) => jobs.list(query));
    const body: z.infer<typeof rosterList> = { rosters: page.map(viewOf), next };
    return c.body(JSON.stringify(body), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' });
  };
}

function viewOf(job: JobSummary): z.infer<typeof rosterSummary> {
  const { id, state, outcome, department, incident, givenUp } = job;
  return { id, state, outcome, department, ...datesOf(job), incident, givenUp };
}
