import type { ModelRelaxation } from '../relax.ts';
import { fineGap } from '../tuning.ts';
import { search, searchFromRounding } from './local-search.ts';
import { mipLnsLoop } from './mip-lns-loop.ts';
import { nearestSolution } from './proximity.ts';
import { isLight, relaxLevel } from './relaxation.ts';
import type { ComponentState } from './state.ts';

/**
 * Improves a level that may stop at a gap: relaxation and local search in parallel, searches from solutions near the
 * relaxed point, then rounds of MIP and LNS until it is within the gap of the options or the rounds are used up.
 */
export async function improveGapLevel(at: ComponentState, level: number): Promise<ModelRelaxation> {
  const relaxing = relaxLevel(at, level).then((relaxation) => {
    at.raise(level, relaxation.bound);
    return relaxation;
  });
  const [relaxation] = await Promise.all([relaxing, search(at, level, at.budget.gapMoves)]);
  if (!isFine(at, level) && !isLight(at, level)) await searchNearPoint(at, level, relaxation);
  if (!at.withinGap(level)) await mipLnsLoop(at, level);
  return relaxation;
}

/** Whether the level is so near to its bound that searching in another basin is not worth its time. */
function isFine(at: ComponentState, level: number): boolean {
  const value = at.values[level];
  return value - at.bound <= fineGap * at.context.options.gap * Math.max(1, Math.abs(value));
}

/** A relaxed point leads to basins that no search from the incumbent reaches; rounded it is quick, the nearest solution is better. */
async function searchNearPoint(at: ComponentState, level: number, relaxation: ModelRelaxation): Promise<void> {
  await searchFromRounding(at, level, relaxation);
  if (isFine(at, level)) return;
  const from = await nearestSolution(at, level, relaxation.point);
  if (from) await search(at, level, at.budget.gapMoves, { from });
}
