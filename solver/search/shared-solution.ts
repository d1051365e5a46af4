import type { Solution } from '../evaluate.ts';
import { shared } from '../model.ts';

/** Shared copy of a solution, readable by other threads. */
export function sharedSolution(solution: ArrayLike<number>): Solution {
  const copy = shared.uint8(solution.length);
  copy.set(solution);
  return copy;
}
