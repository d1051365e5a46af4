import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from '../src/answer/generate.ts';
import { addMonths } from '../src/calendar/index.ts';
import type { Roster } from '../src/domain/roster.ts';
import { closeEngines } from '../src/roster/optimise.ts';
import { readProblem } from '../src/roster/read.ts';
import { backBy, type MonthFigures, monthFigures } from './ledger/figures.ts';
import { ledgerPlot } from './ledger/plot.ts';
import { Year } from './ledger/year.ts';
import { commit, machine } from './machine.ts';

// node bench/ledger.ts [--months 12] [--seed 1] [--limit 30] [--no-write]
// The balances of each month go into the next one: does the spread stay bounded, does anybody catch up for time away?

const { values: flags } = parseArgs({
  options: {
    months: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    limit: { type: 'string', default: '30' },
    write: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const seed = Number(flags.seed);
const start = '2027-01-01';
const year = new Year(seed, start);

const months: MonthFigures[] = [];
let before: Roster | null = null;
for (let month = 0; month < Number(flags.months); month++) {
  const input = year.month(month, before);
  const read = readProblem({ ...input, options: { ...input.options, timeLimitSeconds: Number(flags.limit) } });
  if (!read.ok) throw new Error(`month ${month}: ${JSON.stringify(read.issues.slice(0, 3))}`);
  before = await generate(read);
  const figures = monthFigures(addMonths(start, month).slice(0, 7), before, backBy(year.careers, month));
  months.push(figures);
  console.log(JSON.stringify(figures));
}
await closeEngines();

if (flags.write) {
  const folder = fileURLToPath(new URL('results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const fates = Object.fromEntries([...Map.groupBy(year.careers.values(), ({ fate }) => fate)].map(([fate, own]) => [fate, own.length]));
  const report = { date: new Date().toISOString(), machine: machine(), commit: commit(), seed, fates, months };
  writeFileSync(`${folder}ledger.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${folder}ledger.svg`, ledgerPlot(months));
  console.log(`written to ${folder}ledger.json and ledger.svg`);
}
