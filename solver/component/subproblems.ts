import { connectedComponents } from '../components.ts';
import { deriveOrColumns, fixedSolution, levelValues, type Solution } from '../evaluate.ts';
import { fixByReducedCost } from '../fixing.ts';
import { roundUp, trivialBound, valueStep } from '../level-bounds.ts';
import { onlyLevel } from '../level-models.ts';
import type { Model } from '../model.ts';
import type { ModelRelaxation } from '../relax.ts';
import { sharedSolution } from '../search/shared-solution.ts';
import type { MipResult } from '../tasks.ts';
import { faceColumns, maxDestructiveSteps } from '../tuning.ts';
import type { ComponentState } from './state.ts';

/** What MIPs of one level say of a model that was solved in connected components. */
export interface MipOutcome {
  /** The solutions put together; null where one of them has none. */
  readonly solution: Solution | null;
  /** Sum of the bounds, Infinity where one has no solution at all. */
  readonly bound: number;
  /** Every component is solved to optimality, or one is infeasible. */
  readonly complete: boolean;
  /** Simplex iterations of the longest of them. */
  readonly iterations: number;
}

/** How MIPs are solved. */
export interface MipTerms {
  /** Of the whole component; the engines start from it. Without it they look for any solution. */
  readonly start?: Solution;
  readonly iterations?: number;
  /** A limit of iterations in shared memory, for each of them. */
  readonly limit?: Int32Array;
  readonly seed?: number;
}

/**
 * Destructive lower bound: asks whether the level can reach its bound, then the next value, and so on. Solutions of that
 * value lie on the face of the relaxation, which is small and falls into components, so that an exact engine soon finds
 * one or proves that there is none. The bound rises by a step for each value that is excluded.
 */
export async function destructiveBound(
  at: ComponentState,
  level: number,
  relaxation: ModelRelaxation,
  most = maxDestructiveSteps,
): Promise<void> {
  const step = valueStep(at.presolved, level);
  if (step <= 0 || at.keepsSquares()) return;
  for (let steps = 0; steps < most && !at.withinGap(level); steps++) {
    const target = at.bound;
    const outcome = await mipOnFace(at, at.presolved, level, { relaxation, target });
    if (outcome === null) return;
    if (outcome.solution && !at.trust(outcome.solution)) return;
    if (at.withinGap(level) || outcome.bound <= target + 1e-6 * Math.max(1, Math.abs(target))) return;
    at.raise(level, target + step, 'engine');
  }
}

/** Solves a level on the face of its relaxation at a value. @returns null when the face is too large */
export async function mipOnFace(
  at: ComponentState,
  model: Model,
  level: number,
  { relaxation, target }: { readonly relaxation: ModelRelaxation; readonly target: number },
): Promise<MipOutcome | null> {
  const face = fixByReducedCost(model, level, relaxation, target).presolved;
  return mipByComponents(at, face, level, { iterations: at.budget.faceIterations });
}

/**
 * Solves a level of a model without regard to later levels and to cutoffs: what it alone asks for falls into connected
 * components that are solved in parallel. Its bound holds with cutoffs, too.
 * @returns null when a component is too large
 */
export async function mipByComponents(at: ComponentState, model: Model, level: number, terms: MipTerms): Promise<MipOutcome | null> {
  const parts = connectedComponents(onlyLevel(model, level));
  if (parts.some((part) => part.model.columns > faceColumns)) return null;
  const { start, ...options } = terms;
  const answers = await Promise.all(
    parts.map(async (part): Promise<MipResult> => {
      const own = start && Uint8Array.from(part.columns, (c) => start[c]);
      const least = trivialBound(part.model, level);
      if (own) {
        const value = levelValues(part.model, own)[level];
        if (at.isOptimal(level, value, least)) return { kind: 'optimal', solution: own, objective: value, bound: least, iterations: 0 };
      }
      const weights = at.encoding(level).weights;
      const task = { kind: 'integer', model: part.model, encoding: { weights }, engine: 'highs' } as const;
      const answer = await at.context.task({ ...task, options: { ...options, ...(own ? { start: own } : {}), stop: at.context.flag } });
      const bound = Math.max(least, roundUp(answer.bound, part.model.costConstant[level], valueStep(part.model, level)));
      return { ...answer, bound };
    }),
  );
  return together(at, parts, answers, start ?? fixedSolution(model));
}

function together(
  at: ComponentState,
  parts: readonly { readonly columns: Int32Array }[],
  answers: readonly MipResult[],
  around: Solution,
): MipOutcome {
  const merged = sharedSolution(around);
  let [found, bound, iterations] = [true, 0, 0];
  parts.forEach(({ columns }, p) => {
    const { solution } = answers[p];
    bound += answers[p].bound;
    iterations = Math.max(iterations, answers[p].iterations);
    found &&= solution !== null;
    solution?.forEach((on, c) => {
      merged[columns[c]] = on;
    });
  });
  const complete = answers.every(({ kind }) => kind === 'optimal') || answers.some(({ kind }) => kind === 'infeasible');
  return { solution: found ? deriveOrColumns(at.searchModel, merged) : null, bound, complete, iterations };
}
