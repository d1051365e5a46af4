import { fixByReducedCost } from '../fixing.ts';
import { roundUp, trivialBound, valueStep } from '../level-bounds.ts';
import { dropLevel } from '../level-models.ts';
import type { ModelRelaxation } from '../relax.ts';
import { relaxModel, trivialRelaxation } from './relaxation.ts';
import type { ComponentState } from './state.ts';
import { mipByComponents, mipOnFace } from './subproblems.ts';

/** The relaxation of a level under the assumption that the levels before it have these values. */
export interface Probe {
  readonly level: number;
  readonly relaxation: ModelRelaxation;
  readonly before: readonly number[];
}

/**
 * Looks ahead over consecutive exact levels: assumes that `level` reaches the bound of its relaxation (or its trivial
 * bound, without one) and the levels up to `last` their trivial bounds, relaxes `last` on the faces of all these, and
 * solves a MIP on its face. Where the assumption holds, one LP and one small MIP close all the levels; the solution
 * found proves it. Where it does not hold, the LP is soon infeasible and nothing is lost but its time.
 * @returns the relaxation of `last`, null when the assumption fails
 */
export async function probe(at: ComponentState, level: number, last: number, relaxation?: ModelRelaxation): Promise<Probe | null> {
  const before = [...at.values.slice(0, level)];
  let model = at.presolved;
  for (let l = level; l < last; l++) {
    const own = l === level ? relaxation : undefined;
    const target = own ? at.bound : trivialBound(model, l);
    const face = fixByReducedCost(model, l, own ?? trivialRelaxation(model, l, target), target);
    if (!face.clean) return null;
    model = dropLevel(face.presolved, l, target);
    before.push(target);
  }
  const ahead = await relaxModel(at, last, model);
  if (!ahead.complete) return null;
  const target = roundUp(ahead.bound, model.costConstant[last], valueStep(model, last));
  // Where no solution has the value of the bound, any solution on the faces of the levels before proves those.
  const onFace = await mipOnFace(at, model, last, { relaxation: ahead, target });
  const found = onFace?.solution ?? (await mipByComponents(at, model, last, { iterations: at.budget.faceIterations }))?.solution;
  if (!found || !at.trust(found)) return null;
  return { level: last, relaxation: ahead, before };
}

/** Whether the assumption of a probe holds for the component as it is. */
export function holds(at: ComponentState, { level, before }: Probe): boolean {
  return before.every((value, l) => l >= level || Math.abs(at.values[l] - value) <= 1e-6);
}
