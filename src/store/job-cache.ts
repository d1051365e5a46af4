import { LRUCache } from 'lru-cache';
import type { Job } from '../jobs/job.ts';

/** Characters of requests and rosters held at most. */
const maxCharacters = 64 * 1024 * 1024;

/**
 * Jobs read lately, so that a repeated read of an unchanged job does not fetch megabytes again. An entry counts only
 * together with the revision that the database has now.
 */
export class JobCache {
  readonly #jobs = new LRUCache<string, Job>({
    maxSize: maxCharacters,
    // An entry of size 0 is refused by the library.
    sizeCalculation: ({ request, interim, roster }) => 1 + (request?.length ?? 0) + (interim?.length ?? 0) + (roster?.length ?? 0),
  });

  has(id: string): boolean {
    return this.#jobs.has(id);
  }

  get(id: string, revision: number): Job | null {
    const job = this.#jobs.get(id);
    if (job === undefined) return null;
    if (job.revision === revision) return job;
    this.#jobs.delete(id);
    return null;
  }

  put(job: Job): void {
    this.#jobs.set(job.id, job);
  }

  forget(id: string): void {
    this.#jobs.delete(id);
  }
}
