import { setTimeout as sleep } from 'node:timers/promises';
import {
  integerColumns,
  keptColumns,
  maxDoublings,
  maxRedraws,
  maxRounds,
  smallColumns,
  tinyColumns,
  vertexColumns,
  wideColumns,
} from '../effort.ts';
import type { StopFlag } from '../engines/engine.ts';
import { loadAmounts } from '../engines/linear.ts';
import { type Choice, compareLevels, levelValues } from '../evaluate.ts';
import type { ModelInteger } from '../tasks.ts';
import { roundPoint } from '../search/round.ts';
import { relaxWholly } from './relaxing.ts';
import { improve, seek } from './searching.ts';
import type { Standing } from './standing.ts';

/** So long an exact engine is alone before the search beside it begins: from the same choice and seed, whenever that is. */
const aloneMs = 200;

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

/** Whether an exact engine may be asked to close the level as it is. */
export function isClosable(at: Standing, level: number): boolean {
  if (at.isExact(level) && at.locks.length === 0) return false;
  const { columns } = at.loose;
  if (at.keepsSquares()) return columns <= keptColumns;
  return columns <= (hasSquares(at, level) ? integerColumns : wideColumns);
}

function hasSquares(at: Standing, level: number): boolean {
  const { loadLevel, loadCost } = at.loose;
  return loadCost.some((cost, l) => cost.kind === 'square' && loadLevel[l] === level);
}

/** The exact engine for a level: squares, drawn in many pieces, are beyond the small one. */
export function engineFor(at: Standing, level: number): 'highs' | 'jslp' {
  const { engine } = at.run.options;
  if (engine !== 'auto') return engine;
  const drawn = at.keepsSquares() || at.loose.loadLevel.includes(level);
  return at.loose.columns <= tinyColumns && !drawn ? 'jslp' : 'highs';
}

/**
 * Rounds of an exact engine, where one may do, and searches, until the level is closed or the work runs out.
 * @param searched the level has been relaxed and searched by moves already
 */
export async function goRounds(at: Standing, level: number, searched = true): Promise<void> {
  const { gap } = at.run.options;
  // Where no gap is allowed they go on until the proof, or the time limit.
  const last = gap === 0 ? Number.POSITIVE_INFINITY : roundsFor(at, level);
  const { roundIterations, roundMoves, gapMoves, longMoves } = at.effort;
  for (let round = searched ? 1 : 0; round <= last && !at.enough(level); round++) {
    const growth = 2 ** Math.min(Math.max(0, round - 1), maxDoublings);
    const work = roundIterations * growth;
    const moves = round > 0 ? roundMoves * growth : at.keepsSquares() ? gapMoves : longMoves;
    // Moves come first, they are the quicker half of the way; later they take turns.
    const byMoves = searched ? round > 1 && round % 2 === 1 : round !== 1;
    const beside = (stop: StopFlag, from: Choice) =>
      byMoves ? seek(at, level, moves, { stop, from }) : improve(at, level, work, stop, from);
    await goRound(at, level, work, closerOf(at, level, { round, work, searched }), beside);
  }
}

/** Beside squares that are kept each round is dear, and the first finds most. */
function roundsFor(at: Standing, level: number): number {
  if (isClosable(at, level)) return at.keepsSquares() ? 1 : maxRounds;
  return !at.isExact(level) && !at.keepsSquares() && !hasSquares(at, level) ? maxRounds : 0;
}

/** Tries to settle a level for good, told where to bring better choices. @returns whether value and bound are near enough to stop */
type Closer = (onBest: (choice: Choice) => void) => Promise<boolean>;

/** The way in which a round tries to close a level; null: it only searches. */
function closerOf(at: Standing, level: number, which: { round: number; work: number; searched: boolean }): Closer | null {
  const { round, work, searched } = which;
  if (!isClosable(at, level)) return null;
  if (round === 0) return (onBest) => closeByPoint(at, level, onBest);
  // The exact engine begins anew each time: with more work, in rounds ever further apart (1, 3, 7, 15 …).
  const again = isPowerOfTwo(round + 1) && at.loose.columns <= vertexColumns;
  return again || (round === 1 && searched) ? (onBest) => closeExactly(at, level, work, onBest) : null;
}

