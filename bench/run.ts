import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases } from './cases/index.ts';
import { commit, load, machine, versions } from './machine.ts';
import { measure } from './measure.ts';
import type { CaseReport, Report } from './report.ts';
import { runners } from './runners/index.ts';
import { gap } from './runners/runner.ts';
import { table } from './table.ts';

// npm run bench -- [--quick | --all | --cases tiny,sector] [--runners vigie,highs-plain] [--limit 20] [--no-write]

const { values: flags } = parseArgs({
  options: {
    cases: { type: 'string' },
    runners: { type: 'string' },
    limit: { type: 'string', default: '20' },
    quick: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

/** Those named in a comma-separated list, or all. @throws {RangeError} on a name that nobody has */
function named<T extends { readonly name: string }>(all: readonly T[], list: string | undefined): readonly T[] {
  if (list === undefined) return all;
  return list.split(',').map((name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new RangeError(`no ${name}; there are ${all.map((one) => one.name).join(', ')}`);
    return found;
  });
}

const limitSeconds = Number(flags.limit);
if (!(limitSeconds > 0)) throw new RangeError(`--limit is ${flags.limit}, not a number of seconds`);
const standard = flags.all ? cases : cases.filter(({ size }) => size === 'quick');
const work = flags.cases === undefined ? standard : named(cases, flags.cases);
const contestants = named(runners(), flags.runners);

const date = new Date().toISOString();
const loadBefore = load();
console.log(`limit ${limitSeconds} s, gap ${gap}, load ${loadBefore} before the run\n`);
const reports: CaseReport[] = [];
for (const one of work) {
  const report = await measure(one, contestants, limitSeconds);
  reports.push(report);
  console.log(table(report));
}

const report: Report = {
  format: 1,
  date,
  machine: { ...machine(), loadBefore, loadAfter: load() },
  node: process.version,
  packages: versions(contestants.flatMap(({ packages }) => packages)),
  commit: commit(),
  limitSeconds,
  gap,
  cases: reports,
};
const { cpu, cores, memoryGiB, loadAfter } = report.machine;
console.log(
  `${cpu}, ${cores} cores, ${memoryGiB} GiB, load ${loadBefore} to ${loadAfter}; Node ${report.node}; commit ${report.commit ?? 'unknown'}`,
);
console.log(
  Object.entries(report.packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(', '),
);
if (flags.write) {
  const folder = new URL('./results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = fileURLToPath(new URL(`${date.slice(0, 19).replaceAll(':', '')}.json`, folder));
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`written to ${file}`);
}
if (reports.some(({ results }) => results.some(({ runner, outcome }) => runner === 'vigie' && outcome === 'wrong'))) process.exitCode = 1;
