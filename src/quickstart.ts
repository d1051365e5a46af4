import { readFileSync } from 'node:fs';
import type { Roster, RosterStatus } from './domain/roster.ts';
import { type Listening, listen } from './http/listen.ts';
import { createLog, incidentRecorder } from './service/log.ts';
import { openStoreOrExit } from './service/open-store.ts';
import { configOrExit } from './service/serve.ts';
import { createService, type Service } from './service/service.ts';
import { summarise } from './cli/summary.ts';

/**
 * `npm run demo`: starts the service, sends it the bundled La Réunion month over HTTP as any caller would, prints what
 * comes back, and keeps serving. With `--exit`, or where `CI` is set, it ends there.
 */
const example = 'reunion-2027-01';

const config = configOrExit(process.env);
const log = createLog('error');
const service = await createService(config, log, openStoreOrExit(config, incidentRecorder(log)));
const server = await open(service);
await service.ready();

const body = readFileSync(new URL(`../examples/${example}.json`, import.meta.url), 'utf8');
console.log(`Vigie est prêt : ${server.url}`);
console.log(`Envoi de examples/${example}.json à POST /v1/rosters (30 s de calcul au plus)…\n`);
const roster = await generate(server.url, body);
for (const line of summarise(body, roster)) console.log(line);

if (process.argv.includes('--exit') || process.env.CI) {
  await end();
} else {
  console.log(`\nÀ voir maintenant (to see now):`);
  console.log(`  ${server.url}/docs                       toutes les adresses, à essayer (every call, to try)`);
  console.log(`  ${server.url}/v1/rosters/${roster.id}`);
  console.log(`  ${server.url}/v1/examples                d’autres demandes (further requests)`);
  console.log('\nLe service continue ; Ctrl-C pour l’arrêter (still serving; Ctrl-C ends).');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}

/** The configured port, or any free one when it is taken and nobody asked for it by name. */
async function open({ app }: Service): Promise<Listening> {
  try {
    return await listen(app, config.host, config.port);
  } catch (error) {
    if (process.env.PORT || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.log(`Le port ${config.port} est pris, un autre fera l’affaire (port taken, using another).`);
    return listen(app, config.host, 0);
  }
}

async function generate(url: string, problem: string): Promise<Roster> {
  const headers = { 'Content-Type': 'application/json', Prefer: 'wait=60' };
  const created = await fetch(`${url}/v1/rosters`, { method: 'POST', headers, body: problem });
  let roster = await read200<RosterStatus>(created);
  while (roster.state === 'queued' || roster.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    roster = await read200<RosterStatus>(await fetch(`${url}/v1/rosters/${roster.id}`));
  }
  return roster as Roster;
}

async function read200<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`the service answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function end(): Promise<void> {
  service.drain();
  await server.close(2000);
  await service.end();
}