/**
 * Relaxes the level and sees whether the point is whole and as good as its bound, or nearly. Many a level is of that
 * kind, and then needs no integer program, which takes five times as long.
 */
async function closeByPoint(at: Standing, level: number, onBest: (choice: Choice) => void): Promise<boolean> {
  const relaxation = await relaxWholly(at, level);
  at.raise(level, at.roundUp(level, relaxation.bound));
  const choice = roundPoint(at.loose, relaxation.point);
  if (!at.offer(choice) || !at.enough(level, levelValues(at.loose, choice)[level])) return false;
  onBest(choice);
  return true;
}

/**
 * An exact engine, or a large neighbourhood search in its place, and another search beside it. What the searches
 * find on the way is kept for a stop; the round itself ends with what does not depend on who was quicker: the proven
 * optimum alone when there is one, else the best of both, the engine's first.
 */
async function goRound(
  at: Standing,
  level: number,
  work: number,
  close: Closer | null,
  beside: (stop: StopFlag, from: Choice) => Promise<Choice | null>,
): Promise<void> {
  const putBack = at.keep();
  const from = at.choice;
  const halt = at.run.branch();
  const own: { choice: Choice | null; proven: boolean } = { choice: null, proven: false };
  const exactly = async (engine: Closer) => {
    own.proven = await engine((choice) => {
      own.choice = choice;
    });
    if (own.proven) Atomics.store(halt, 0, 1);
    return own.choice;
  };
  const first = close ? exactly(close) : improve(at, level, work, halt);
  // What the engine soon has done needs no help, and is done sooner without.
  const second = async () => {
    if (close) await Promise.race([first, sleep(aloneMs)]);
    if (!own.proven) return beside(halt, from);
    at.nextSeed();
    return null;
  };
  const found = await Promise.all([first, ...(at.loose.columns > smallColumns ? [second()] : [])]);
  putBack();
  for (const choice of own.proven ? found.slice(0, 1) : found) if (choice) at.offer(choice);
}

/**
 * Lets an exact engine close the level. The engine sees squares as chords near the loads of known choices; where its
 * optimum lies elsewhere and costs more than it thinks, chords are drawn there, too, and it is asked again.
 * @param onBest told of each better choice of the engine's own
 * @returns whether its own best and the bound are near enough to stop
 */
export async function closeExactly(
  at: Standing,
  level: number,
  iterations?: number,
  onBest: (choice: Choice) => void = () => {},
): Promise<boolean> {
  const { loose, tight, run } = at;
  const start = at.choice;
  const around = [loadAmounts(tight, start)];
  let own = levelValues(loose, start);
  // Half of what is allowed is left to the chords.
  const gap = at.isExact(level) ? 0 : run.options.gap / 2;
  for (let redraw = 0; redraw < maxRedraws; redraw++) {
    const answer: ModelInteger = await run.task({
      kind: 'integer',
      model: tight,
      encoding: { ...at.encoding(level), around },
      engine: engineFor(at, level),
      options: { start, iterations: loose.columns > smallColumns ? iterations : undefined, gap, stop: run.flag },
    });
    // What an engine says beside a wrong answer is not believed either.
    if (answer.choice && !at.trust(answer.choice)) return false;
    if (answer.kind !== 'infeasible') at.raise(level, at.roundUp(level, answer.bound));
    if (!answer.choice) return at.enough(level, own[level]);
    const values = levelValues(loose, answer.choice);
    if (compareLevels(loose, values, own) < 0) {
      own = values;
      onBest(answer.choice);
    }
    if (at.enough(level, own[level])) return true;
    // The engine saw the true cost of its answer: asking again would change nothing.
    if (values[level] <= answer.objective + 1e-7 * Math.max(1, Math.abs(values[level]))) return false;
    around.push(loadAmounts(tight, answer.choice));
  }
  return false;
}
