import type { Solution } from './evaluate.ts';

/** What is known of the answered value of one level. */
export interface LevelResult {
  readonly value: number;
  /** Proven: no solution whose earlier levels are no worse has a lower value. -Infinity: no bound is known. */
  readonly bound: number;
  /** The bound equals the value: exactly on exact levels, to the accuracy of the engines (1e-7 relative) on the others. */
  readonly proven: boolean;
  /** How the bound is known: recomputed from dual values, or reported by an exact engine. */
  readonly proof: 'recomputed' | 'engine';
  /**
   * Why the work on the level ended: its optimum is proven; it is within the gap of the options; its work limit was
   * reached; the time limit or a stop cut in. Exact levels end with `proof` or `time`.
   */
  readonly stopped: 'proof' | 'gap' | 'work' | 'time';
}

export interface SolveResult {
  readonly solution: Solution;
  readonly levels: readonly LevelResult[];
  /** The time limit or a stop ended the work early: the same request may be answered differently another time. */
  readonly cut: boolean;
  /** Elapsed seconds until the first complete solution (greedy construction and a short local search). */
  readonly firstSeconds: number;
  /** Elapsed seconds until every component had finished its leading exact levels; 0 without any. */
  readonly exactSeconds: number;
  readonly seconds: number;
  /** Engine answers that failed the check and were discarded. */
  readonly discarded: number;
  /** Peak memory of the whole process during the solve. */
  readonly peakMemoryBytes: number;
}

const endings: readonly LevelResult['stopped'][] = ['proof', 'gap', 'work', 'time'];

/** The result of a level over components whose values add up. */
export function sumOfResults(results: readonly LevelResult[]): LevelResult {
  return {
    value: results.reduce((total, { value }) => total + value, 0),
    bound: results.reduce((total, { bound }) => total + bound, 0),
    proven: results.every(({ proven }) => proven),
    proof: results.some(({ proof }) => proof === 'engine') ? 'engine' : 'recomputed',
    stopped: endings[results.reduce((last, { stopped }) => Math.max(last, endings.indexOf(stopped)), 0)],
  };
}
