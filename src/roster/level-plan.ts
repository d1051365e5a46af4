import { type Term, terms as termNames } from '../domain/options.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { objectiveTerm, objectiveTerms } from './terms/registry.ts';

/** A part of a level. A term with a class counts the lines of that priority class alone, without one all lines. */
export interface PlannedTerm {
  readonly term: Term;
  readonly weight: number;
  readonly class?: number;
}

export interface PlannedLevel {
  /** Name of the term, or the names of several joined by `+`. */
  readonly level: string;
  /** Priority class, for a term that stands alone and has classes. */
  readonly class?: number;
  readonly terms: readonly PlannedTerm[];
  /** Every value is an integer: compared exactly, solved to proof. */
  readonly exact: boolean;
  /** Share of its bound by which later levels may worsen it; 0 for exact levels. */
  readonly tolerance: number;
}

type Objective = NonNullable<Problem['objective']>;

/** A level of one term, as a request would name it. */
const alone = (term: Term): Objective[number] => [{ term, weight: 1 } as Objective[number][number]];

/**
 * The levels as the request names them, with the terms that guard one of theirs; where it names none, every term by
 * itself in the default order.
 */
export function objectiveOf({ objective }: Pick<Problem, 'objective'>): Objective {
  if (objective === undefined) return termNames.map(alone);
  return objectiveTerms.reduce<Objective>((levels, [name, { guards }]) => {
    const has = (wanted: Term) => (level: Objective[number]) => level.some(({ term }) => term === wanted);
    if (guards === undefined || levels.some(has(name))) return levels;
    const at = levels.findIndex(has(guards.term));
    return at < 0 || levels.findLastIndex(has(guards.after)) >= at ? levels : levels.toSpliced(at, 0, alone(name));
  }, objective);
}

/**
 * The levels of a problem in strict order: what is minimised first comes first.
 *
 * A term with classes (shortfall) becomes, alone, one level per priority class of the lines, class 1 first; beside other
 * terms it counts all classes. A term that has nothing to count (stability without a baseline) is left out. The weight of
 * a term that stands alone plays no part (it would only change the unit), so its value always has the unit its name
 * promises; a term named twice in one level is added up.
 */
export function levelPlan(problem: Problem, slots: readonly Slot[]): PlannedLevel[] {
  return objectiveOf(problem).flatMap((level) => {
    const weights = new Map<Term, number>();
    for (const { term, weight } of level) {
      if (objectiveTerm(term).counts(problem, slots)) weights.set(term, (weights.get(term) ?? 0) + weight);
    }
    const terms = [...weights].map(([term, weight]) => ({ term, weight }));
    if (terms.length === 0) return [];
    const tolerance = toleranceOf(problem, level);
    if (terms.length > 1) return [planned(problem, terms, tolerance)];
    const single = { ...terms[0], weight: 1 };
    const classes = objectiveTerm(single.term).classes(problem);
    return (
      classes?.map((priority) => planned(problem, [{ ...single, class: priority }], tolerance)) ?? [planned(problem, [single], tolerance)]
    );
  });
}

/**
 * The smallest tolerance that the entries of a level name; where none does, the gap of the options for levels of fairness
 * and wishes alone. What is compared exactly is never given back by default.
 */
function toleranceOf({ options }: Problem, level: Objective[number]): number {
  const named = level.flatMap((entry) => ('tolerance' in entry && entry.tolerance !== undefined ? [entry.tolerance] : []));
  if (named.length > 0) return Math.min(...named);
  return level.every(({ term }) => term === 'fairness' || term === 'preferences') ? options.gap : 0;
}

function planned(problem: Problem, terms: readonly PlannedTerm[], tolerance: number): PlannedLevel {
  const level = terms.map(({ term }) => term).join('+');
  const exact = terms.every(({ term, weight }) => Number.isInteger(weight) && objectiveTerm(term).isIntegral(problem));
  const priority = terms.length === 1 ? terms[0].class : undefined;
  const rest = { terms, exact, tolerance: exact ? 0 : tolerance };
  return priority === undefined ? { level, ...rest } : { level, class: priority, ...rest };
}
