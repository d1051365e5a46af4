import type { z } from 'zod';
import { scenarioList } from '../../domain/scenario-list.ts';
import type { ScenarioJobs } from '../../jobs/scenario-jobs.ts';
import type { Route } from '../contract.ts';
import { datesOf, listQuery, pageOf } from '../listing.ts';

/** Scenarios that are kept here, newest first, page by page. */
export function scenarioListRoute(scenarios: ScenarioJobs): Route {
  return {
    contract: {
      method: 'get',
      path: '/v1/scenarios',
      operationId: 'listScenarios',
      tag: 'Scenarios',
      summary: 'List scenarios, newest first',
      description: 'Only those that the caller may reach. Pages: `next` of an answer is the `cursor` of the next call.',
      query: listQuery(),
      answers: { 200: { description: 'One page.', schema: scenarioList } },
      problems: [422],
    },
    handle: async (c) => {
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
    },
  };
}
