import { setTimeout as sleep } from 'node:timers/promises';
import { integerColumns, keptColumns, maxDoublings, maxRedraws, maxRounds, smallColumns, tinyColumns, wideColumns } from '../effort.ts';
import type { StopFlag } from '../engines/engine.ts';
import { loadAmounts } from '../engines/linear.ts';
import { type Choice, compareLevels, levelValues } from '../evaluate.ts';
import type { ModelInteger } from '../tasks.ts';
import { improve, seek } from './searching.ts';
import type { Standing } from './standing.ts';

/** So long an exact engine is alone before the search beside it begins: from the same choice and seed, whenever that is. */
const aloneMs = 200;

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

/** Whether an exact engine may be asked to close the level as it is. */
export function isClosable(at: Standing, level: number): boolean {
  if (at.isExact(level) && at.locks.length === 0) return false;
  const { columns, loadLevel, loadCost } = at.loose;
  if (at.keepsSquares()) return columns <= keptColumns;
  const squares = loadCost.some((cost, l) => cost.kind === 'square' && loadLevel[l] === level);
  return columns <= (squares ? integerColumns : wideColumns);
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
 * @param searched the level has been searched by moves already
 */
export async function goRounds(at: Standing, level: number, searched = true): Promise<void> {
  const closable = isClosable(at, level);
  // Beside squares that are kept each round is dear, and the first finds most. Where no gap is allowed they go on until the proof, or the time limit.
  const allowed = closable ? (at.keepsSquares() ? 1 : maxRounds) : 0;
  const rounds = at.run.options.gap === 0 ? Number.POSITIVE_INFINITY : allowed;
  const { roundIterations, roundMoves, gapMoves } = at.effort;
  for (let round = 0; round < rounds && !at.enough(level); round++) {
    const growth = 2 ** Math.min(round, maxDoublings);
    const work = roundIterations * growth;
    // Moves come first where none were made yet: they are the quicker half of the way; later they take turns.
    const byMoves = round === 0 ? !searched : round % 2 === 0;
    const moves = round === 0 ? gapMoves : roundMoves * growth;
    const beside = (stop: StopFlag, from: Choice) =>
      byMoves ? seek(at, level, moves, { stop, from }) : improve(at, level, work, stop, from);
    // The exact engine begins anew each time: with more work, in rounds ever further apart (0, 2, 6, 14 …).
    const exactly = closable && (round === 0 || isPowerOfTwo(round + 2));
    await goRound(at, level, work, exactly, beside);
  }
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
  engine: boolean,
  beside: (stop: StopFlag, from: Choice) => Promise<Choice | null>,
): Promise<void> {
  const putBack = at.keep();
  const from = at.choice;
  const halt = at.run.branch();
  const own: { choice: Choice | null; proven: boolean } = { choice: null, proven: false };
  const exactly = async () => {
    own.proven = await closeExactly(at, level, work, (choice) => {
      own.choice = choice;
    });
    if (own.proven) Atomics.store(halt, 0, 1);
    return own.choice;
  };
  const first = engine ? exactly() : improve(at, level, work, halt);
  // What the engine soon has done needs no help, and is done sooner without.
  const second = async () => {
    if (engine) await Promise.race([first, sleep(aloneMs)]);
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
