import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// node bench/soak.ts [calls]: memory of a really started service while mixed calls about one published table go on.
// Fails when the lowest heap of the last tenth is 30 MiB above that of the second tenth, or when a call answers 5xx.

const total = Number(process.argv[2] ?? 100_000);
const hands = 4;
const month = JSON.parse(readFileSync(new URL('../examples/reunion-2027-01.json', import.meta.url), 'utf8')) as { options?: object };
const json = { 'content-type': 'application/json' };

const folder = mkdtempSync(join(tmpdir(), 'vigie-soak-'));
// A small heap: garbage is collected often, so that the lowest figure is what is really held, and a leak ends the process.
const child = spawn(process.execPath, ['--max-old-space-size=200', 'src/main.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    DATA_DIR: folder,
    LINK_SECRET: 'a secret of the soak, of no other use',
  },
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
const post = (path: string, body: unknown, headers = {}) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });

const made = await post('/v1/rosters', { ...month, options: { ...month.options, timeLimitSeconds: 5 } }, { prefer: 'wait=60' });
const { id, assignments } = (await made.json()) as { id: string; assignments: { slot: string; participant: string }[] };
const roster = `/v1/rosters/${id}`;
await post(`${roster}/publication`, { actor: 'CDOM' });
const [duty] = assignments;
const link = (await (await post(`${roster}/calendar-links`, { participant: duty.participant })).json()) as { href: string };

const mix: readonly (() => Promise<Response>)[] = [
  () => fetch(`${url}${roster}/duties`),
  () => fetch(`${url}${roster}/duties?format=csv`),
  () => fetch(`${url}${link.href}`),
  () => fetch(`${url}${roster}/proposals`),
  () => fetch(`${url}${roster}/proposals/1`),
  () => fetch(`${url}${roster}/versions/1`),
  () => fetch(`${url}${roster}`),
  () => fetch(`${url}/v1/rosters`),
  () => fetch(`${url}${roster}/duties?participant=nobody-of-this-name`),
  () => post('/v1/rosters', { participants: 'none' }),
];

/** Heap of the main thread and memory of the process, in MiB. */
async function memory(): Promise<{ heap: number; resident: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / 2 ** 20;
  return { heap: figure('nodejs_heap_size_used_bytes'), resident: figure('process_resident_memory_bytes') };
}

const tenths: { heap: number; resident: number }[] = [];
const faults: number[] = [];
const started = performance.now();
for (let tenth = 0; tenth < 10; tenth++) {
  const samples: { heap: number; resident: number }[] = [];
  let left = Math.ceil(total / 10);
  const hand = async () => {
    while (left-- > 0) {
      const answer = await mix[left % mix.length]();
      await answer.arrayBuffer();
      if (answer.status >= 500) faults.push(answer.status);
      if (left % 100 === 0) samples.push(await memory());
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  const lowest = (pick: 'heap' | 'resident') => Math.round(Math.min(...samples.map((sample) => sample[pick])));
  tenths.push({ heap: lowest('heap'), resident: lowest('resident') });
  console.log(`${(tenth + 1) * 10} %: heap ${lowest('heap')} MiB, resident ${lowest('resident')} MiB`);
}
const seconds = (performance.now() - started) / 1000;
const grown = tenths[9].heap - tenths[1].heap;
console.log(
  `${total} calls in ${seconds.toFixed(0)} s, ${faults.length} answers of 5xx; heap of the last tenth ${grown} MiB above the second`,
);
child.kill('SIGTERM');
await once(child, 'exit');
rmSync(folder, { recursive: true, force: true });
process.exitCode = grown > 30 || faults.length > 0 ? 1 : 0;
