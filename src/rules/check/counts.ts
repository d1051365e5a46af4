import { type Per, type Span, spansOf } from '../per.ts';
import type { CheckContext, Duty, Violation } from '../rule.ts';
import { hours, keys } from './people.ts';

/** Measures duties: how many, or how many hours. */
export type Measure = (duties: readonly Duty[]) => number;

export const countOf: Measure = (duties) => duties.length;
export const hoursOf: Measure = (duties) => duties.reduce((sum, duty) => sum + duty.minutes, 0) / 60;

/** Figures in hours are decimals: what differs by less is equal. */
const EPSILON = 1e-9;

/**
 * One violation per span whose measure is above `max`. The spans are those that touch the period; a span of history
 * alone outside it is past.
 */
export function aboveMaximum(
  context: CheckContext,
  rule: string,
  participant: string,
  duties: readonly Duty[],
  per: Per,
  max: number,
  measure: Measure,
): Violation[] {
  // Most people are far from most limits; no span can hold more than there is.
  if (measure(duties) <= max + EPSILON) return [];
  const violations: Violation[] = [];
  for (const span of spansOf(per, context.problem)) {
    const inSpan = duties.filter((duty) => duty.date >= span.from && duty.date <= span.to);
    const value = measure(inSpan);
    if (value > max + EPSILON) {
      violations.push({
        rule,
        participant,
        place: place(participant, span),
        slots: keys(inSpan),
        excess: value - max,
        params: { count: hours(value), max, ...spanParams(per, span, inSpan) },
      });
    }
  }
  return violations;
}

/** One violation per span wholly in the period whose measure is below `min`, or with `both` above it. */
export function offMinimum(
  context: CheckContext,
  rule: string,
  participant: string,
  duties: readonly Duty[],
  per: Per,
  min: number,
  measure: Measure,
  both = false,
): Violation[] {
  const { start, end } = context.problem.period;
  const violations: Violation[] = [];
  for (const span of spansOf(per, context.problem)) {
    if (span.from < start || span.to > end) continue;
    const inSpan = duties.filter((duty) => duty.date >= span.from && duty.date <= span.to);
    const value = measure(inSpan);
    const excess = both ? Math.abs(value - min) : min - value;
    if (excess > EPSILON) {
      violations.push({
        rule,
        participant,
        place: place(participant, span),
        slots: keys(inSpan),
        excess,
        params: { count: hours(value), value: min, ...span },
      });
    }
  }
  return violations;
}

/** A span for the message; of any n days in a row, the dates that matter are those of the duties. */
export function spanParams(per: Per, { from, to }: Span, duties: readonly Duty[]): Violation['params'] {
  if (typeof per === 'string' || duties.length === 0) return { from, to };
  const dates = duties.map((duty) => duty.date).sort();
  return { of: 'rolling', days: per.rollingDays, from: dates[0], to: dates[dates.length - 1] };
}

function place(participant: string, { from }: Span): string {
  return `${participant} ${from}`;
}
