import type { Config } from './config.ts';
import type { Job } from '../jobs/job.ts';
import type { RecordIncident } from '../jobs/roster-jobs.ts';
import { ScenarioWork } from '../jobs/scenario-work.ts';
import { ThreadPool } from '../jobs/threads.ts';
import { JobWorker } from '../jobs/worker.ts';
import type { Store } from '../store/store.ts';

type WorkshopConfig = Pick<Config, 'workers' | 'queueLimit' | 'solveMemoryMb'>;

/** Solving stands back behind answering: a third of the share of a core when both want it. */
const nice = 5;

/** Threads that solve. One at least: calls about rosters are answered here, also where jobs are done elsewhere. */
export function solverPool({ workers, queueLimit, solveMemoryMb }: WorkshopConfig): ThreadPool {
  const memory = solveMemoryMb ? { memoryMb: solveMemoryMb } : {};
  return new ThreadPool({ size: Math.max(1, workers), maxWaiting: queueLimit, nice, ...memory });
}

/** Takes jobs from the store and has the threads work on them; the same in a service and in a process that only works. */
export function createWorkshop(
  { workers }: WorkshopConfig,
  store: Store,
  threads: ThreadPool,
  recordIncident: RecordIncident,
  ended: (job: Job) => void,
): JobWorker {
  const scenarios = new ScenarioWork(store.scenarios, threads);
  return new JobWorker({ queue: store.queue, threads, scenarios, size: workers, recordIncident, ended });
}
