import type { StopFlag } from '../engines/engine.ts';
import type { Solution } from '../evaluate.ts';
import type { ModelRelaxation } from '../relax.ts';
import { presolve } from '../presolve.ts';
import { sharedSolution } from '../search/shared-solution.ts';
import { roundPoint } from '../search/rounding.ts';
import type { ComponentState } from './state.ts';

/** Where a search begins and how it ends. */
export interface SearchStart {
  /** Default: the best so far. */
  readonly from?: Solution;
  /** Default: the next of the part. Tasks side by side need theirs beforehand, whichever begins first. */
  readonly seed?: number;
  /** Values of the first levels that are enough. */
  readonly target?: readonly number[];
  readonly stop?: StopFlag;
}

/** Anneals; see search/anneal.ts. @returns the best solution met, null when there is nothing to choose */
export async function anneal(at: ComponentState, focus: number, moves: number, how: SearchStart = {}): Promise<Solution | null> {
  const { from = at.solution, seed = at.nextSeed(), target, stop = at.context.flag } = how;
  const { model, columns } = presolve(at.searchModel);
  if (model.columns === 0) return null;
  const start = sharedSolution(Uint8Array.from(columns, (c) => from[c]));
  const sharedIncumbent = at.openChannel(columns);
  const [hot, cold] = at.isExact(focus) ? [0.3, 0.01] : [0.03, 0.001];
  const options = { seed, moves, focus, hot, cold, target, stop };
  const { solution } = await at.context.task({ kind: 'search', model, start, options, sharedIncumbent });
  return at.expand(solution, columns);
}

/** Anneals and keeps what is better. */
export async function search(at: ComponentState, focus: number, moves: number, how: SearchStart = {}): Promise<void> {
  const solution = await anneal(at, focus, moves, how);
  if (solution) at.offer(solution);
}

/** Rounds the point of a relaxation to a solution and searches from there. */
export async function searchFromRounding(at: ComponentState, level: number, relaxation: ModelRelaxation): Promise<void> {
  const from = roundPoint(at.searchModel, relaxation.point);
  const target = at.isExact(level) ? [...at.values.slice(0, level), at.bound] : undefined;
  await search(at, level, at.budget.firstMoves, { from, target });
}

/** Improves the level by choosing some hundreds of columns anew at a time; see search/lns.ts. */
export async function improveByLns(at: ComponentState, level: number, iterations: number, how: SearchStart = {}): Promise<Solution | null> {
  const { from = at.solution, seed = at.nextSeed(), stop = at.context.flag } = how;
  const { model, columns } = presolve(at.presolved);
  if (model.columns === 0) return null;
  const start = sharedSolution(Uint8Array.from(columns, (c) => from[c]));
  const sharedIncumbent = at.openChannel(columns);
  const options = { seed, level, cutoffs: [...at.cutoffs], iterations, stop };
  return at.expand(await at.context.task({ kind: 'lns', model, start, options, sharedIncumbent }), columns);
}
