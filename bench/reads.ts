import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { load, machine } from './machine.ts';

// node bench/reads.ts [reads]: p50 and p95 of reading rosters from a really started service while every core solves.

const reads = Number(process.argv[2] ?? 300);
const month = JSON.parse(readFileSync(new URL('../examples/reunion-2027-01.json', import.meta.url), 'utf8')) as { options?: object };
const json = { 'content-type': 'application/json' };

const folder = mkdtempSync(join(tmpdir(), 'vigie-reads-'));
const child = spawn(process.execPath, ['src/main.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', DATA_DIR: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ready = Promise.withResolvers<string>();
let log = '';
child.stdout.setEncoding('utf8').on('data', (text: string) => {
  if (log.length < 10_000) log += text;
  const url = /"url":"([^"]+)"/.exec(log)?.[1];
  if (url) ready.resolve(url);
});
const url = await ready.promise;

/** Asks for the bundled month; answers the address of the roster. */
async function ask(seconds: number, prefer: string): Promise<string> {
  const body = JSON.stringify({ ...month, options: { ...month.options, timeLimitSeconds: seconds, gap: 0 } });
  const answer = await fetch(`${url}/v1/rosters`, { method: 'POST', headers: { ...json, prefer }, body });
  await answer.arrayBuffer();
  return `${url}${answer.headers.get('location')}`;
}

const finished = await ask(3, 'wait=60');
for (let core = 0; core < machine().cores; core++) await ask(120, 'respond-async');
await sleep(3000);

for (const [what, address] of [
  ['a month of La Réunion', finished],
  ['the list', `${url}/v1/rosters`],
  ['the rules', `${url}/v1/rules`],
]) {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < reads; i++) {
    const started = performance.now();
    bytes = (await (await fetch(address)).arrayBuffer()).byteLength;
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const quantile = (q: number) => `${times[Math.ceil(q * times.length) - 1].toFixed(1)} ms`;
  console.log(`${what}, ${bytes} bytes: p50 ${quantile(0.5)}, p95 ${quantile(0.95)}, slowest ${quantile(1)}`);
}
console.log(
  `${reads} reads each, one after the other, while ${machine().cores} rosters are made on ${machine().cores} cores; load ${load()}`,
);
child.kill('SIGTERM');
await once(child, 'exit');
rmSync(folder, { recursive: true, force: true });
