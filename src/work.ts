import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './service/config.ts';
import { webhooksOf, whenEnded } from './service/job-ended.ts';
import type { ThreadPool } from './jobs/threads.ts';
import { createLog, incidentRecorder } from './service/log.ts';
import { say } from './messages/index.ts';
import { Metrics } from './metrics/metrics.ts';
import { listenForWatchers } from './metrics/watchers.ts';
import { openStoreOrExit } from './service/open-store.ts';
import { configOrExit, onEnd } from './service/serve.ts';
import type { Store } from './store/store.ts';
import { version } from './domain/version.ts';
import { createWorkshop, solverPool } from './service/job-worker.ts';

/** Works on the jobs of a shared database until it is told to end: no calls, and no port but that of whoever watches. */
export async function workOn(env: NodeJS.ProcessEnv): Promise<void> {
  const config = configOrExit(env);
  if (config.databaseUrl === null) {
    process.stderr.write(`vigie: ${say('en', 'start.needsDatabase')}\n`);
    return process.exit(2);
  }
  const log = createLog(config.logLevel);
  const recordIncident = incidentRecorder(log);
  const threads = solverPool(config);
  const store = await openStoreOrExit(config, recordIncident);
  const ready = () => isReady(threads, store);
  const load = () => store.jobs.load();
  const metrics = new Metrics({ pools: { solvers: threads }, accepting: ready, load, webhooks: () => store.webhooks.load(), version });
  const webhooks = webhooksOf({ config: config.webhooks, queue: store.webhooks, log, metrics, recordIncident });
  const worker = createWorkshop(config, store, threads, recordIncident, whenEnded(log, metrics));
  const watched = await watchable(config, metrics, ready);
  const ended = onEnd(async (signal) => {
    log.info({ signal }, 'ending');
    await worker.close();
    await Promise.all([threads.close(), webhooks?.close()]);
    await store.close();
    watched?.close().closeAllConnections();
    log.info('ended');
  });
  await store.listen({
    changed: () => {},
    waiting: () => worker.wake(),
    stop: (id) => worker.heard(id),
    webhook: () => webhooks?.wake(),
  });
  // Whoever is told to end before that is never ready.
  await Promise.race([threads.ready(), ended]);
  worker.start();
  webhooks?.start();
  threads.warm();
  const port = watched ? { metricsPort: (watched.address() as AddressInfo).port } : {};
  log.info({ workers: config.workers, ...port }, 'ready to work');
  return ended;
}

/** A job that waits would be taken. */
async function isReady(threads: ThreadPool, store: Store): Promise<boolean> {
  return (
    threads.alive &&
    (await store.check().then(
      () => true,
      () => false,
    ))
  );
}

/** Opens the port for whoever watches, when one is configured. Says so and ends the process when it cannot be. */
async function watchable({ metricsPort, metricsHost }: Config, metrics: Metrics, ready: () => Promise<boolean>): Promise<Server | null> {
  if (metricsPort == null) return null;
  try {
    return await listenForWatchers({ host: metricsHost ?? '127.0.0.1', port: metricsPort, metrics, ready });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
    process.stderr.write(`vigie: cannot listen on ${metricsHost}:${metricsPort}: ${code}\n`);
    return process.exit(1);
  }
}
