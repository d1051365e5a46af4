import type { PlannedLevel } from './level-plan.ts';

/** Squares and wishes are sums of fractions: equal is what differs by less than this, relative to 1 at least. */
const tolerance = 1e-6;

/**
 * The first level at which two rosters differ, or null when they are equal at every one. Exact levels are compared
 * exactly, the others to a millionth.
 */
export function firstDifference(
  plan: readonly Pick<PlannedLevel, 'exact'>[],
  value: readonly number[],
  other: readonly number[],
): number | null {
  const found = plan.findIndex(({ exact }, i) => {
    const slack = exact ? 0 : tolerance * Math.max(1, Math.abs(value[i]));
    return Math.abs(other[i] - value[i]) > slack;
  });
  return found < 0 ? null : found;
}
