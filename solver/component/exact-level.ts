import type { ModelRelaxation } from '../relax.ts';
import { probeColumns } from '../tuning.ts';
import { search, searchFromRounding } from './local-search.ts';
import { holds, type Probe, probe } from './probe.ts';
import { relaxLevel } from './relaxation.ts';
import type { ComponentState } from './state.ts';
import { raceMipAndSearch } from './race.ts';
import { destructiveBound } from './subproblems.ts';

/** How a level was proven, for the levels after it. */
export interface ExactOutcome {
  readonly relaxation: ModelRelaxation;
  /** The relaxation of a later level, where one was solved on the way. */
  readonly ahead: Probe | null;
}

/**
 * Solves an exact level to proof: relaxation and local search in parallel, a look ahead over the exact levels that
 * follow, destructive lower bounds, and at last a MIP of the whole level beside searches, which only a proof or the stop
 * of the solve ends.
 * @param last the last of the consecutive exact levels
 * @param known a relaxation of this level, solved on the way to an earlier one
 */
export async function proveExactLevel(at: ComponentState, level: number, last: number, known: Probe | null): Promise<ExactOutcome> {
  let ahead: Probe | null = null;
  let relaxation = known?.level === level && holds(at, known) ? known.relaxation : null;
  const moves = at.budget.exactMoves;
  if (relaxation === null && level < last && at.searchModel.columns > probeColumns) {
    // The trivial bound is often right: then neither this level nor those up to the last need a relaxation.
    const probing = probe(at, level, last);
    await Promise.all([probing, search(at, level, moves)]);
    ahead = await probing;
  } else if (relaxation === null) {
    const relaxing = relaxLevel(at, level);
    await Promise.all([relaxing, search(at, level, moves)]);
    relaxation = await relaxing;
  }
  if (relaxation === null) relaxation = await relaxLevel(at, level);
  at.raise(level, at.roundUp(level, relaxation.bound));
  if (!at.withinGap(level) && level < last) ahead = await probe(at, level, last, relaxation);
  if (!at.withinGap(level)) await destructiveBound(at, level, relaxation);
  if (!at.withinGap(level)) await searchFromRounding(at, level, relaxation);
  for (let attempt = 0; !at.withinGap(level) && !at.context.cut; attempt++) await raceMipAndSearch(at, level, attempt);
  return { relaxation, ahead };
}
