import type { Job } from '../jobs/job.ts';

/** Most characters of requests and rosters held. */
const maxCharacters = 64 * 1024 * 1024;

/**
 * Jobs read lately, so that whoever looks again at what has not changed does not have megabytes fetched again. Only
 * good together with the revision that the database has now.
 */
export class Recent {
  /** The one used longest ago in front. */
  readonly #jobs = new Map<string, Job>();
  #characters = 0;

  has(id: string): boolean {
    return this.#jobs.has(id);
  }

  get(id: string, revision: number): Job | null {
    const job = this.#jobs.get(id);
    if (job === undefined) return null;
    this.forget(id);
    if (job.revision !== revision) return null;
    this.put(job);
    return job;
  }

  put(job: Job): void {
    this.forget(job.id);
    this.#jobs.set(job.id, job);
    this.#characters += sizeOf(job);
    for (const id of this.#jobs.keys()) {
      if (this.#characters <= maxCharacters) return;
      this.forget(id);
    }
  }

  forget(id: string): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    this.#jobs.delete(id);
    this.#characters -= sizeOf(job);
  }
}

function sizeOf({ request, roster }: Job): number {
  return (request?.length ?? 0) + (roster?.length ?? 0);
}
