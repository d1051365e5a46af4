import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { BodyReader } from './http/body.ts';
import type { AppEnv } from './http/context.ts';
import { explanationRoutes } from './http/routes/explanations.ts';
import { exampleRoutes } from './http/routes/examples.ts';
import { healthRoutes } from './http/routes/health.ts';
import { proposalRoutes } from './http/routes/proposals.ts';
import { realisedRoutes } from './http/routes/realised.ts';
import { repairRoutes } from './http/routes/repairs.ts';
import { replacementRoutes } from './http/routes/replacements.ts';
import { rosterRoutes } from './http/routes/rosters.ts';
import { ruleRoutes } from './http/routes/rules.ts';
import { shortfallReportRoutes } from './http/routes/shortfall-report.ts';
import { slotRoutes } from './http/routes/slots.ts';
import { versionRoutes } from './http/routes/versions.ts';
import { verificationRoutes } from './http/routes/verifications.ts';
import { MemoryJobStore } from './jobs/memory-store.ts';
import { RosterCalls } from './jobs/roster-calls.ts';
import { MemoryTableStore } from './jobs/table-store.ts';
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
  const solvers = new ThreadPool({ size: config.workers, maxWaiting: config.queueLimit, warm: true });
  // Reading, verifying and listing slots take milliseconds to seconds: they never queue behind a solve.
  const desk = new ThreadPool({ size: 1, maxWaiting: 1000 });
  const store = new MemoryJobStore({ maxAgeMs: config.retentionDays * 86_400_000 });
  const tables = new MemoryTableStore({ maxAgeMs: config.retentionDays * 86_400_000 });
  const jobs = new RosterJobs({ store, tables, runner: new ThreadRunner(solvers), desk, recordIncident });
  const calls = new RosterCalls({ store, tables, desk, solvers });
  const bodies = new BodyReader(config.maxBodyBytes);
  const app = buildApp({
    routes: [
      ...rosterRoutes({ jobs, bodies }),
      ...explanationRoutes({ calls, bodies }),
      ...repairRoutes({ calls, bodies }),
      ...replacementRoutes({ calls, bodies }),
      ...versionRoutes({ calls, bodies }),
      ...proposalRoutes({ calls, bodies }),
      ...realisedRoutes({ calls, bodies }),
      ...shortfallReportRoutes({ calls, bodies }),
      ...verificationRoutes({ desk, solvers, bodies }),
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
    drain: () => {
      jobs.close();
      calls.close();
    },
    end: async () => void (await Promise.all([solvers.close(), desk.close()])),
  };
}
