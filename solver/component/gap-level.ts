import type { ModelRelaxation } from '../relax.ts';
import { fineGap } from '../tuning.ts';
import { search, searchFromRounding } from './local-search.ts';
import { hasSquares, mipLnsLoop } from './mip-lns-loop.ts';
import { nearestSolution } from './proximity.ts';
import { isLight, relaxLevel } from './relaxation.ts';
import type { ComponentState } from './state.ts';

/**
 * Improves a level that may stop at a gap: relaxation and local search in parallel, searches from solutions near the
 * relaxed point, then rounds of MIP and LNS until it is within the gap of the options or the rounds are used up.
 */
export async function improveGapLevel(at: ComponentState, level: number): Promise<ModelRelaxation> {
  const [first] = await Promise.all([relaxation(at, level), search(at, level, at.budget.gapMoves)]);
  let best = first;
  if (!isFine(at, level) && !isLight(at, level)) {
    // The first incumbent may be far from the optimum, where secants are coarse: they are drawn anew at the better one.
    const [second] = await Promise.all([
      hasSquares(at, level) ? relaxation(at, level) : Promise.resolve(first),
      searchNearPoint(at, level, first),
    ]);
    if (second.bound > first.bound) best = second;
  }
  if (!at.withinGap(level)) await mipLnsLoop(at, level);
  return best;
}

async function relaxation(at: ComponentState, level: number): Promise<ModelRelaxation> {
  const relaxed = await relaxLevel(at, level);
  at.raise(level, relaxed.bound);
  return relaxed;
}

/** Whether the level is so near to its bound that searching in another basin is not worth its time. */
function isFine(at: ComponentState, level: number): boolean {
  const value = at.values[level];
  return value - at.bound <= fineGap * at.context.options.gap * Math.max(1, Math.abs(value));
}

/** A relaxed point leads to basins that no search from the incumbent reaches; the nearest solution is a start there. */
async function searchNearPoint(at: ComponentState, level: number, relaxed: ModelRelaxation): Promise<void> {
  await searchFromRounding(at, level, relaxed);
  const from = await nearestSolution(at, level, relaxed.point);
  if (from) await search(at, level, at.budget.gapMoves, { from });
}
