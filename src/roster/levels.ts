import { levelPlan, type PlannedLevel } from './level-plan.ts';
import { objectiveTerm } from './terms/registry.ts';
import type { TermRoster } from './terms/term.ts';

/** A planned level with its value, recomputed from the roster. */
export interface LevelValue extends PlannedLevel {
  readonly value: number;
}

/**
 * The value of every level of a roster, in the order of {@link levelPlan}, from people and duties alone: what the
 * optimiser says of its own roster is held against this.
 */
export function levelValues(roster: TermRoster): LevelValue[] {
  return levelPlan(roster.problem, roster.slots).map((level) => ({
    ...level,
    value: level.terms.reduce((sum, { term, weight, class: priority }) => sum + weight * objectiveTerm(term).value(roster, priority), 0),
  }));
}
