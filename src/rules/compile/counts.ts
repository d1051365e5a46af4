import type { Per } from '../per.ts';
import type { CompileContext, ModelDuty } from '../rule.ts';
import { byDay, type DayRange, dayOf, rangesOf, slices } from './days.ts';
import { atLeast, atMost, type Head, type Sum } from './rows.ts';

/** What a limit counts. */
export type Unit = 'duties' | 'hours';

/** Minutes are whole, hours are not: rows are in minutes. */
const perUnit: Readonly<Record<Unit, number>> = { duties: 1, hours: 60 };

/** At most `max` in each span. */
export function compileMaximum(context: CompileContext, head: Head, duties: readonly ModelDuty[], per: Per, max: number, unit: Unit): void {
  const soft = head.weight !== undefined;
  const sorted = byDay(duties);
  for (const { from, to, times } of slices(sorted, rangesOf(per, context.problem.period), !soft)) {
    const priced = soft ? { ...head, weight: head.weight * times } : head;
    atMost(context, priced, count(sorted, from, to, unit), max * perUnit[unit], 1 / perUnit[unit]);
  }
}

/** At least `min` (or exactly, with `both`) in each span that lies wholly in the period; soft. */
export function compileMinimum(
  context: CompileContext,
  head: Head & { readonly weight: number },
  duties: readonly ModelDuty[],
  per: Per,
  min: number,
  unit: Unit,
  both = false,
): void {
  const sorted = byDay(duties);
  for (const range of wholeRanges(per, context.problem.period)) {
    const from = sorted.findIndex((duty) => dayOf(duty.date) >= range.first);
    const to = sorted.findLastIndex((duty) => dayOf(duty.date) <= range.last) + 1;
    const sum = from < 0 || to <= from ? { columns: [], constant: 0 } : count(sorted, from, to, unit);
    atLeast(context, head, sum, min * perUnit[unit], 1 / perUnit[unit]);
    if (both) atMost(context, head, sum, min * perUnit[unit], 1 / perUnit[unit]);
  }
}

function wholeRanges(per: Per, period: { start: string; end: string }): DayRange[] {
  return rangesOf(per, period).filter(({ first, last }) => first >= dayOf(period.start) && last <= dayOf(period.end));
}

function count(duties: readonly ModelDuty[], from: number, to: number, unit: Unit): Sum {
  const columns: number[] = [];
  const minutes: number[] = [];
  let constant = 0;
  for (let i = from; i < to; i++) {
    const { column, minutes: length } = duties[i];
    if (column === null) constant += unit === 'hours' ? length : 1;
    else {
      columns.push(column);
      minutes.push(length);
    }
  }
  return unit === 'hours' ? { columns, coefficients: minutes, constant } : { columns, constant };
}
