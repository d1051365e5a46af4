import { type Solution, fixedSolution, deriveOrColumns } from '../evaluate.ts';
import type { Model } from '../model.ts';
import { presolve } from '../presolve.ts';
import { SearchState } from './state.ts';

/**
 * Rounding heuristic: columns above one half are set to 1 in the order of their values unless a hard upper side would be
 * violated. The local search covers what stays open.
 */
export function roundPoint(model: Model, point: ArrayLike<number>): Solution {
  const { model: free, columns } = presolve(model);
  const state = new SearchState(free, fixedSolution(free));
  const wanted: number[] = [];
  for (let c = 0; c < free.columns; c++) if (!free.isOr[c] && point[columns[c]] > 0.5) wanted.push(c);
  wanted.sort((a, b) => point[columns[b]] - point[columns[a]] || a - b);
  for (const c of wanted) {
    if (!state.fits(c)) continue;
    const before = state.excess;
    state.flip(c);
    if (state.excess > before + 1e-7) state.flip(c);
  }
  const solution = fixedSolution(model);
  for (let c = 0; c < free.columns; c++) solution[columns[c]] = state.chosen[c];
  return deriveOrColumns(model, solution);
}
