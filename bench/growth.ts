import { EnginePool, solve } from '../solver/index.ts';
import { compileProblem } from '../src/roster/compile.ts';
import { readProblem } from '../src/roster/read.ts';
import { tiny } from './cases/requests.ts';
import { load } from './machine.ts';

// node bench/growth.ts [solves]: memory of one process over many solves of the smallest example, one after the other.

const solves = Number(process.argv[2] ?? 1000);
const steps = 10;

const read = readProblem(tiny());
if (!read.ok) throw new Error('the smallest example is not understood');
const pool = new EnginePool();
const { gap } = read.problem.options;
const started = performance.now();
const rows: { solves: number; rss: number; heap: number }[] = [];
for (let n = 1; n <= solves; n++) {
  const { model } = compileProblem(read.problem, read.slots);
  const { levels } = await solve(model, { seed: n, engine: 'auto', gap, timeLimitSeconds: 10 }, pool);
  if (!levels[0].proven) throw new Error(`solve ${n} did not prove its shortfall`);
  if (n % Math.ceil(solves / steps) > 0 && n < solves) continue;
  const { rss, heapUsed } = process.memoryUsage();
  rows.push({ solves: n, rss: Math.round(rss / 2 ** 20), heap: Math.round(heapUsed / 2 ** 20) });
  console.log(
    `${n} solves, ${((performance.now() - started) / n).toFixed(0)} ms each: ${rows.at(-1)?.rss} MiB resident, heap ${rows.at(-1)?.heap} MiB`,
  );
}
await pool.close();

// Engines and code grow while they warm up; what counts is whether the second half needs more than the first.
const half = rows[Math.floor(rows.length / 2) - 1];
const last = rows[rows.length - 1];
const growth = half ? (last.rss - half.rss) / half.rss : 0;
console.log(`second half: ${(100 * growth).toFixed(1)} % more memory; load ${load()}`);
process.exitCode = growth > 0.1 ? 1 : 0;
