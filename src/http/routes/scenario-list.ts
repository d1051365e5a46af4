import type { z } from 'zod';
import type { scenarioList } from '../../domain/scenario-list.ts';
import type { ScenarioJobs } from '../../jobs/scenario-jobs.ts';
import { datesOf, pageOf } from '../listing.ts';
import type { Handle } from '../route.ts';

/** Scenarios that are kept here, newest first, page by page. */
export function listScenarios(scenarios: ScenarioJobs): Handle {
  return async (c) => {
    const { jobs, next } = await pageOf(c, (query) => scenarios.list(query));
    const body: z.infer<typeof scenarioList> = {
      scenarios: jobs.map((job) => ({
        ...{ id: job.id, state: job.state, department: job.department },
        ...datesOf(job),
        incident: job.incident,
        givenUp: job.givenUp,
      })),
      next,
    };
    return c.body(JSON.stringify(body), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' });
  };
}
