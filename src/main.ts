import { readConfig } from './config.ts';
import { listen } from './http/listen.ts';
import { createLog } from './log.ts';
import { createService } from './service.ts';

/** Calls under way when the service is told to end have this long to get their answer. */
const graceMs = 10_000;

const read = readConfig(process.env);
if (!read.ok) {
  for (const mistake of read.mistakes) process.stderr.write(`vigie: ${mistake}\n`);
  process.exit(2);
}
const { config } = read;
const log = createLog(config.logLevel);
const service = createService(config, log);

const opening = listen(service.app, config.host, config.port);
let ending = false;
// Heard from before the port opens: a service that is told to end while it starts ends in order too.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    // A second signal does not wait.
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, 'ending');
    service.drain();
    await opening.then((server) => server.close(graceMs));
    await service.end();
    log.info('ended');
  });
}

const server = await opening.catch(async (error: NodeJS.ErrnoException) => {
  process.stderr.write(`vigie: cannot listen on ${config.host}:${config.port}: ${error.code ?? error.name}\n`);
  await service.end();
  return process.exit(1);
});
await service.ready();
if (!ending) log.info({ url: server.url, workers: config.workers }, 'ready; access is not configured: this machine only');
