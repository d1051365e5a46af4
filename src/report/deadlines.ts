import { addDays, addMonths, daysBetween } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { LegalDeadline } from '../domain/publication.ts';
import type { Deadlines } from '../domain/roster.ts';
import { render, say } from '../messages/index.ts';

/** Days before its start at which a roster is due at the CDOM, article R.6315-2. */
const CDOM_DAYS = 45;
/** Months that a roster covers at least, and months after its end at which realised duties are due, R.6315-2. */
const STATUTORY_MONTHS = 3;
const REALISED_MONTHS = 1;

/**
 * When the roster is due at the CDOM, from the CDOM at ARS, prefect, SAMU, doctors and funds, and when who actually
 * served is due (R.6315-2); and which of these dates are before `asOf`.
 */
export function rosterDeadlines({ period, options }: Problem): Deadlines {
  const dates = {
    rosterToCdom: addDays(period.start, -CDOM_DAYS),
    transmission: addDays(period.start, -options.noticeDays),
    realised: addMonths(period.end, REALISED_MONTHS),
  };
  const overdue = (Object.keys(dates) as (keyof typeof dates)[]).filter((code) => dates[code] < options.asOf);
  return { ...dates, overdue };
}

/** What has been done of what the law asks for, as dates; null: not yet. */
export interface Done {
  readonly publishedOn: string | null;
  readonly realisedOn: string | null;
}

/** The deadlines one by one, counted from a date. Publication meets the first two: it is what is handed on. */
export function legalDeadlines(problem: Problem, asOf: string, { publishedOn, realisedOn }: Done): LegalDeadline[] {
  const { lang } = problem.options;
  const { overdue: _, ...dates } = rosterDeadlines(problem);
  const met = { rosterToCdom: publishedOn, transmission: publishedOn, realised: realisedOn };
  return (Object.keys(dates) as (keyof typeof dates)[]).map((code) => {
    const due = dates[code];
    const metOn = met[code];
    const daysLeft = daysBetween(asOf, due);
    const late = (metOn ?? asOf) > due;
    const state = metOn !== null ? (late ? 'late' : 'met') : late ? 'overdue' : 'open';
    const params = { due, metOn: metOn ?? '', days: Math.abs(daysLeft) };
    const message = `${say(lang, `deadline.${code}`, { due })} ${render(lang, `deadline.${state}`, params)}`;
    return { code, due, daysLeft, metOn, overdue: late, message };
  });
}

/** Whether a period is shorter than the months that a roster has to cover. */
export function isBelowStatutory({ start, end }: Problem['period']): boolean {
  return end < addDays(addMonths(start, STATUTORY_MONTHS), -1);
}
