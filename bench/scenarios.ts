import { readFileSync } from 'node:fs';
import type { ScenarioOperation } from '../src/domain/scenario-operations.ts';
import type { ProblemInput } from '../src/domain/problem.ts';
import { closeEngines } from '../src/roster/optimise.ts';
import { readProblem } from '../src/roster/read.ts';
import { makeVariant } from '../src/scenario/plan.ts';
import { readScenario } from '../src/scenario/read.ts';
import { type Found, solveBase, solveFor } from '../src/scenario/solve.ts';
import { load } from './machine.ts';

// node bench/scenarios.ts [variants] [separate]: the variants of a month of La Réunion from their base, one after the
// other in one process, and some of them as problems of their own. Processor seconds: what a busy machine changes least.

const count = Number(process.argv[2] ?? 100);
const alone = Number(process.argv[3] ?? 10);
const now = new Date('2026-11-21T08:00:00Z');
const base = JSON.parse(readFileSync(new URL('../examples/reunion-2027-01.json', import.meta.url), 'utf8')) as ProblemInput;
const territories = (base.territories ?? []).map(({ id }) => id).filter((id) => id !== 'cilaos');
const volunteers = base.participants.filter(({ volunteer }) => volunteer !== false).map(({ id }) => id);

/** Half of what an agency asks: one volunteer gone; a quarter: somewhat more or fewer; a quarter: much. */
function operationsOf(i: number): ScenarioOperation[] {
  const territory = territories[i % territories.length];
  if (i % 2 === 0) return [{ op: 'removeParticipant', participant: volunteers[(i * 7) % volunteers.length] }];
  if (i % 8 === 1) return [{ op: 'removeVolunteers', territory, count: 2 }];
  if (i % 8 === 3) return [{ op: 'addVolunteers', territory, count: 1 + (i % 3) }];
  if (i % 8 === 5) return [{ op: 'setHeadcount', territories: [territory], roles: ['fixed'], windows: ['evening'], headcount: 2 }];
  return [{ op: 'removeVolunteers', territory: null, percent: 3 + (i % 6) }];
}

const read = readScenario(
  { base, variants: Array.from({ length: count }, (_, i) => ({ id: `v${i}`, operations: operationsOf(i) })), timeLimitSeconds: 120 },
  now,
);
if (!read.ok) throw new Error(JSON.stringify(read.issues.slice(0, 3)));
const { fields, variants, read: understood } = read.scenario;
const { seed } = understood.problem.options;

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; cpu: number; elapsed: number }> {
  const [from, began] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(from);
  return { result, cpu: (user + system) / 1e6, elapsed: (performance.now() - began) / 1000 };
}

const first = await timed(() => solveBase(understood.problem, understood.slots, fields, seed, null, {}));
console.log(`base: ${first.cpu.toFixed(1)} s of processor, ${first.elapsed.toFixed(1)} s elapsed, learning included`);

/** A variant solved up to the depth of the scenario, or (`whole`) as whoever posts it as a roster has it solved. */
async function solved(i: number, start: Found | undefined, whole = false) {
  const made = makeVariant(base, fields, variants[i], 0, 'en');
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const problem = readProblem(made.made.problem, now);
  if (!problem.ok) throw new Error(JSON.stringify(problem.issues));
  const effort = whole ? { ...fields, depth: 'full' as const, gap: problem.problem.options.gap } : fields;
  const { measures } = await solveFor(problem.problem, problem.slots, effort, seed, null, start === undefined ? {} : { start });
  return measures;
}

const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);
const near: number[] = [];
const far: number[] = [];
const rosters: number[] = [];
const resident: number[] = [];
let agree = 0;
let compared = 0;
const sampled = new Set(Array.from({ length: Math.min(alone, count) }, (_, k) => Math.floor(((k + 0.5) * count) / Math.min(alone, count))));
const kept = new Map<number, Awaited<ReturnType<typeof solved>>>();
for (let i = 0; i < count; i++) {
  const { result, cpu } = await timed(() => solved(i, first.result.found));
  near.push(cpu);
  if (sampled.has(i)) kept.set(i, result);
  if ((i + 1) % Math.ceil(count / 10) > 0) continue;
  resident.push(Math.round(process.memoryUsage().rss / 2 ** 20));
  console.log(`${i + 1} variants: ${(sum(near) / near.length).toFixed(1)} s of processor each, ${resident.at(-1)} MiB resident`);
}
for (const [i, measures] of kept) {
  const { result, cpu } = await timed(() => solved(i, undefined));
  far.push(cpu);
  rosters.push((await timed(() => solved(i, undefined, true))).cpu);
  for (const [l, level] of result.levels.entries()) {
    if (!level.proven || !measures.levels[l].proven) break;
    compared++;
    if (Math.abs(level.value - measures.levels[l].value) < 1e-6) agree++;
  }
}
await closeEngines();
const mean = (figures: readonly number[]) => sum(figures) / Math.max(1, figures.length);
const [each, own, posted] = [near, far, rosters].map(mean);
console.log(`on their own, as far (${far.length}): ${own.toFixed(1)} s of processor each, ${(own / each).toFixed(1)} times as dear`);
console.log(
  `as rosters that are posted (${far.length}): ${posted.toFixed(1)} s of processor each, ${(posted / each).toFixed(1)} times as dear`,
);
console.log(`levels proven both ways: ${agree} of ${compared} equal; load ${load()}`);
process.exitCode = agree === compared && posted >= 3 * each ? 0 : 1;
