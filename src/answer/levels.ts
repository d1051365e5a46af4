import type { Problem } from '../domain/problem.ts';
import type { LevelResult, Roster } from '../domain/roster.ts';
import type { LevelValue } from '../roster/levels.ts';

/** What the optimiser says of one level; in the order of `levelPlan`. */
export interface SolvedLevel {
  readonly value: number;
  /** Proven bound, null when there is none. */
  readonly bound: number | null;
  readonly proven: boolean;
  /** How the bound is known and why the work ended; absent where nothing was solved. */
  readonly proof?: LevelResult['proof'];
  readonly stopped?: LevelResult['stopped'];
}

/** Levels as they are answered, and what in the optimiser's figures does not fit the roster. */
export interface LevelReport {
  readonly levels: LevelResult[];
  readonly mismatches: readonly string[];
}

/** Squares and wishes are sums of fractions, added up in another order by the optimiser. */
const TOLERANCE = 1e-6;

/**
 * Puts the optimiser's word beside the value recomputed from the roster. The value answered is always the recomputed
 * one; figures that differ, and bounds above a value that is reached, are mismatches.
 */
export function reportLevels(recomputed: readonly LevelValue[], solved: readonly SolvedLevel[]): LevelReport {
  if (recomputed.length !== solved.length) {
    return { levels: [], mismatches: [`${solved.length} levels solved, ${recomputed.length} planned`] };
  }
  const mismatches: string[] = [];
  const levels = recomputed.map((level, i) => {
    const { value, bound, proven, proof, stopped } = solved[i];
    const slack = level.exact ? 0 : TOLERANCE * Math.max(1, Math.abs(level.value));
    const name = level.class === undefined ? level.level : `${level.level} ${level.class}`;
    // Written so that a NaN is a mismatch, too.
    if (!(Math.abs(value - level.value) <= slack)) mismatches.push(`level ${name}: solver says ${value}, roster has ${level.value}`);
    if (bound !== null && !(bound <= level.value + slack)) mismatches.push(`level ${name}: bound ${bound} above value ${level.value}`);
    const result = levelResult(level, bound === null ? null : Math.min(bound, level.value), proven);
    return { ...result, ...(proof ? { proof } : {}), ...(stopped ? { stopped } : {}) };
  });
  return { levels, mismatches };
}

/** A level as it is answered; gap = (value − bound) / max(1, |value|). */
export function levelResult({ level, class: priority, value }: LevelValue, bound: number | null, proven: boolean): LevelResult {
  const gap = bound === null ? null : (value - bound) / Math.max(1, Math.abs(value));
  const figures = { value, bound, gap, proven };
  return priority === undefined ? { level, ...figures } : { level, class: priority, ...figures };
}

/** optimal: all proven. withinGap: the exact ones proven, the others proven or within `options.gap`. Else best. */
export function proofOf({ options }: Problem, plan: readonly Pick<LevelValue, 'exact'>[], levels: readonly LevelResult[]): Roster['proof'] {
  if (levels.every(({ proven }) => proven)) return 'optimal';
  const near = levels.every(({ proven, gap }, i) => proven || (!plan[i].exact && gap !== null && gap <= options.gap));
  return near ? 'withinGap' : 'best';
}
