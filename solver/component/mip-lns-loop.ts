import { setTimeout as sleep } from 'node:timers/promises';
import {
  integerColumns,
  keptColumns,
  maxDoublings,
  maxRedraws,
  maxRounds,
  provableColumns,
  smallColumns,
  tinyColumns,
  vertexColumns,
  wideColumns,
} from '../tuning.ts';
import { loadAmounts } from '../engines/encode.ts';
import { type Solution, compareWithFloors, levelValues } from '../evaluate.ts';
import type { MipResult } from '../tasks.ts';
import { roundPoint } from '../search/rounding.ts';
import { relaxWholly } from './relaxation.ts';
import { anneal, lns, type SearchStart } from './local-search.ts';
import type { ComponentState } from './state.ts';

/** So long an exact engine is alone before the search beside it begins: from the same solution and seed, whenever that is. */
const aloneMs = 200;

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

/** Whether an exact engine may be asked to close the level as it is. */
export function isClosable(at: ComponentState, level: number): boolean {
  if (at.isExact(level) && at.cutoffs.length === 0) return false;
  const { columns } = at.searchModel;
  if (at.keepsSquares()) return columns <= keptColumns;
  return columns <= (hasSquares(at, level) ? integerColumns : wideColumns);
}

export function hasSquares(at: ComponentState, level: number): boolean {
  const { loadLevel, loadCost } = at.searchModel;
  return loadCost.some((cost, l) => cost.kind === 'square' && loadLevel[l] === level);
}

/** The exact engine for a level: squares, drawn in many pieces, are beyond the small one. */
export function engineFor(at: ComponentState, level: number): 'highs' | 'jslp' {
  const { engine } = at.context.options;
  if (engine !== 'auto') return engine;
  const drawn = at.keepsSquares() || at.searchModel.loadLevel.includes(level);
  return at.searchModel.columns <= tinyColumns && !drawn ? 'jslp' : 'highs';
}

/**
 * Rounds of an exact engine, where one may do, and searches, until the level is closed or the work runs out.
 * @param searched the level has been relaxed and searched by moves already
 */
export async function mipLnsLoop(at: ComponentState, level: number, searched = true): Promise<void> {
  const { gap } = at.context.options;
  // Where no gap is allowed they go on until the proof, or the time limit.
  const last = gap === 0 ? Number.POSITIVE_INFINITY : roundLimit(at, level);
  const { proofIterations, roundIterations, roundMoves, gapMoves, longMoves } = at.budget;
  // Squares are seen as secants: the engine may be through without a proof, and what goes on beside it would be waited for.
  const provable = gap === 0 && at.searchModel.columns <= provableColumns && !at.keepsSquares() && !hasSquares(at, level);
  for (let round = searched ? 1 : 0; round <= last && !at.withinGap(level); round++) {
    const growth = 2 ** Math.min(Math.max(0, round - 1), maxDoublings);
    const proving = provable && round > 0 && isPowerOfTwo(round + 1);
    const work = (proving ? proofIterations : roundIterations) * growth;
    const moves = round > 0 ? roundMoves * growth : at.keepsSquares() ? gapMoves : longMoves;
    // Moves come first, they are the quicker half of the way; later they take turns.
    const byMoves = searched ? round > 1 && round % 2 === 1 : round !== 1;
    const close = closerOf(at, level, { round, work, moves, searched });
    await oneRound(at, {
      first: close ?? (async (how) => (await lns(at, level, work, how))?.solution ?? null),
      beside: async (how) => (byMoves ? await anneal(at, level, moves, how) : await lns(at, level, work, how))?.solution ?? null,
      alone: close !== null,
    });
  }
}

/** Beside squares that are kept each round is dear, and the first finds most. */
function roundLimit(at: ComponentState, level: number): number {
  if (isClosable(at, level)) return at.keepsSquares() ? 1 : maxRounds;
  return at.isExact(level) || at.keepsSquares() ? 0 : maxRounds;
}

/** One of the two tasks of a round. @returns the best it has met; told of it when that settles the level */
type Task = (how: SearchStart, onProven: () => void) => Promise<Solution | null>;

/** The way in which a round tries to close a level; null: it only searches. */
function closerOf(
  at: ComponentState,
  level: number,
  which: { round: number; work: number; moves: number; searched: boolean },
): Task | null {
  const { round, work, moves, searched } = which;
  if (!isClosable(at, level)) return null;
  if (round === 0) return closeByPoint(at, level, moves);
  // The exact engine begins anew each time: with more work, in rounds ever further apart (1, 3, 7, 15 …).
  const again = isPowerOfTwo(round + 1) && at.searchModel.columns <= vertexColumns;
  if (!again && !(round === 1 && searched)) return null;
  return async (_, onProven) => {
    let own: Solution | null = null;
    const proven = await closeExactly(at, level, work, (solution) => {
      own = solution;
    });
    if (proven) onProven();
    return own;
  };
}

