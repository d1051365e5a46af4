import type { Model } from '../../solver/index.ts';
import { ModelBuilder } from '../../solver/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Term } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import { compileRules, modelDuties, type RowOrigin } from '../rules/index.ts';
import { levelPlan, type PlannedLevel } from './level-plan.ts';
import { type ModelColumn, writeColumns } from './model-columns.ts';
import { objectiveTerms } from './terms/registry.ts';
import type { RuleCosts, TermPlace } from './terms/term.ts';

export interface CompiledProblem {
  readonly model: Model<RowOrigin>;
  readonly columns: readonly ModelColumn[];
  readonly levels: readonly PlannedLevel[];
}

/**
 * Writes a problem as a model: a column for each candidate of each slot (pins fixed at 1), the rows of the rules, and
 * the levels of the objective. Meanings: design, "The optimisation model".
 */
export function compileProblem(problem: Problem, slots: readonly Slot[]): CompiledProblem {
  const model = new ModelBuilder<RowOrigin>();
  const levels = levelPlan(problem, slots);
  for (const level of levels) {
    const id = level.class === undefined ? level.level : `${level.level} ${level.class}`;
    model.level({ id, kind: level.exact ? 'exact' : 'gap', tolerance: level.tolerance });
  }
  const columns = writeColumns(problem, slots, model);
  compileRules({ problem, slots, model, duties: modelDuties(problem, columns), softLevel: -1, ...ruleCosts(levels) });
  for (const [name, term] of objectiveTerms) {
    for (const place of placesOf(levels, name)) term.compile({ problem, slots, model, columns }, place);
  }
  return { model: model.build(), columns, levels };
}

/** What the rules write for the terms that are in the levels. */
function ruleCosts(levels: readonly PlannedLevel[]): RuleCosts {
  const costs = objectiveTerms.map(([name, term]) => {
    const places = placesOf(levels, name);
    return places.length === 0 ? {} : term.ruleCosts?.(places);
  });
  return Object.assign({}, ...costs);
}

/** Where a term stands in the levels, and with what weight. */
function placesOf(levels: readonly PlannedLevel[], name: Term): TermPlace[] {
  return levels.flatMap(({ terms }, level) =>
    terms.filter(({ term }) => term === name).map((one) => ({ level, weight: one.weight, class: one.class })),
  );
}
