import type { Config } from './config.ts';
import type { Job } from './jobs/job.ts';
import type { RecordIncident } from './jobs/roster-jobs.ts';
import { ThreadPool } from './jobs/threads.ts';
import { JobWorker } from './jobs/worker.ts';
import type { Store } from './store/store.ts';

type WorkshopConfig = Pick<Config, 'workers' | 'queueLimit' | 'solveMemoryMb'>;

/** Threads that solve. One at least: calls about rosters are answered here, also where jobs are done elsewhere. */
export function solverPool({ workers, queueLimit, solveMemoryMb }: WorkshopConfig): ThreadPool {
  const memory = solveMemoryMb ? { memoryMb: solveMemoryMb } : {};
  return new ThreadPool({ size: Math.max(1, workers), maxWaiting: queueLimit, warm: true, ...memory });
}

/** Takes jobs from the store and has the threads work on them; the same in a service and in a process that only works. */
export function createWorkshop(
  { workers }: WorkshopConfig,
  store: Store,
  threads: ThreadPool,
  recordIncident: RecordIncident,
  ended: (job: Job) => void,
): JobWorker {
  return new JobWorker({ queue: store.queue, threads, size: workers, recordIncident, ended });
}
