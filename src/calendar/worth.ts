import type { Line, Window } from '../domain/line.ts';
import type { DayType } from '../domain/primitives.ts';
import { windowMinutes } from './hours.ts';

/** Twice the day factor, so that points are computed in integers and halves are rounded exactly. */
const doubleFactor: Readonly<Record<DayType, number>> = { weekday: 2, saturday: 3, bridge: 3, sunday: 4, holiday: 4 };

/** Elapsed minutes, integers: all of them, and those between 0:00 and 7:00 local clock. */
export interface Minutes {
  readonly all: number;
  readonly early: number;
}

/**
 * Points of a duty when its window names none: elapsed hours × the factor of the slot's date (weekday 1, saturday and
 * bridge 1.5, sunday and holiday 2; that of a holiday for minutes of an eve), where minutes between 0:00 and 7:00 local
 * clock count 1.5-fold; rounded to the nearest quarter, halves up.
 * @param eve those of the minutes that lie on an evening of `calendar.eves`
 */
export function defaultPoints(dayType: DayType, minutes: Minutes, eve: Minutes = { all: 0, early: 0 }): number {
  const factor = doubleFactor[dayType];
  // factor/2 × (minutes + early/2) / 60 hours, times 4 quarters.
  const weight = ({ all, early }: Minutes): number => 2 * all + early;
  const sixtiethsOfQuarters = factor * weight(minutes) + (doubleFactor.holiday - factor) * weight(eve);
  return Math.floor((sixtiethsOfQuarters + 30) / 60) / 4;
}

/**
 * Fee of one duty for one person in euros, rounded to the cent (halves up): the window's `fee`, whole or (when the line
 * pays `prorata`) for the elapsed minutes out of the window's nominal ones, plus `hourlyRate` × elapsed hours; null when
 * the window names neither. A night of 13 hours pays 13 hours of rate, and pro rata 13/12 of the fee.
 * @param minutes elapsed minutes of the duty, planned or realised
 */
export function dutyFee(
  line: Pick<Line, 'prorata'>,
  window: Pick<Window, 'start' | 'end' | 'fee' | 'hourlyRate'>,
  minutes: number,
): number | null {
  if (window.fee === null && window.hourlyRate === null) return null;
  const feeCents = Math.round((window.fee ?? 0) * 100);
  const rateCents = Math.round((window.hourlyRate ?? 0) * 100);
  // One fraction and one rounding: two rounded parts could be a cent off.
  const nominal = line.prorata ? windowMinutes(window) : 1;
  const worked = line.prorata ? minutes : 1;
  const numerator = feeCents * worked * 60 + rateCents * minutes * nominal;
  const denominator = nominal * 60;
  return Math.floor((2 * numerator + denominator) / (2 * denominator)) / 100;
}
