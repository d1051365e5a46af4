import { valueStep } from '../level-bounds.ts';
import type { Solution } from '../evaluate.ts';
import type { ComponentState, Fixings } from './state.ts';

/** Another seed than that of the proof. */
const seed = 1009;

/**
 * Repeats a proof that rests on the word of an exact engine: asks it once more, with another seed and without a start, for
 * a solution below the proven value. It should call that infeasible.
 * @param before the restrictions under which the level was proven
 * @returns a better solution, which refutes the proof; null: none was found within the work limit
 */
export async function refutation(at: ComponentState, before: Fixings, level: number, value: number): Promise<Solution | null> {
  const step = valueStep(before.presolved, level);
  if (step <= 0) return null;
  const cutoffs = [...at.cutoffs.slice(0, before.cutoffs), { level, max: value - step / 2 }];
  const { solution } = await at.context.task({
    kind: 'integer',
    model: before.presolved,
    encoding: { weights: at.encoding(level).weights, cutoffs },
    engine: 'highs',
    options: { seed, iterations: at.budget.faceIterations, stop: at.context.flag },
  });
  return solution;
}
