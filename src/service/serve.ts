import { type Config, readConfig } from './config.ts';
import { type Listening, listen } from '../http/listen.ts';
import { createLog, incidentRecorder } from './log.ts';
import { openStoreOrExit } from './open-store.ts';
import { createService, type Service } from './service.ts';

/** Calls under way when the service is told to end have this long to get their answer. */
const graceMs = 10_000;

/** What the environment decides. Lists everything that is wrong with it and ends the process. */
export function configOrExit(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env);
  if (read.ok) return read.config;
  for (const mistake of read.mistakes) process.stderr.write(`vigie: ${mistake}\n`);
  return process.exit(2);
}

/** Ends a process in order on SIGTERM and SIGINT; a second signal does not wait. Resolves when `end` has. */
export function onEnd(end: (signal: string) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let ending = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (ending) process.exit(1);
        ending = true;
        end(signal).then(resolve, reject);
      });
    }
  });
}

/** Runs the service until it is told to end. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const config = configOrExit(env);
  const log = createLog(config.logLevel);
  let ending = false;
  const opening = open();
  // Heard from the beginning: a service that is told to end while it starts ends in order too.
  const ended = onEnd(async (signal) => {
    ending = true;
    log.info({ signal }, 'ending');
    // Whatever hangs is left behind: what it worked on is taken up again.
    setTimeout(() => process.exit(1), graceMs + 5000).unref();
    const { service, server } = await opening;
    service.drain();
    await server.close(graceMs);
    await service.end();
    log.info('ended');
  });

  const { service, server } = await opening;
  // Whoever is told to end before that is never ready.
  await Promise.race([service.ready(), ended]);
  const access = config.access ? 'access is configured' : 'access is not configured: this machine only';
  if (!ending) log.info({ url: server.url, workers: config.workers }, `ready; ${access}`);
  return ended;

  async function open(): Promise<{ service: Service; server: Listening }> {
    const service = await createService(config, log, openStoreOrExit(config, incidentRecorder(log)));
    try {
      return { service, server: await listen(service.app, config.host, config.port) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
      process.stderr.write(`vigie: cannot listen on ${config.host}:${config.port}: ${code}\n`);
      await service.end();
      return process.exit(1);
    }
  }
}
