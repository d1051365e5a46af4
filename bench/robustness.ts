import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawFamily } from './families/family.ts';
import { type FamilyResult, summary, verdict } from './families/verdict.ts';
import { commit, load, machine, versions } from './machine.ts';
import { measure } from './measure.ts';
import { runners } from './runners/index.ts';

// node bench/robustness.ts --families 100 [--from 1] [--half tuned|unseen] [--limit 10] [--no-write]
// Vigie beside plain HiGHS on families whose structure is drawn, too. Even seeds are there to tune on, odd ones to report.

const { values: flags } = parseArgs({
  options: {
    families: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    half: { type: 'string' },
    limit: { type: 'string', default: '10' },
    write: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const limitSeconds = Number(flags.limit);
const contestants = runners().filter(({ name }) => name === 'vigie' || name === 'highs-plain');
const seeds = Array.from({ length: Number(flags.families) }, (_, i) => Number(flags.from) + i).filter(
  (seed) => flags.half === undefined || (seed % 2 === 0) === (flags.half === 'tuned'),
);

const loadBefore = load();
const results: FamilyResult[] = [];
for (const seed of seeds) {
  const { title, request } = drawFamily(seed);
  const group = 'families';
  const report = await measure(
    { name: `family-${seed}`, title, seed, size: 'full', group, request: () => request },
    contestants,
    limitSeconds,
  );
  const result = verdict(report);
  results.push(result);
  console.log(
    `${result.outcome.padEnd(5)} ${report.name}: ${title} (${report.columns} columns)${result.word === '' ? '' : `; ${result.word}`}`,
  );
}
for (const runner of contestants) await runner.end();

console.log(`\n${summary(results, limitSeconds)}`);
const wrong = results.some(({ outcome }) => outcome === 'wrong');
if (flags.write) {
  const folder = new URL('./results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const date = new Date().toISOString();
  const file = fileURLToPath(new URL(`robustness-${date.slice(0, 19).replaceAll(':', '')}.json`, folder));
  const packages = versions(contestants.flatMap((runner) => runner.packages));
  const about = {
    date,
    machine: { ...machine(), loadBefore, loadAfter: load() },
    node: process.version,
    packages,
    commit: commit(),
    limitSeconds,
  };
  writeFileSync(file, `${JSON.stringify({ ...about, seeds, results }, null, 1)}\n`);
  console.log(`written to ${file}`);
}
if (wrong) process.exitCode = 1;
