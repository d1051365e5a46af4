import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Case } from './cases/case.ts';
import { cases, groups } from './cases/index.ts';
import { departments } from './france/department.ts';
import { franceSummary, runFrance } from './france/run.ts';
import { groupTable, publishedLine } from './group-table.ts';
import { commit, load, machine, versions } from './machine.ts';
import { measure } from './measure.ts';
import { benchdata } from './published/folder.ts';
import type { CaseReport, Report } from './report.ts';
import { runners } from './runners/index.ts';
import { gap } from './runners/runner.ts';
import { table } from './table.ts';

// npm run bench -- [--quick | --all | --cases tiny,sector] [--runners vigie,highs-plain] [--limit 20] [--no-write]
// npm run bench -- --cases france [--departments 6] [--limit 30]

const { values: flags } = parseArgs({
  options: {
    cases: { type: 'string' },
    runners: { type: 'string' },
    limit: { type: 'string' },
    departments: { type: 'string' },
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

/** Cases by name, groups by theirs; a group whose data is not at hand is skipped with a word. */
function wanted(list: string): readonly Case[] {
  return list.split(',').flatMap((name) => {
    if (name === 'france') return [];
    if (!groups.includes(name)) return named(cases, name);
    const members = cases.filter(({ group }) => group === name);
    if (members.length === 0) console.log(`${name}: skipped, no data at ${benchdata} (VIGIE_BENCHDATA names another place)`);
    return members;
  });
}

const limitSeconds = Number(flags.limit ?? '20');
if (!(limitSeconds > 0)) throw new RangeError(`--limit is ${flags.limit}, not a number of seconds`);
const standard = cases.filter(({ size, group }) => (flags.all ? group === undefined : size === 'quick'));
const work = flags.cases === undefined ? standard : wanted(flags.cases);
const contestants = named(runners(), flags.runners);

const date = new Date().toISOString();
const loadBefore = load();
console.log(`limit ${limitSeconds} s, gap ${gap}, load ${loadBefore} before the run\n`);
const reports: CaseReport[] = [];
for (const one of work) {
  const own = flags.runners === undefined && one.peers ? contestants.filter(({ name }) => one.peers?.includes(name)) : contestants;
  const report = await measure(one, own, limitSeconds);
  reports.push(report);
  console.log(one.published ? publishedLine(report) : table(report));
}
for (const runner of contestants) await runner.end();
const withFrance = flags.cases?.split(',').includes('france') ?? false;
const france = withFrance
  ? await runFrance({
      count: Number(flags.departments ?? departments.length),
      limitSeconds: flags.limit === undefined ? null : limitSeconds,
    })
  : undefined;
if (france) console.log(`\n${franceSummary(france)}`);

for (const group of new Set(reports.flatMap((report) => report.group ?? []))) console.log(`\n${groupTable(group, reports)}`);

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
  ...(france ? { france } : {}),
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
