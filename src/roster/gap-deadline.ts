import { addDays } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';

/** When a gap is to be reported, and whether that date is past. */
export interface GapDeadline {
  /** Last date on which it is in time. */
  readonly reportBy: string;
  readonly overdue: boolean;
}

/**
 * A gap is reported at the latest `noticeDays` (10) before its duty starts (R.6315-4): one date for the roster, the
 * report and everything else that speaks of it.
 *
 * @param asOf date that counts as today
 */
export function gapDeadline({ options }: Problem, { date }: Pick<Slot, 'date'>, asOf: string): GapDeadline {
  const reportBy = addDays(date, -options.noticeDays);
  return { reportBy, overdue: reportBy < asOf };
}
