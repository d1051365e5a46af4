import type { Program } from './encode.ts';

/** Read by engines at their checkpoints; anything but 0 asks them to return what they have. Lives in shared memory. */
export type StopFlag = Int32Array;

export interface MipOptions {
  /** A solution of the model's columns to start from (values of the first `decisions` columns). */
  readonly start?: Uint8Array;
  /** Work after which to give up, in simplex iterations; counted, not timed, so that answers repeat. */
  readonly iterations?: number;
  readonly nodes?: number;
  /** Stop as soon as the bound isOptimal the incumbent to this relative gap. Default 0. */
  readonly gap?: number;
  /** Whether to look for solutions as well. Default true; false where `start` is good and only a proof is wanted. */
  readonly heuristics?: boolean;
  readonly stop?: StopFlag;
}

/**
 * SearchStart an integer solve ended.
 * optimal: `values` is an optimum and `bound` its value; feasible: the best found before the work ran out, or was
 * stopped, with a bound that holds; unknown: nothing found, the bound holds all the same (-Infinity: no bound);
 * infeasible: there is no solution.
 */
export type MipOutcome = {
  /** Simplex iterations done, 0 from an engine that does not count. */
  readonly iterations: number;
} & (
  | { readonly kind: 'optimal' | 'feasible'; readonly values: Float64Array; readonly objective: number; readonly bound: number }
  | { readonly kind: 'unknown'; readonly bound: number }
  | { readonly kind: 'infeasible' }
);

/** An exact engine. Its answers are checked by the caller, never trusted. */
export interface Engine {
  readonly name: 'highs' | 'jslp';
  integer(program: Program, options: MipOptions): Promise<MipOutcome>;
}

export interface RelaxationOptions {
  readonly method?: 'simplex' | 'ipm' | 'pdlp';
  readonly iterations?: number;
  readonly stop?: StopFlag;
  readonly tolerance?: number;
}

/** Point and row duals of a relaxation; `complete` when the engine called it optimal. Use dualBound for the bound. */
export interface Relaxation {
  readonly complete: boolean;
  readonly values: Float64Array;
  readonly duals: Float64Array;
}
