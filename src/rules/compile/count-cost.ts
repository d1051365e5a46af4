import type { LoadCost } from '../../../solver/index.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Per } from '../per.ts';
import type { CompileContext, ModelDuty } from '../rule.ts';
import { selectableSlot, selects } from '../scope.ts';
import type { Scope } from '../../domain/primitives.ts';
import { byDay, rangesOf, slices } from './days.ts';

interface CountTable {
  readonly count: 'duties' | 'unmetWishes';
  readonly costs: readonly number[];
  readonly per: Per;
  readonly weight: number;
  readonly scope?: Scope;
}

/** A part of a count: `amount` when its column is chosen; without a column, always. */
interface Entry {
  readonly date: string;
  readonly column: number | null;
  readonly amount: number;
}

/** One table load in each span; spans in which nothing can change are a constant. */
export function compileCountCost(
  context: CompileContext,
  table: CountTable,
  participant: string,
  preferences: Problem['participants'][number]['preferences'],
): void {
  const duties = context.duties.get(participant) ?? [];
  const entries = table.count === 'duties' ? dutyEntries(duties, table) : wishEntries(context, table, participant, preferences, duties);
  const sorted = byDay(entries);
  const ranges = rangesOf(table.per, context.problem.period);
  const found = slices(sorted, ranges, false);
  let empty = ranges.length;
  for (const { from, to, times } of found) {
    empty -= times;
    writeLoad(context, sorted.slice(from, to), table.costs, table.weight * times);
  }
  if (empty > 0 && table.costs[0] !== 0) context.model.constant(context.softLevel, empty * table.weight * table.costs[0]);
}

function dutyEntries(duties: readonly ModelDuty[], { scope }: CountTable): Entry[] {
  return duties.filter(selects(scope)).map(({ date, column }) => ({ date, column, amount: 1 }));
}

/** A wanted slot counts from the start and no longer once held; an avoided one counts when held. */
function wishEntries(
  { slots }: CompileContext,
  { scope }: CountTable,
  participant: string,
  preferences: Problem['participants'][number]['preferences'],
  duties: readonly ModelDuty[],
): Entry[] {
  if (preferences.length === 0) return [];
  const inScope = selects(scope);
  const wishes = preferences.map((wish) => ({ change: wish.kind === 'avoid' ? 1 : -1, matches: selects(wish) }));
  const columns = Map.groupBy(duties, ({ slot }) => slot?.index ?? -1);
  const entries: Entry[] = [];
  for (const slot of slots) {
    const duty = { ...selectableSlot(slot), participant };
    if (!inScope(duty)) continue;
    let [wanted, change] = [0, 0];
    for (const wish of wishes) {
      if (!wish.matches(duty)) continue;
      change += wish.change;
      if (wish.change < 0) wanted++;
    }
    if (wanted > 0) entries.push({ date: slot.date, column: null, amount: wanted });
    if (change === 0) continue;
    for (const { column } of columns.get(slot.index) ?? []) entries.push({ date: slot.date, column, amount: change });
  }
  return entries;
}

function writeLoad({ model, softLevel: level }: CompileContext, entries: readonly Entry[], costs: readonly number[], factor: number): void {
  const constant = entries.reduce((sum, { column, amount }) => sum + (column === null ? amount : 0), 0);
  const free = entries.filter((entry) => entry.column !== null);
  const cost: LoadCost = { kind: 'table', values: costs.map((value) => factor * value) };
  const columns = free.map(({ column }) => column ?? -1);
  model.load({ level, columns, coefficients: free.map(({ amount }) => amount), constant, cost });
}
