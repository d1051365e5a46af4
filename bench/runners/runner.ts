import type { Solution, Model } from '../../solver/index.ts';

/** What a runner answers. Values are its own word until `verify` has recomputed them. */
export interface RunnerAnswer {
  readonly solution: Solution;
  /** Value of every level of `solution`. */
  readonly values: readonly number[];
  /** Bound of every level, over solutions whose earlier levels are no worse; null: none. */
  readonly bounds: readonly (number | null)[] | null;
  readonly seconds: number;
  /** Seconds until the first solution; null where it is not known. */
  readonly firstSeconds: number | null;
  /** The time limit cut in, or a level was not done to its end. */
  readonly cut: boolean;
  readonly note: string;
}

/** What every runner is asked for alike. */
export interface SolveTerms {
  readonly limitSeconds: number;
  /** Relative gap at which levels of kind `gap` may stop. */
  readonly gap: number;
}

/** One way to solve a model. Started and warmed before it is timed, as a service would be. */
export interface Runner {
  readonly name: string;
  /** Packages whose versions decide its speed. */
  readonly packages: readonly string[];
  /** Largest model it is asked to solve, in columns. */
  readonly maxColumns: number;
  /** Starts it, unless it runs already; a word when it cannot run here (a peer that is not installed). */
  start(): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }>;
  /** Solves within about `limitSeconds`. null: no solution at all was found. */
  solve(model: Model, terms: SolveTerms): Promise<RunnerAnswer | null>;
  end(): Promise<void>;
}

/** Relative gap for every case that does not say its own: the service's default. */
export const gap = 0.005;
