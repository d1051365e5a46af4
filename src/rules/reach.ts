import type { Per } from './per.ts';

/** How far a rule reaches from one candidate: what its rows and checks cost, told before anything is built. */
export interface Reach {
  /** Dates over which a candidate stands in a row each. */
  readonly days: number;
  /** Whether it stands in a row with each other candidate of its person on those dates. */
  readonly pairs: boolean;
}

/** One row a span. */
export const once: Reach = { days: 1, pairs: false };

/** One row a span of `per`: a rolling span is one a date. */
export function reachOf(per: Per): Reach {
  return { days: typeof per === 'string' ? 1 : per.rollingDays, pairs: false };
}

/** Rows with whatever lies within so many dates. */
export function pairsWithin(days: number): Reach {
  return { days: Math.max(1, days), pairs: true };
}
