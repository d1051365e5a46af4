import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from '../src/answer/generate.ts';
import { addMonths } from '../src/calendar/index.ts';
import type { Problem } from '../src/domain/problem.ts';
import type { Roster } from '../src/domain/roster.ts';
import { closeEngines } from '../src/roster/optimise.ts';
import { readProblem } from '../src/roster/read.ts';
import { candidates } from '../src/rules/index.ts';
import type { Slot } from '../src/calendar/slot.ts';
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

/**
 * Whom something but the solver keeps from a fair share: a limit of duties that is reached, or fewer days on offer than
 * duties of their share.
 */
function heldBack({ participants }: Problem, slots: readonly Slot[], candidatesOf: ReadonlyMap<string, number>, roster: Roster): string[] {
  const points = slots.reduce((sum, slot) => sum + slot.points, 0) / slots.length;
  return participants
    .filter(({ id, limits, roles }) => {
      const balance = roster.balances.find(({ participant }) => participant === id);
      if (!balance || roles.length === 0) return false;
      const reached =
        balance.duties >= (limits.maxDutiesPerMonth ?? Number.POSITIVE_INFINITY) ||
        balance.hours + 4 > (limits.maxHoursPerMonth ?? Number.POSITIVE_INFINITY);
      const scarce = (candidatesOf.get(id) ?? 0) * points < 3 * balance.fairShare;
      return balance.carriedOut < 0 && (reached || scarce);
    })
    .map(({ id }) => id);
}

const months: MonthFigures[] = [];
const held = new Set<string>();
let before: Roster | null = null;
for (let month = 0; month < Number(flags.months); month++) {
  const input = year.month(month, before);
  const read = readProblem({ ...input, options: { ...input.options, timeLimitSeconds: Number(flags.limit) } });
  if (!read.ok) throw new Error(`month ${month}: ${JSON.stringify(read.issues.slice(0, 3))}`);
  before = await generate(read);
  const offers = new Map(
    [...Map.groupBy(candidates(read.problem, read.slots), ({ participant }) => participant)].map(([id, own]) => [id, own.length]),
  );
  for (const id of heldBack(read.problem, read.slots, offers, before)) held.add(id);
  const figures = monthFigures(addMonths(start, month).slice(0, 7), before, held, backBy(year.careers, month));
  months.push(figures);
  console.log(JSON.stringify(figures));
}
await closeEngines();

if (flags.write) {
  const folder = fileURLToPath(new URL('results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const fates = Object.fromEntries([...Map.groupBy(year.careers.values(), ({ fate }) => fate)].map(([fate, own]) => [fate, own.length]));
  const report = { date: new Date().toISOString(), machine: machine(), commit: commit(), seed, fates, heldBack: held.size, months };
  writeFileSync(`${folder}ledger.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${folder}ledger.svg`, ledgerPlot(months));
  console.log(`written to ${folder}ledger.json and ledger.svg`);
}
