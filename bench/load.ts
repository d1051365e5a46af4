import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../test/support/postgres.ts';
import { Client, type Tally } from './load/client.ts';
import { Samples } from './load/samples.ts';
import { quantile } from './load/quantile.ts';
import { commit, load, machine } from './machine.ts';
import { startService } from './started.ts';

// node bench/load.ts [--seconds 300] [--clients 200] [--workers 2] [--postgres]: many clients that post small problems and
// read their events, against a really started service. Ends with 1 when it is not as it should be.

const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    clients: { type: 'string', default: '200' },
    workers: { type: 'string', default: String(availableParallelism()) },
    postgres: { type: 'boolean', default: false },
  },
});
const seconds = Number(flags.seconds);

const folder = mkdtempSync(join(tmpdir(), 'vigie-load-'));
const postgres = flags.postgres ? await startPostgres() : null;
const place: Record<string, string> = postgres ? { DATABASE_URL: await postgres.database('load') } : { DATA_DIR: join(folder, 'data') };
const service = await startService({ ...place, WORKERS: flags.workers });
await sleep(3000);

const before = load();
const samples = new Samples(service.url, service.pid);
const tally: Tally = { statuses: new Map(), reads: [], events: [], posts: [], accepted: 0, done: 0, lost: [] };
const until = performance.now() + seconds * 1000;
const clients = Array.from({ length: Number(flags.clients) }, (_, i) => new Client(service.url, i, tally).run(until));
await Promise.all(clients);
const measured = samples.end();
await service.end();
await postgres?.remove();
rmSync(folder, { recursive: true, force: true });

const ms = (values: number[]) =>
  `p50 ${quantile(values, 0.5).toFixed(1)} ms, p95 ${quantile(values, 0.95).toFixed(1)} ms, p99 ${quantile(values, 0.99).toFixed(1)} ms`;
const statuses = [...tally.statuses].sort(([a], [b]) => (a < b ? -1 : 1));
const { cpu, cores } = machine();
console.log(`${flags.clients} clients, ${seconds} s, ${flags.workers} solving threads, ${postgres ? 'PostgreSQL' : 'embedded store'}`);
for (const [call, count] of statuses) console.log(`  ${call}: ${count}`);
console.log(`accepted ${tally.accepted}, done ${tally.done}, ${((tally.done / seconds) * 60).toFixed(0)} a minute`);
console.log(`GET roster   ${ms(tally.reads)} (${tally.reads.length})`);
console.log(`GET events   ${ms(tally.events)} until the stream is open (${tally.events.length})`);
console.log(`POST         ${ms(tally.posts)} when accepted`);
console.log(
  `event loop   p99 of each 2 s: median ${quantile(measured.lag, 0.5).toFixed(1)} ms, worst ${quantile(measured.lag, 1).toFixed(1)} ms; of the clients: ${measured.own.toFixed(1)} ms`,
);
console.log(
  `memory       ${measured.firstMib.toFixed(0)} MiB in the first quarter, ${measured.lastMib.toFixed(0)} MiB in the last, ${measured.mostMib.toFixed(0)} MiB at most`,
);
console.log(`${cpu}, ${cores} cores, load ${before} to ${load()}; Node ${process.version}; commit ${commit() ?? 'unknown'}`);

const unexpected = statuses.filter(([call]) => !/ (200|202|429|503)$/.test(call));
const wrong = [
  ...unexpected.map(([call, count]) => `${count} × ${call}`),
  ...(tally.lost.length > 0 ? [`${tally.lost.length} accepted and not done: ${tally.lost.slice(0, 5).join(', ')}`] : []),
  ...(quantile(tally.reads, 0.95) > 50 ? ['p95 of reads above 50 ms'] : []),
  ...(quantile(measured.lag, 0.5) > 50 ? ['event loop held up for more than 50 ms'] : []),
  ...(measured.lastMib > measured.firstMib * 1.2 + 50 ? ['memory grows'] : []),
];
for (const line of wrong) console.log(`NOT AS IT SHOULD BE: ${line}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
