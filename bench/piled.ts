import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Job } from '../src/jobs/job.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { smallProblem } from './load/small-problem.ts';
import { quantile } from './load/quantile.ts';
import { load } from './machine.ts';

// node bench/piled.ts [--counts 0,2000,10000] [--jobs 200] [--postgres]: what the store needs for one job, from being taken
// to its end, while so many finished ones are kept. Nothing is solved.

const { values: flags } = parseArgs({
  options: {
    counts: { type: 'string', default: '0,2000,10000' },
    jobs: { type: 'string', default: '200' },
    postgres: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'vigie-piled-'));
const postgres = flags.postgres ? await startPostgres() : null;
const databaseUrl = postgres ? await postgres.database('piled') : null;
const onError = (error: unknown) => console.error(error);
const store = await openStore({ databaseUrl, dataDir: join(folder, 'data'), retentionDays: 30, onError });

const facts: Job['facts'] = { timeLimitSeconds: 5, retain: true, department: '974', period: smallProblem.period, lines: ['fixe'] };
const request = JSON.stringify(smallProblem);
/** About as long as the answer to the small problem. */
const roster = JSON.stringify({ outcome: 'complete', rest: 'x'.repeat(6000) });

/** Takes a job, has it claimed, and ends it: milliseconds of each step. */
async function once({ jobs, queue }: Store): Promise<[add: number, claim: number, finish: number, read: number]> {
  const head = { id: randomUUID(), state: 'queued' as const, revision: 1, createdAt: Date.now(), finishedAt: null, lang: null, facts };
  const instants = [performance.now()];
  const step = () => instants.push(performance.now());
  await jobs.add(
    { ...head, request, progress: null, interim: null, roster: null, outcome: null, incident: null },
    { key: null, caller: '', urgent: false, room: 1000 },
  );
  step();
  const claimed = await queue.claim();
  if (claimed === null) throw new Error('nobody waits');
  step();
  await queue.finish(claimed, { state: 'done', roster, outcome: 'complete' }, Date.now());
  step();
  await jobs.find(head.id);
  step();
  const [a, b, c, d, e] = instants;
  return [b - a, c - b, d - c, e - d];
}

let finished = 0;
for (const count of flags.counts.split(',').map(Number)) {
  for (; finished < count; finished++) await once(store);
  const steps: Awaited<ReturnType<typeof once>>[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < Number(flags.jobs); i++, finished++) steps.push(await once(store));
  // Of all threads, so of the embedded database, too; says more than the time where others use the processor.
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000 / steps.length;
  const p50 = [0, 1, 2, 3].map((i) =>
    quantile(
      steps.map((each) => each[i]),
      0.5,
    ),
  );
  const all = quantile(
    steps.map((each) => each.reduce((sum, ms) => sum + ms, 0)),
    0.5,
  );
  const [add, claim, finish, read] = p50.map((ms) => ms.toFixed(2));
  console.log(
    `${count} finished: ${cpu.toFixed(2)} ms of processor a job, ${all.toFixed(2)} ms p50 (taken ${add}, claimed ${claim}, ended ${finish}, read ${read})`,
  );
}
console.log(`${postgres ? 'PostgreSQL' : 'embedded'}; load ${load()}`);
await store.close();
await postgres?.remove();
rmSync(folder, { recursive: true, force: true });
