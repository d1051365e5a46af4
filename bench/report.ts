import type { FranceReport } from './france/run.ts';

/** What one run of the benchmark wrote down; `compare.ts` reads two of them. */
export interface Report {
  readonly format: 1;
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    /** Load average over a minute before the run: work of others on the machine. */
    readonly loadBefore: number;
    readonly loadAfter: number;
  };
  readonly node: string;
  /** Versions of the packages that decide a runner's speed. */
  readonly packages: Readonly<Record<string, string>>;
  readonly commit: string | null;
  readonly limitSeconds: number;
  readonly gap: number;
  readonly cases: readonly CaseReport[];
  /** A month of every department, where it was asked for. */
  readonly france?: FranceReport;
}

export interface CaseReport {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  /** Of the request. */
  readonly fingerprint: string;
  readonly levels: readonly { readonly id: string; readonly kind: 'exact' | 'gap' }[];
  readonly columns: number;
  readonly rows: number;
  readonly prepareSeconds: number;
  /** Of a published case: its group and the best objective known. */
  readonly group?: string;
  readonly published?: number;
  readonly results: readonly ResultReport[];
}

/**
 * ok: verified; wrong: an answer that does not stand (`faults` says why), its time means nothing; none: no solution within
 * the limit; skipped: not run (`note` says why).
 */
export interface ResultReport {
  readonly runner: string;
  readonly outcome: 'ok' | 'wrong' | 'none' | 'skipped';
  readonly values: readonly number[] | null;
  readonly bounds: readonly (number | null)[] | null;
  /** Median of `runs`. */
  readonly seconds: number | null;
  readonly firstSeconds: number | null;
  readonly runs: readonly number[];
  /** The time limit cut in, or a level was not done to its end: `seconds` is not the time of the whole work. */
  readonly cut: boolean;
  readonly faults: readonly string[];
  readonly note: string;
  /** Of a published case: its objective, recomputed from the file; null: infeasible there. */
  readonly objective?: number | null;
  /** Of a published case: the bound, in the unit of the objective. */
  readonly objectiveBound?: number | null;
}
