import type { Added, IdempotencyKey, Job, JobChange, JobStore } from './job.ts';

export interface MemoryStoreOptions {
  /** Finished jobs are let go after this time, in milliseconds. */
  readonly maxAgeMs: number;
  /** At most this many finished jobs are kept; the oldest go first. */
  readonly maxFinished?: number;
  /** At most this many characters of requests and rosters of finished jobs. */
  readonly maxCharacters?: number;
  readonly clock?: () => number;
}

/** Jobs in memory, bounded in number, size and age. Gone with the process. */
export class MemoryJobStore implements JobStore {
  readonly #jobs = new Map<string, Job>();
  readonly #keys = new Map<string, { fingerprint: string; id: string }>();
  /** Ids of finished jobs, the one that ended first in front. */
  readonly #finished = new Set<string>();
  #characters = 0;
  readonly #maxAgeMs: number;
  readonly #maxFinished: number;
  readonly #maxCharacters: number;
  readonly #clock: () => number;

  constructor(options: MemoryStoreOptions) {
    this.#maxAgeMs = options.maxAgeMs;
    this.#maxFinished = options.maxFinished ?? 1000;
    this.#maxCharacters = options.maxCharacters ?? 256 * 1024 * 1024;
    this.#clock = options.clock ?? Date.now;
  }

  async add(job: Job, key: IdempotencyKey | null): Promise<Added> {
    this.#evict();
    if (key) {
      const known = this.#keys.get(key.key);
      if (known) return known.fingerprint === key.fingerprint ? { kind: 'known', id: known.id } : { kind: 'conflict' };
      this.#keys.set(key.key, { fingerprint: key.fingerprint, id: job.id });
    }
    this.#jobs.set(job.id, job);
    return { kind: 'added' };
  }

  async find(id: string): Promise<Job | null> {
    this.#evict();
    return this.#jobs.get(id) ?? null;
  }

  async change(id: string, change: JobChange): Promise<Job | null> {
    const job = this.#jobs.get(id);
    if (!job) return null;
    const next: Job = { ...job, ...change, revision: job.revision + 1 };
    if (this.#finished.has(id)) this.#characters -= sizeOf(job);
    this.#jobs.set(id, next);
    if (next.finishedAt !== null) {
      this.#finished.add(id);
      this.#characters += sizeOf(next);
    }
    this.#evict();
    return next;
  }

  async remove(id: string): Promise<boolean> {
    return this.#forget(id);
  }

  #evict(): void {
    const oldest = this.#clock() - this.#maxAgeMs;
    for (const id of this.#finished) {
      const finishedAt = this.#jobs.get(id)?.finishedAt ?? 0;
      // The last one always stays, whatever its size: its caller has not read it yet.
      const over = this.#finished.size > 1 && (this.#finished.size > this.#maxFinished || this.#characters > this.#maxCharacters);
      if (finishedAt > oldest && !over) return;
      this.#forget(id);
    }
  }

  #forget(id: string): boolean {
    const job = this.#jobs.get(id);
    if (!job) return false;
    this.#jobs.delete(id);
    if (this.#finished.delete(id)) this.#characters -= sizeOf(job);
    for (const [key, known] of this.#keys) if (known.id === id) this.#keys.delete(key);
    return true;
  }
}

function sizeOf(job: Job): number {
  return (job.request?.length ?? 0) + (job.roster?.length ?? 0);
}
