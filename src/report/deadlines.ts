import { addDays } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { Deadlines } from '../domain/roster.ts';

/** Days before its start at which a roster is due at the CDOM, article R.6315-2. */
const CDOM_DAYS = 45;

/** When the roster is due at the CDOM, and from the CDOM at ARS, prefect, SAMU, doctors and funds (R.6315-2). */
export function rosterDeadlines({ period, options }: Problem): Deadlines {
  return { rosterToCdom: addDays(period.start, -CDOM_DAYS), transmission: addDays(period.start, -options.noticeDays) };
}
