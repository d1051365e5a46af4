import { integerColumns, maxDestructiveSteps, wideColumns } from '../tuning.ts';
import { type Solution, fixedSolution, levelValues, deriveOrColumns } from '../evaluate.ts';
import { fixByReducedCost } from '../fixing.ts';
import { roundUp, trivialBound, valueStep } from '../level-bounds.ts';
import { onlyLevel } from '../level-models.ts';
import type { Model } from '../model.ts';
import type { ModelRelaxation } from '../relax.ts';
import { connectedComponents } from '../components.ts';
import { sharedSolution } from '../search/shared-solution.ts';
import type { MipResult } from '../tasks.ts';
import type { ComponentState } from './state.ts';

/** What exact engines say of a level that was given to them in pieces. */
interface Together {
  /** The pieces put together; null where one of them has none. */
  readonly solution: Solution | null;
  /** Sum of the bounds of the pieces, Infinity where one has no solution at all. */
  readonly bound: number;
}

/** What there is to say of one piece; `null`: it stays as it is in the solution it came from. */
interface Piece {
  readonly solution: Solution | null;
  readonly bound: number;
}

/**
 * Bets that a level of whole values can be brought down to its bound, then to the next value, and so on. Whatever is
 * as good as that lies on the face of the relaxation at that value: small, and fallen into pieces, so that an exact
 * engine soon finds one or shows that there is none. The bound rises by a step with each failed step.
 */
export async function destructiveBound(
  at: ComponentState,
  level: number,
  relaxation: ModelRelaxation,
  most = maxDestructiveSteps,
): Promise<void> {
  const step = valueStep(at.presolved, level);
  if (step <= 0 || at.keepsSquares()) return;
  for (let lost = 0; lost < most && !at.withinGap(level); lost++) {
    const target = at.bound;
    const restricted = fixByReducedCost(at.presolved, level, relaxation, target).presolved;
    const pieces = connectedComponents(onlyLevel(restricted, level));
    if (pieces.some(({ model }) => model.columns > wideColumns)) return;
    const answers = await Promise.all(pieces.map(({ model }) => closeSubproblem(at, model, level, null)));
    const { solution, bound } = together(at, pieces, answers, fixedSolution(restricted));
    if (solution && !at.trust(solution)) return;
    if (at.withinGap(level) || bound <= target + 1e-6 * Math.max(1, Math.abs(target))) return;
    at.raise(level, target + step);
  }
}

/**
 * Lets an exact engine close a level of whole values that no cutoff ties together: what the level alone asks for falls
 * into pieces (later levels may cross them), and each is small enough or left.
 */
export async function closeBySubproblems(at: ComponentState, level: number): Promise<void> {
  const pieces = connectedComponents(onlyLevel(at.presolved, level));
  const best = at.solution;
  const answers = await Promise.all(
    pieces.map(async ({ model, columns }): Promise<Piece> => {
      const start = Uint8Array.from(columns, (c) => best[c]);
      const least = trivialBound(model, level);
      if (at.isOptimal(level, levelValues(model, start)[level], least)) return { solution: start, bound: least };
      if (model.columns > wideColumns) return { solution: start, bound: await relaxSubproblem(at, model, level) };
      const { solution, bound } = await closeSubproblem(at, model, level, start);
      return { solution: solution ?? start, bound: Number.isFinite(bound) ? bound : least };
    }),
  );
  const { solution, bound } = together(at, pieces, answers, Uint8Array.from(best));
  if (solution && at.trust(solution)) at.raise(level, at.roundUp(level, bound));
}

function together(
  at: ComponentState,
  pieces: readonly { readonly columns: Int32Array }[],
  answers: readonly Piece[],
  around: Solution,
): Together {
  const merged = sharedSolution(around);
  let [found, bound] = [true, 0];
  pieces.forEach(({ columns }, p) => {
    const { solution, bound: least } = answers[p];
    bound += least;
    found &&= solution !== null;
    solution?.forEach((on, c) => {
      merged[columns[c]] = on;
    });
  });
  return { solution: found ? deriveOrColumns(at.searchModel, merged) : null, bound };
}

async function closeSubproblem(at: ComponentState, model: Model, level: number, start: Solution | null): Promise<Piece> {
  const answer: MipResult = await at.context.task({
    kind: 'integer',
    model,
    encoding: { weights: at.encoding(level).weights },
    engine: 'highs',
    options: {
      ...(start ? { start } : {}),
      iterations: at.budget.wideIterations,
      stop: at.context.flag,
      heuristics: start !== null && model.columns <= integerColumns,
    },
  });
  if (answer.kind === 'infeasible') return { solution: null, bound: Number.POSITIVE_INFINITY };
  return { solution: answer.solution, bound: roundUp(answer.bound, model.costConstant[level], valueStep(model, level)) };
}

/** Bound of a piece that is too wide for the exact engine. */
async function relaxSubproblem(at: ComponentState, model: Model, level: number): Promise<number> {
  const encoding = { weights: at.encoding(level).weights };
  const { bound } = await at.context.task({ kind: 'relax', model, encoding, options: { stop: at.context.flag } });
  return roundUp(bound, model.costConstant[level], valueStep(model, level));
}
