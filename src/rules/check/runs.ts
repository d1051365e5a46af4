import { addDays, isoWeekday } from '../../calendar/index.ts';
import type { Duty } from '../rule.ts';

/** A date (or weekend, by its Saturday) and what is held on it. */
export interface Stretch {
  readonly date: string;
  readonly duties: readonly Duty[];
}

/** The dates or weekends with a duty, in order. */
export function workedUnits(duties: readonly Duty[], of: 'nights' | 'days' | 'weekends'): Stretch[] {
  const units = new Map<string, Duty[]>();
  for (const duty of duties) {
    const date = unitOf(duty, of);
    if (date === null) continue;
    const unit = units.get(date);
    if (unit === undefined) units.set(date, [duty]);
    else unit.push(duty);
  }
  return [...units].map(([date, held]) => ({ date, duties: held })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function unitOf(duty: Duty, of: 'nights' | 'days' | 'weekends'): string | null {
  if (of === 'days') return duty.date;
  if (of === 'nights') return duty.tags.has('night') ? duty.date : null;
  const weekday = isoWeekday(duty.date);
  if (weekday < 6) return null;
  return weekday === 6 ? duty.date : addDays(duty.date, -1);
}

/** Cuts units into runs without a gap; neighbours are `step` days apart. */
export function runs(units: readonly Stretch[], step: number): Stretch[][] {
  const found: Stretch[][] = [];
  for (const unit of units) {
    const run = found.at(-1);
    if (run !== undefined && addDays(run[run.length - 1].date, step) === unit.date) run.push(unit);
    else found.push([unit]);
  }
  return found;
}
