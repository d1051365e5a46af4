import { z } from 'zod';
import { rosterStatus } from '../domain/roster.ts';
import type { Job } from '../jobs/job.ts';

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

/** JSON text of a job. The final roster is sent as it was made, character by character. */
export function viewOf(job: Job): string {
  if (job.roster !== null) return job.roster;
  const best = job.interim === null ? {} : (JSON.parse(job.interim) as object);
  return JSON.stringify({
    ...best,
    id: job.id,
    state: job.state,
    ...(job.finishedAt === null ? { progress: job.progress } : {}),
    ...(job.incident === null ? {} : { incident: job.incident }),
    ...(job.givenUp ? { givenUp: true } : {}),
  });
}

/** Strong entity tag: the revision counts every change of the job. */
export function etagOf(job: Job): string {
  return `"${job.revision}"`;
}
