import { onlyLevel } from '../level-models.ts';
import { type Model, shared } from '../model.ts';
import { presolve } from '../presolve.ts';
import type { Solution } from '../evaluate.ts';
import type { ComponentState } from './state.ts';

/**
 * The solution nearest to the point of a relaxation, in the number of columns that differ, within all restrictions of the
 * component: the step of a feasibility pump as one MIP. A start for a local search in another basin than the incumbent's.
 * @returns null where none was found within the work limit
 */
export async function nearestSolution(at: ComponentState, level: number, point: ArrayLike<number>): Promise<Solution | null> {
  const { model, columns } = presolve(distanceModel(at.presolved, level, point));
  if (model.columns === 0) return null;
  const answer = await at.context.task({
    kind: 'integer',
    model,
    encoding: at.encoding(level),
    engine: 'highs',
    options: { iterations: at.budget.faceIterations, gap: 0.05, stop: at.context.flag },
  });
  return answer.solution && at.expand(answer.solution, columns);
}

/** A model whose level costs the distance to a point and nothing else. */
function distanceModel(model: Model, level: number, point: ArrayLike<number>): Model {
  const distance = shared.float64(model.columns);
  for (let c = 0; c < model.columns; c++) if (!model.isOr[c]) distance[c] = 1 - 2 * point[c];
  // Without a level of its own the model keeps its hard rows alone.
  const hard = onlyLevel(model, -1);
  return { ...hard, cost: model.cost.map((costs, l) => (l === level ? distance : costs)) };
}
