import { check } from '../check.ts';
import { type Choice, levelValues } from '../evaluate.ts';
import type { LevelResult, Solution } from '../lexicographic.ts';
import type { Model } from '../model.ts';
import { bet } from '../part/pieces.ts';
import { relaxLevel, trivialRelaxation } from '../part/relaxing.ts';
import { searchFromPoint } from '../part/searching.ts';
import { Standing } from '../part/standing.ts';
import type { EnginePool } from '../pool.ts';
import { restrict } from '../restrict.ts';
import { Run, type SolveHooks, type SolveOptions, Stopped } from '../run.ts';
import { sharedChoice } from '../search/choice.ts';
import { roundPoint } from '../search/round.ts';
import { type Known, type Names, relaxationBy } from './known.ts';

/**
 * How far above a bound by prices, relatively, a level may be for that bound to be likely right: then an exact engine is
 * asked for a choice there before the level is relaxed anew. Measured on variants of a month of an island.
 */
const worthABet = 0.1;

export interface NearOptions extends SolveOptions {
  readonly start: Choice;
  /** What is known of a model like this one. */
  readonly known: Known;
  /** Gap of levels of kind `gap` at which the search does not go on; `gap` is what is enough. */
  readonly fineGap: number;
}

/**
 * Tries to settle every level from a good choice of a model like this one and from prices learnt there: by short cold
 * searches, and by bounds that the prices prove here. Null where that is not enough: then there is the long way.
 */
export async function solveNear(
  model: Model,
  names: Names,
  options: NearOptions,
  pool: EnginePool,
  hooks: SolveHooks = {},
): Promise<{ readonly solution: Solution | null; readonly choice: Choice }> {
  const run = new Run(options, pool, hooks);
  const at = new Standing(run, model, roundPoint(model, options.start));
  try {
    const bounds = await settleAll(at, names, options);
    const { choice } = at;
    if (bounds === null || check(model, choice).length > 0) return { solution: null, choice };
    const levels = levelValues(model, choice).map((value, level): LevelResult => {
      const bound = Math.min(value, bounds[level]);
      const proven = at.meets(level, value, bound);
      return { value, bound: proven && at.isExact(level) ? value : bound, proven };
    });
    run.first();
    run.end();
    const { cut, firstSeconds, exactSeconds, discarded, peakMemoryBytes } = run;
    return { choice, solution: { choice, levels, cut, firstSeconds, exactSeconds, seconds: run.seconds(), discarded, peakMemoryBytes } };
  } catch (error) {
    if (error instanceof Stopped) return { solution: null, choice: at.choice };
    throw error;
  } finally {
    run.end();
  }
}

async function settleAll(at: Standing, names: Names, options: NearOptions): Promise<number[] | null> {
  const { levels } = at.loose;
  const lastWanting = at.loose.loLevel.reduce((last, level) => Math.max(last, level), 0);
  await cold(at, lastWanting, at.effort.firstMoves, {
    target: levels.slice(0, lastWanting + 1).map((_, l) => at.trivialBound(l)),
    hot: 0.3,
  });
  const bounds: number[] = [];
  for (let level = 0; level < levels.length; level++) {
    at.begin(level);
    const settled = at.isExact(level) ? await exact(at, level, names, options) : await within(at, level, names, options);
    if (!settled || at.run.cut) return null;
    bounds.push(at.bound);
  }
  return bounds;
}

/** A level that is solved to proof: by the prices, else by a relaxation of its own. */
async function exact(at: Standing, level: number, names: Names, { known }: NearOptions): Promise<boolean> {
  if (at.meets(level, at.values[level], at.bound)) return done(at, level, trivialRelaxation(at, level));
  const prices = known.levels[at.loose.levels[level].id];
  const told = prices && relaxationBy(at, level, prices, names);
  if (told) {
    at.raise(level, at.roundUp(level, told.bound));
    if (at.enough(level)) return done(at, level, told);
    await cold(at, level, at.effort.exactMoves / 4, { target: targetOf(at, level, at.bound), hot: 0.03 });
    if (!at.enough(level) && at.values[level] - at.bound <= worthABet * Math.abs(at.bound)) await bet(at, level, told, 1);
    if (at.enough(level)) return done(at, level, told);
  }
  const relaxation = await relaxLevel(at, level);
  at.raise(level, at.roundUp(level, relaxation.bound));
  if (!at.enough(level)) await bet(at, level, relaxation);
  if (!at.enough(level)) await searchFromPoint(at, level, relaxation);
  return at.enough(level) && done(at, level, relaxation);
}

/** A level that may stop at a gap: searched to the fine one where that is soon done, and left at what is enough. */
async function within(at: Standing, level: number, names: Names, { known, fineGap }: NearOptions): Promise<boolean> {
  if (at.meets(level, at.values[level], at.bound)) return done(at, level, trivialRelaxation(at, level));
  const refine = async (moves: number, hot: number): Promise<void> => {
    const goal = at.bound + fineGap * Math.max(1, Math.abs(at.bound));
    if (at.values[level] > goal) await cold(at, level, moves, { target: targetOf(at, level, goal), hot });
  };
  const { gapMoves } = at.effort;
  const prices = known.levels[at.loose.levels[level].id];
  if (prices) {
    const told = relaxationBy(at, level, prices, names);
    at.raise(level, told.bound);
    await refine(gapMoves / 4, 0.003);
    if (at.enough(level)) return done(at, level, told);
  }
  const relaxation = await relaxLevel(at, level);
  at.raise(level, relaxation.bound);
  await refine(gapMoves / 4, 0.01);
  return at.enough(level) && done(at, level, relaxation);
}

function done(at: Standing, level: number, relaxation: Parameters<Standing['settle']>[1]): true {
  at.settle(level, relaxation);
  return true;
}

function targetOf(at: Standing, level: number, goal: number): number[] {
  return [...at.values.slice(0, level), goal];
}

/** Anneals from the best so far, without leaving its surroundings. */
async function cold(
  at: Standing,
  focus: number,
  moves: number,
  { target, hot }: { target: readonly number[]; hot: number },
): Promise<void> {
  const { model, columns } = restrict(at.loose);
  if (model.columns === 0) return;
  const best = at.choice;
  const start = sharedChoice(Uint8Array.from(columns, (c) => best[c]));
  const options = { seed: at.nextSeed(), moves: Math.ceil(moves), focus, hot, cold: 0.001, target, stop: at.run.flag };
  const { choice } = await at.run.task({ kind: 'search', model, start, options, mailbox: at.post(columns) });
  at.offer(at.expand(choice, columns));
}
