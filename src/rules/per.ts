import { z } from 'zod';
import { addDays, isoWeekday } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';

/** Over what a figure counts. */
export const per = z
  .union([
    z.enum(['period', 'calendarMonth', 'calendarWeek']),
    z
      .strictObject({ rollingDays: z.int().min(1).max(400).meta({ description: 'Any that many consecutive local days.' }) })
      .meta({ id: 'RollingDays' }),
  ])
  .default('period')
  .meta({
    description:
      'Over what it counts: `period`, `calendarMonth`, `calendarWeek` (ISO) or `{ rollingDays: n }` (any n consecutive local days). History counts where the span reaches out of the period. Default period.',
  });
export type Per = z.output<typeof per>;

/** A span of dates, inclusive. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const known = new WeakMap<Problem, Map<string, readonly Span[]>>();

/** For the checks: the spans of `per` that contain at least one date of the period, by date. */
export function spansOf(per: Per, problem: Problem): readonly Span[] {
  const ofProblem = known.get(problem) ?? new Map<string, readonly Span[]>();
  known.set(problem, ofProblem);
  const key = JSON.stringify(per);
  const spans = ofProblem.get(key) ?? [...walk(per, problem.period)];
  ofProblem.set(key, spans);
  return spans;
}

function* walk(per: Per, { start, end }: Problem['period']): Generator<Span> {
  if (per === 'period') {
    yield { from: start, to: end };
  } else if (per === 'calendarWeek') {
    for (let monday = addDays(start, 1 - isoWeekday(start)); monday <= end; monday = addDays(monday, 7)) {
      yield { from: monday, to: addDays(monday, 6) };
    }
  } else if (per === 'calendarMonth') {
    for (let first = `${start.slice(0, 7)}-01`; first <= end; ) {
      // The 28th and four days is always in the next month.
      const next = `${addDays(`${first.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
      yield { from: first, to: addDays(next, -1) };
      first = next;
    }
  } else {
    for (let from = addDays(start, 1 - per.rollingDays); from <= end; from = addDays(from, 1)) {
      yield { from, to: addDays(from, per.rollingDays - 1) };
    }
  }
}
