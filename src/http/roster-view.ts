import type { Job } from '../jobs/job.ts';

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
