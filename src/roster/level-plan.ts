import type { Term } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';

/** A part of a level. A shortfall with a class counts the lines of that class alone, without one all lines. */
export interface PlannedTerm {
  readonly term: Term;
  readonly weight: number;
  readonly class?: number;
}

export interface PlannedLevel {
  /** Name of the term, or the names of several joined by `+`. */
  readonly level: string;
  /** Priority class, for a shortfall that stands alone. */
  readonly class?: number;
  readonly terms: readonly PlannedTerm[];
  /** Every value is an integer: compared exactly, solved to proof. */
  readonly exact: boolean;
}

const defaultOrder: readonly Term[] = ['shortfall', 'stability', 'tier', 'fairness', 'preferences'];

/**
 * The levels of a problem in strict order: what is minimised first comes first.
 *
 * A shortfall alone becomes one level per priority class of the lines, class 1 first; beside other terms it counts all
 * classes. Stability exists only with a baseline and is left out without one. The weight of a term that stands alone
 * plays no part (it would only change the unit), so its value always has the unit its name promises; a term named
 * twice in one level is added up.
 */
export function levelPlan(problem: Problem): PlannedLevel[] {
  const wanted = problem.objective ?? defaultOrder.map((term) => [{ term, weight: 1 }]);
  return wanted.flatMap((level) => {
    const weights = new Map<Term, number>();
    for (const { term, weight } of level) {
      if (term === 'stability' && problem.baseline === undefined) continue;
      weights.set(term, (weights.get(term) ?? 0) + weight);
    }
    const terms = [...weights].map(([term, weight]) => ({ term, weight }));
    if (terms.length === 0) return [];
    if (terms.length > 1) return [planned(problem, terms)];
    const [{ term }] = terms;
    if (term !== 'shortfall') return [planned(problem, [{ term, weight: 1 }])];
    return priorityClasses(problem).map((priority) => planned(problem, [{ term, weight: 1, class: priority }]));
  });
}

/** Priority classes of the lines, ascending. */
function priorityClasses(problem: Problem): number[] {
  return [...new Set(problem.lines.map((line) => line.priority))].sort((a, b) => a - b);
}

function planned(problem: Problem, terms: readonly PlannedTerm[]): PlannedLevel {
  const level = terms.map(({ term }) => term).join('+');
  const exact = terms.every(({ term, weight }) => Number.isInteger(weight) && isIntegral(problem, term));
  const priority = terms.length === 1 ? terms[0].class : undefined;
  return priority === undefined ? { level, terms, exact } : { level, class: priority, terms, exact };
}

/** Head-minutes, heads and ranks × minutes are integers; squares and wishes need not be. */
function isIntegral(problem: Problem, term: Term): boolean {
  if (term === 'stability') return Number.isInteger(problem.options.freezeWeight);
  return term === 'shortfall' || term === 'tier';
}
