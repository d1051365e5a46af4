import type { Cdat } from './cdat.ts';

/** How violated requests are priced; `equal` prices the number of duties, too. */
export type Strategy = 'unfair' | 'fair-linear' | 'fair-nonlinear' | 'equal';

/** A month of physicians' duties (C. Gross et al.): sets and tables as numbers, physicians and duties counted from 1. */
export interface GrossData {
  readonly cdat: Cdat;
  readonly strategy: Strategy;
  /** First Monday. */
  readonly start: string;
  readonly days: number;
  /** Price of a duty that nobody holds. */
  readonly uncovered: number;
}

/** Day of the horizon, from 0, of a week and a weekday of the file. */
export function dayIndex(week: number, weekday: number): number {
  return 7 * (week - 1) + weekday - 1;
}
