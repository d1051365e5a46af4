import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { asked, postgresPrograms, startPostgres } from '../test/support/postgres.ts';
import { smallProblem } from './load/small-problem.ts';
import { commit, load, machine } from './machine.ts';
import { start, startService } from './started.ts';

// node bench/throughput.ts [--workers 1,2,4] [--seconds 60]: small rosters a minute with so many `vigie work` of one thread
// each on one PostgreSQL, in a table. The line is never empty; whoever takes the calls works on nothing.

const { values: flags } = parseArgs({
  options: { workers: { type: 'string', default: '1,2,4' }, seconds: { type: 'string', default: '60' } },
});
if (postgresPrograms === null) throw new Error('PostgreSQL is not installed here');
const seconds = Number(flags.seconds);
/** More than so many processes can do in the time. */
const backlog = 100 * seconds + 1000;

/** Rosters done in the time, and how many still wait at its end. @throws {Error} when one failed or was begun twice */
async function measure(workers: number): Promise<{ done: number; left: number }> {
  const postgres = await startPostgres();
  const url = await postgres.database('throughput');
  const service = await startService({ DATABASE_URL: url, WORKERS: '0', QUEUE_LIMIT: String(backlog + 1) });
  const body = JSON.stringify(smallProblem);
  const headers = { 'Content-Type': 'application/json', Prefer: 'respond-async' };
  for (let sent = 0; sent < backlog; sent += 10) {
    const posts = Array.from({ length: 10 }, () => fetch(`${service.url}/v1/rosters`, { method: 'POST', headers, body }));
    for (const response of await Promise.all(posts)) {
      if (response.status !== 202) throw new Error(`POST answered ${response.status}`);
      await response.arrayBuffer();
    }
  }
  const env = { DATABASE_URL: url, LOG_LEVEL: 'info' };
  const crew = await Promise.all(
    Array.from({ length: workers }, () => start(['src/cli.ts', 'work', '--workers', '1'], env, 'ready to work')),
  );
  // The first solves of fresh threads are slow.
  await sleep(5000);
  const begin = Date.now();
  await sleep(seconds * 1000);
  const count = async (what: string) =>
    Number((await asked(url, `select count(*) as counted from vigie.rosters where ${what}`))[0]?.counted);
  const done = await count(`state = 'done' and finished_at >= ${begin} and finished_at < ${begin + seconds * 1000}`);
  const left = await count(`state = 'queued'`);
  const failed = await count(`state = 'failed' or attempts > 1`);
  if (failed > 0) throw new Error(`${failed} rosters failed or were begun twice`);
  await Promise.all([...crew, service].map((one) => one.end()));
  await postgres.remove();
  return { done, left };
}

const before = load();
console.log('| workers | rosters a minute | beside one |');
console.log('|---:|---:|---:|');
let one: number | null = null;
for (const workers of flags.workers.split(',').map(Number)) {
  const { done, left } = await measure(workers);
  const perMinute = (done / seconds) * 60;
  one ??= perMinute;
  console.log(`| ${workers} | ${perMinute.toFixed(0)}${left === 0 ? ' (the line ran empty)' : ''} | ${(perMinute / one).toFixed(2)} × |`);
}
const { cpu, cores } = machine();
console.log(`${cpu}, ${cores} cores, load ${before} to ${load()}; Node ${process.version}; commit ${commit() ?? 'unknown'}`);
