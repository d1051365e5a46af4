import type { ModelDuty } from '../rule.ts';
import { type DayRange, dayOf, weekdayIndex, weekNumber } from './days.ts';

/** What comes in a row: dates with a night duty, dates with a duty, weekends with a duty. */
export type UnitKind = 'nights' | 'days' | 'weekends';

/** The number of the unit a duty falls on, NaN when it falls on none; neighbours differ by 1. */
export function unitNumber(kind: UnitKind): (duty: ModelDuty) => number {
  if (kind === 'nights') return (duty) => (duty.tags.has('night') ? dayOf(duty.date) : Number.NaN);
  if (kind === 'days') return (duty) => dayOf(duty.date);
  return weekendNumber;
}

/** The week of a duty on Saturday or Sunday, else NaN. */
export function weekendNumber(duty: ModelDuty): number {
  const day = dayOf(duty.date);
  return weekdayIndex(day) >= 5 ? weekNumber(day) : Number.NaN;
}

/** The days of a unit. */
export function unitDays(kind: UnitKind, unit: number): DayRange {
  if (kind !== 'weekends') return { first: unit, last: unit };
  // Week n begins on day 7n − 3, a Monday.
  return { first: unit * 7 + 2, last: unit * 7 + 3 };
}
