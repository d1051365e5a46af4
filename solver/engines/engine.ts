import type { Program } from './program.ts';

/** Shared memory read by engines at checkpoints; non-zero asks them to return their incumbent. */
export type StopFlag = Int32Array;

export interface MipOptions {
  /** MIP start: values of the first `decisions` columns. */
  readonly start?: Uint8Array;
  /** Work limit in simplex iterations; counted, not timed, so that answers repeat. */
  readonly iterations?: number;
  /** Shared memory: a work limit in simplex iterations that may be lowered while the engine runs. */
  readonly limit?: Int32Array;
  readonly seed?: number;
  readonly nodes?: number;
  /** Stop as soon as the bound meets the incumbent to this relative gap. Default 0. */
  readonly gap?: number;
  /** Primal heuristics of the engine. Default true; false where `start` is good and only a proof is wanted. */
  readonly heuristics?: boolean;
  readonly stop?: StopFlag;
}

/**
 * How a MIP solve ended.
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

/** Point and row duals of an LP relaxation; `complete` when the engine reports optimality. Use dualBound for the bound. */
export interface Relaxation {
  readonly complete: boolean;
  readonly values: Float64Array;
  readonly duals: Float64Array;
}
