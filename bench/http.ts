import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases } from './cases/index.ts';
import { commit, load, machine } from './machine.ts';

// node bench/http.ts [--case tiny] [--n 50] [--limit 2]: p50 and p95 of POST /v1/rosters against a really started server.

const { values: flags } = parseArgs({
  options: {
    case: { type: 'string', default: 'tiny' },
    n: { type: 'string', default: '50' },
    limit: { type: 'string', default: '2' },
  },
});
const warmUps = 5;

const found = cases.find(({ name }) => name === flags.case);
if (!found) throw new RangeError(`no case ${flags.case}; there are ${cases.map(({ name }) => name).join(', ')}`);
const request = found.request();
const limitSeconds = Number(flags.limit);
const body = JSON.stringify({ ...request, options: { ...request.options, timeLimitSeconds: limitSeconds } });

/** Starts the service on a free port and waits for its address. @throws {Error} when it ends instead */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const ready = Promise.withResolvers<string>();
  child.once('exit', (code) => ready.reject(new Error(`the service ended with ${code}`)));
  let log = '';
  // Goes on reading for as long as the service runs: a full pipe would block it.
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (log.length < 10_000) log += text;
    const url = /"url":"([^"]+)"/.exec(log)?.[1];
    if (url) ready.resolve(url);
  });
  return { child, url: await ready.promise };
}

/** One call, in milliseconds, until the last byte. @throws {Error} unless it answers a finished roster */
async function post(url: string): Promise<{ ms: number; cut: boolean }> {
  const started = performance.now();
  const answer = await fetch(`${url}/v1/rosters`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const roster = (await answer.json()) as { state?: string; run?: { cut?: boolean } };
  const ms = performance.now() - started;
  if (answer.status !== 200 || roster.state !== 'done') throw new Error(`${answer.status}: ${JSON.stringify(roster).slice(0, 300)}`);
  return { ms, cut: roster.run?.cut ?? false };
}

const loadBefore = load();
const { child, url } = await start();
const times: number[] = [];
let cuts = 0;
for (let k = -warmUps; k < Number(flags.n); k++) {
  const { ms, cut } = await post(url);
  if (k < 0) continue;
  times.push(ms);
  if (cut) cuts++;
}
child.kill('SIGTERM');
await once(child, 'exit');

times.sort((a, b) => a - b);
const quantile = (q: number) => `${times[Math.max(0, Math.ceil(q * times.length) - 1)].toFixed(0)} ms`;
const { cpu, cores } = machine();
console.log(`POST /v1/rosters, ${found.name}: ${found.title}; ${body.length} bytes, ${times.length} calls one after the other`);
console.log(`p50 ${quantile(0.5)}, p95 ${quantile(0.95)}, fastest ${quantile(0)}, slowest ${quantile(1)}`);
if (cuts > 0) console.log(`in ${cuts} of them the time limit of ${limitSeconds} s cut in: the time is that limit's`);
console.log(`${cpu}, ${cores} cores, load ${loadBefore} to ${load()}; Node ${process.version}; commit ${commit() ?? 'unknown'}`);
