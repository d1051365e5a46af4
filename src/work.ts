import { createLog, incidentRecorder } from './log.ts';
import { webhooksOf, whenEnded } from './ended.ts';
import { say } from './messages/index.ts';
import { openStoreOrExit } from './open-store.ts';
import { configOrExit, onEnd } from './serve.ts';
import { createWorkshop, solverPool } from './workshop.ts';

/** Works on the jobs of a shared database until it is told to end: no port, no calls. */
export async function workOn(env: NodeJS.ProcessEnv): Promise<void> {
  const config = configOrExit(env);
  if (config.databaseUrl === null) {
    process.stderr.write(`vigie: ${say('en', 'start.needsDatabase')}\n`);
    return process.exit(2);
  }
  const log = createLog(config.logLevel);
  const recordIncident = incidentRecorder(log);
  const store = await openStoreOrExit(config, recordIncident);
  const threads = solverPool(config);
  const webhooks = webhooksOf(config.webhooks, log, null);
  const worker = createWorkshop(config, store, threads, recordIncident, whenEnded(log, null, webhooks));
  onEnd(async (signal) => {
    log.info({ signal }, 'ending');
    await worker.close();
    await Promise.all([threads.close(), webhooks?.close()]);
    await store.close();
    log.info('ended');
  });
  await store.listen({ changed: () => {}, waiting: () => worker.wake(), stop: (id) => worker.heard(id) });
  await threads.ready();
  worker.start();
  log.info({ workers: config.workers }, 'ready to work');
}
