import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { BodyReader } from './http/body.ts';
import type { AppEnv } from './http/context.ts';
import { exampleRoutes } from './http/routes/examples.ts';
import { healthRoutes } from './http/routes/health.ts';
import { rosterRoutes } from './http/routes/rosters.ts';
import { ruleRoutes } from './http/routes/rules.ts';
import { slotRoutes } from './http/routes/slots.ts';
import { verificationRoutes } from './http/routes/verifications.ts';
import { MemoryJobStore } from './jobs/memory-store.ts';
import { RosterJobs } from './jobs/roster-jobs.ts';
import { ThreadRunner } from './jobs/thread-runner.ts';
import { ThreadPool } from './jobs/threads.ts';
import { incidentRecorder } from './log.ts';
import { version } from './version.ts';

export interface Service {
  readonly app: Hono<AppEnv>;
  /** Resolves when a roster can be asked for. */
  ready(): Promise<void>;
  /** Refuses what is new and asks runs under way to hand over their best; then `close` the port and `end`. */
  drain(): void;
  /** Ends every thread. */
  end(): Promise<void>;
}

/** Puts the parts together: threads, jobs, routes. Opens no port. */
export function createService(config: Omit<Config, 'host' | 'port'>, log: Logger): Service {
  const recordIncident = incidentRecorder(log);
  const solvers = new ThreadPool({ size: config.workers, maxWaiting: config.queueLimit });
  // Reading, verifying and listing slots take milliseconds to seconds: they never queue behind a solve.
  const desk = new ThreadPool({ size: 1, maxWaiting: 1000 });
  const store = new MemoryJobStore({ maxAgeMs: config.retentionDays * 86_400_000 });
  const jobs = new RosterJobs({ store, runner: new ThreadRunner(solvers), desk, recordIncident });
  const bodies = new BodyReader(config.maxBodyBytes);
  const app = buildApp({
    routes: [
      ...rosterRoutes({ jobs, bodies }),
      ...verificationRoutes({ desk, bodies }),
      ...slotRoutes({ desk, bodies }),
      ...ruleRoutes(),
      ...exampleRoutes(),
      ...healthRoutes({ jobs }),
    ],
    version,
    log: (line) => log.info(line, 'request'),
    recordIncident,
  });
  return {
    app,
    ready: async () => void (await Promise.all([solvers.ready(), desk.ready()])),
    drain: () => jobs.close(),
    end: async () => void (await Promise.all([solvers.close(), desk.close()])),
  };
}
