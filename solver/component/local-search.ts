import type { StopFlag } from '../engines/engine.ts';
import type { Solution } from '../evaluate.ts';
import { presolve } from '../presolve.ts';
import type { ModelRelaxation } from '../relax.ts';
import { roundPoint } from '../search/rounding.ts';
import { sharedSolution } from '../search/shared-solution.ts';
import type { ComponentState } from './state.ts';

/** Where a search starts and when it ends. */
export interface SearchStart {
  /** Default: the incumbent. */
  readonly from?: Solution;
  /** Default: the next one of the component. Parallel tasks draw theirs beforehand, so that their order does not matter. */
  readonly seed?: number;
  /** Ends the search when the first levels are all at most these values. */
  readonly target?: readonly number[];
  readonly stop?: StopFlag;
  /** A work limit in shared memory, in moves or iterations; see SearchOptions and LnsOptions. */
  readonly limit?: Int32Array;
}

/** The best solution of a search and its work, in moves or iterations. */
export interface SearchOutcome {
  readonly solution: Solution;
  readonly work: number;
}

/** Simulated annealing; see search/anneal.ts. @returns null when no column is free */
export async function anneal(at: ComponentState, focus: number, moves: number, how: SearchStart = {}): Promise<SearchOutcome | null> {
  const { from = at.solution, seed = at.nextSeed(), target, stop = at.context.flag, limit } = how;
  const { model, columns } = presolve(at.searchModel);
  if (model.columns === 0) return null;
  const start = sharedSolution(Uint8Array.from(columns, (c) => from[c]));
  const sharedIncumbent = at.openChannel(columns);
  const [hot, cold] = at.isExact(focus) ? [0.3, 0.01] : [0.03, 0.001];
  const options = { seed, moves, focus, hot, cold, target, stop, limit, floors: at.floors };
  const { solution, moves: work } = await at.context.task({ kind: 'search', model, start, options, sharedIncumbent });
  return { solution: at.expand(solution, columns), work };
}

/** Simulated annealing from the incumbent; improvements are accepted. */
export async function search(at: ComponentState, focus: number, moves: number, how: SearchStart = {}): Promise<void> {
  const outcome = await anneal(at, focus, moves, how);
  if (outcome) at.offer(outcome.solution);
}

/** Rounds the point of a relaxation and searches from there. */
export async function searchFromRounding(at: ComponentState, level: number, relaxation: ModelRelaxation): Promise<void> {
  const from = roundPoint(at.searchModel, relaxation.point);
  const target = at.isExact(level) ? [...at.values.slice(0, level), at.bound] : undefined;
  await search(at, level, at.budget.firstMoves, { from, target });
}

/** Large neighbourhood search; see search/lns.ts. @returns null when no column is free */
export async function lns(at: ComponentState, level: number, iterations: number, how: SearchStart = {}): Promise<SearchOutcome | null> {
  const { from = at.solution, seed = at.nextSeed(), target, stop = at.context.flag, limit } = how;
  const { model, columns } = presolve(at.presolved);
  if (model.columns === 0) return null;
  const start = sharedSolution(Uint8Array.from(columns, (c) => from[c]));
  const sharedIncumbent = at.openChannel(columns);
  const options = { seed, level, cutoffs: [...at.cutoffs], iterations, target: target?.[level], stop, limit, floors: at.floors };
  const { solution, iterations: work } = await at.context.task({ kind: 'lns', model, start, options, sharedIncumbent });
  return { solution: at.expand(solution, columns), work };
}
