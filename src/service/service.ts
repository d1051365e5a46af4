import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { Identification } from '../access/identify.ts';
import { LinkSigner } from '../access/links.ts';
import { RateLimiter } from '../access/rate.ts';
import { buildApp } from './app.ts';
import { routesOf } from './calls.ts';
import type { Config } from './config.ts';
import { webhooksOf, whenEnded } from './job-ended.ts';
import { BodyReader } from '../http/body.ts';
import type { AppEnv } from '../http/context.ts';
import { Gate } from '../http/gate.ts';
import { readAudit } from '../http/routes/audit.ts';
import { calendarHandlers } from '../http/routes/calendars.ts';
import { catalogueHandlers } from '../http/routes/catalogues.ts';
import { deskHandlers } from '../http/routes/desk.ts';
import { onDutyHandlers } from '../http/routes/on-duty.ts';
import { paperHandlers } from '../http/routes/papers.ts';
import { operationHandlers } from '../http/routes/operation.ts';
import { rosterHandlers } from '../http/routes/rosters.ts';
import { scenarioHandlers } from '../http/routes/scenarios.ts';
import { ScenarioJobs } from '../jobs/scenario-jobs.ts';
import { RosterCalls } from '../jobs/roster-calls.ts';
import { RosterJobs } from '../jobs/roster-jobs.ts';
import { ThreadPool } from '../jobs/threads.ts';
import { incidentRecorder, unrecorded } from './log.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { Store } from '../store/store.ts';
import { version } from '../domain/version.ts';
import { createWorkshop, solverPool } from './job-worker.ts';

export interface Service {
  readonly app: Hono<AppEnv>;
  /** Resolves when a roster can be asked for. */
  ready(): Promise<void>;
  /** Refuses what is new; runs that somebody waits for hand over their best, the others are given back. Then `close` the port and `end`. */
  drain(): void;
  /** Ends every thread and closes the store. */
  end(): Promise<void>;
}

/**
 * Puts the parts together: threads, jobs, routes. Opens no port.
 * @param opening the store, which may still be opening: threads start meanwhile
 */
export async function createService(config: Omit<Config, 'host' | 'port'>, log: Logger, opening: Store | Promise<Store>): Promise<Service> {
  const recordIncident = incidentRecorder(log);
  const shortMemory = config.shortMemoryMb ? { memoryMb: config.shortMemoryMb } : {};
  const solvers = solverPool(config);
  // What is kept is read in a lane of its own: a check of seconds delays no table.
  const [reads, checks] = [0, 1].map(() => new ThreadPool({ size: 1, maxWaiting: 1000, ...shortMemory }));
  const store = await opening;
  const metrics = new Metrics({
    pools: { solvers, reads, checks },
    accepting: () => jobs.accepting(),
    load: () => jobs.load(),
    webhooks: () => store.webhooks.load(),
    version,
  });
  const webhooks = webhooksOf({ config: config.webhooks, queue: store.webhooks, log, metrics, recordIncident });
  const links = config.linkSecret ? new LinkSigner(config.linkSecret) : null;
  const access = config.access ?? null;
  const jobs = new RosterJobs({
    store: store.jobs,
    room: config.queueLimit + config.workers,
    alive: () => solvers.alive,
    shortTasks: checks,
  });
  const worker = createWorkshop(config, store, solvers, recordIncident, whenEnded(log, metrics));
  const scenarios = new ScenarioJobs({ store: store.scenarios, room: config.queueLimit + config.workers, shortTasks: checks });
  const calls = new RosterCalls({ store: store.jobs, tables: store.tables, lanes: { read: reads, check: checks, long: solvers } });
  const changed = (id: string | null) => {
    jobs.heard(id);
    scenarios.heard(id);
  };
  await store.listen({ changed, waiting: () => worker.wake(), stop: (id) => worker.heard(id), webhook: () => webhooks?.wake() });
  const bodies = new BodyReader(config.maxBodyBytes);
  const gate = new Gate({
    identification: new Identification(access),
    limiter: access ? new RateLimiter(access.callsPerMinute) : null,
    factsOf: (kind, id) => (kind === 'roster' ? jobs : scenarios).facts(id),
    // While access is not configured there is nobody to name.
    audit: access ? store.audit : null,
    unrecorded: unrecorded(log, recordIncident),
    denied: (reason) => metrics.denied(reason),
  });
  const app = buildApp({
    routes: routesOf(
      {
        ...rosterHandlers({ jobs, calls, bodies, webhooks }),
        ...scenarioHandlers({ scenarios, bodies, webhooks }),
        ...calendarHandlers({ calls, bodies, links }),
        ...deskHandlers({ desk: checks, solvers, bodies }),
        ...catalogueHandlers(),
        ...operationHandlers({ jobs, metrics }),
        readAudit: readAudit({ audit: store.audit }),
        ...paperHandlers({ calls, bodies }),
        ...onDutyHandlers({ tables: store.tables, readerPhones: config.readerPhones ?? false }),
      },
      { calls, bodies },
    ),
    version,
    log: (line) => log.info(line, 'request'),
    recordIncident,
    gate,
    local: access === null,
    origins: config.corsOrigins ?? [],
    answered: (call, status, seconds) => metrics.request(call, status, seconds),
  });
  let drained = Promise.resolve();
  return {
    app,
    ready: async () => {
      await Promise.all([solvers, reads, checks].map((pool) => pool.ready()));
      worker.start();
      webhooks?.start();
      solvers.warm();
    },
    drain: () => {
      jobs.close();
      calls.close();
      scenarios.close();
      drained = worker.close((id) => jobs.awaited(id));
    },
    end: async () => {
      await drained;
      await Promise.all([solvers.close(), reads.close(), checks.close(), webhooks?.close()]);
      await store.close();
    },
  };
}
