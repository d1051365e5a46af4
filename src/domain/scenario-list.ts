import { z } from 'zod';
import { rosterList, rosterSummary } from './roster-list.ts';

/** The list of scenarios: what is answered. It is asked for as that of rosters is. */
export const scenarioList = z
  .object({
    scenarios: z
      .array(
        rosterSummary.omit({ outcome: true }).meta({ id: 'ScenarioSummary', description: 'Department and period are those of the base.' }),
      )
      .meta({ description: 'Newest first.' }),
    next: rosterList.shape.next,
  })
  .meta({ id: 'ScenarioList' });