/**
 * Relaxes the level and sees whether the point is whole and as good as its bound, or nearly. Many a level is of that
 * kind, and then needs no integer program, which takes five times as long. Where it is not, a search from another seed
 * than the one beside it comes next.
 */
function closeByPoint(at: ComponentState, level: number, moves: number): Task {
  return async (how, onProven) => {
    const relaxation = await relaxWholly(at, level);
    at.raise(level, at.roundUp(level, relaxation.bound));
    const solution = roundPoint(at.searchModel, relaxation.point);
    const sound = at.offer(solution);
    const values = levelValues(at.searchModel, solution);
    // A point that is not whole leaves places open when it is rounded: cheap here, and dear at an earlier level.
    const before = levelValues(at.searchModel, how.from ?? at.solution);
    const keeps = values
      .slice(0, level)
      .every((value, l) => at.isOptimal(l, value, Math.max(before[l], at.floors?.[l] ?? Number.NEGATIVE_INFINITY)));
    if (!sound || !keeps || !at.withinGap(level, values[level])) return (await anneal(at, level, moves, how))?.solution ?? null;
    onProven();
    return solution;
  };
}

/**
 * Two tasks side by side, an exact engine or a large neighbourhood search, and another search. What they find on the
 * way is kept for a stop; the round itself ends with what does not depend on who was quicker: the proven optimum alone
 * when there is one, else the best of both, the first's first.
 */
async function oneRound(
  at: ComponentState,
  round: { readonly first: Task; readonly beside: Task; readonly alone: boolean },
): Promise<void> {
  const putBack = at.keep();
  const halt = at.context.branch();
  const [how, other] = [at.nextSeed(), at.nextSeed()].map((seed): SearchStart => ({ from: at.solution, seed, stop: halt }));
  let proven = false;
  const onProven = () => {
    proven = true;
    Atomics.store(halt, 0, 1);
  };
  const first = round.first(how, onProven);
  // What the engine soon has done needs no help, and is done sooner without.
  const second = async () => {
    if (round.alone) await Promise.race([first, sleep(aloneMs)]);
    return proven ? null : round.beside(other, onProven);
  };
  const found = await Promise.all([first, ...(at.searchModel.columns > smallColumns ? [second()] : [])]);
  putBack();
  for (const solution of proven ? found.slice(0, 1) : found) if (solution) at.offer(solution);
}

/**
 * Lets an exact engine close the level. The engine sees squares as secants near the loads of known solutions; where its
 * optimum lies elsewhere and costs more than it thinks, secants are drawn there, too, and it is asked again.
 * @param onBest told of each better solution of the engine's own
 * @returns whether its own best and the bound are near enough to stop
 */
export async function closeExactly(
  at: ComponentState,
  level: number,
  iterations?: number,
  onBest: (solution: Solution) => void = () => {},
): Promise<boolean> {
  const { searchModel, presolved, context } = at;
  const start = at.solution;
  const around = [loadAmounts(presolved, start)];
  let own = levelValues(searchModel, start);
  // Half of what is allowed is left to the secants.
  const gap = at.isExact(level) ? 0 : context.options.gap / 2;
  for (let redraw = 0; redraw < maxRedraws; redraw++) {
    const answer: MipResult = await context.task({
      kind: 'integer',
      model: presolved,
      encoding: { ...at.encoding(level), around },
      engine: engineFor(at, level),
      options: { start, iterations: searchModel.columns > smallColumns ? iterations : undefined, gap, stop: context.flag },
    });
    // What an engine says beside a wrong answer is not believed either.
    if (answer.solution && !at.trust(answer.solution)) return false;
    if (answer.kind !== 'infeasible') at.raise(level, at.roundUp(level, answer.bound));
    if (!answer.solution) return at.withinGap(level, own[level]);
    const values = levelValues(searchModel, answer.solution);
    if (compareWithFloors(searchModel, values, own, at.floors) < 0) {
      own = values;
      onBest(answer.solution);
    }
    if (at.withinGap(level, own[level])) return true;
    // The engine saw the true cost of its answer: asking again would change nothing.
    if (values[level] <= answer.objective + 1e-7 * Math.max(1, Math.abs(values[level]))) return false;
    around.push(loadAmounts(presolved, answer.solution));
  }
  return false;
}
