import { maxReturns } from '../effort.ts';
import { type Choice, fixedChoice, levelValues, settle } from '../evaluate.ts';
import type { LevelResult } from '../lexicographic.ts';
import type { Model } from '../model.ts';
import { components } from '../components.ts';
import { partition } from '../restrict.ts';
import { type Run, Stopped } from '../run.ts';
import { sharedChoice } from '../search/choice.ts';
import { bet, closeByPieces } from './pieces.ts';
import { isLight, relaxLevel, trivialRelaxation } from './relaxing.ts';
import { closeExactly, engineFor, goRounds, isClosable } from './rounds.ts';
import { search, searchFromPoint } from './searching.ts';
import { type Narrowing, Standing } from './standing.ts';

/**
 * One connected component on its way through the levels. Levels that are proven narrow the component to their optimal
 * face; where it then falls apart, the pieces go on side by side.
 */
export class Part {
  readonly #at: Standing;
  #children: { part: Part; columns: Int32Array }[] = [];

  constructor(at: Standing) {
    this.#at = at;
  }

  static of(run: Run, model: Model, choice: Choice, number: number): Part {
    return new Part(new Standing(run, model, choice, { number }));
  }

  /** The best choice so far, of this part and of the pieces it fell into. */
  best(): Choice {
    if (this.#children.length === 0) return this.#at.choice;
    const choice = fixedChoice(this.#at.loose);
    for (const { part, columns } of this.#children) {
      const best = part.best();
      for (let c = 0; c < best.length; c++) choice[columns[c]] = best[c];
    }
    return settle(this.#at.loose, choice);
  }

  /** Level values of the best choice. */
  #bestValues(): readonly number[] {
    return this.#children.length === 0 ? this.#at.values : levelValues(this.#at.loose, this.best());
  }

  /** A first choice: greedy, then a search until every place that can be is filled, or the work runs out. */
  async first(): Promise<void> {
    const at = this.#at;
    const { levels, loLevel } = at.loose;
    const lastWanting = loLevel.reduce((last, level) => Math.max(last, level >= 0 && at.isExact(level) ? level : 0), 0);
    const target = Array.from({ length: lastWanting + 1 }, (_, level) => at.trivialBound(level));
    // Where the only level goes to an exact engine at once, the search beside it is soon enough.
    const moves = levels.length === 1 && isClosable(at, 0) ? 0 : at.effort.firstMoves;
    await guard(() => search(at, lastWanting, moves, { target }));
  }

  /** Settles every level from `from` on. Never throws for a stop: what was not reached has the bound of no search. */
  async solve(from = 0): Promise<LevelResult[]> {
    const at = this.#at;
    const levels = at.loose.levels.length;
    // Levels before `from` were settled where this piece was split off.
    const bounds = this.#bestValues().slice(0, from);
    const settled: (Narrowing & { value: number })[] = [];
    let returns = 0;
    let below: LevelResult[] = [];
    let leave = from < levels && at.isExact(from) ? at.run.enterExact() : null;
    for (let level = from; level < levels && below.length === 0 && !at.run.cut; level++) {
      if (leave && !at.isExact(level)) {
        leave();
        leave = null;
        await at.run.exactDone();
      }
      at.begin(level);
      const before = at.narrowing();
      await guard(() => this.#level(level));
      bounds[level] = at.bound;
      settled[level] = { ...before, value: at.values[level] };
      const worse = this.#worsened(settled, from, level);
      if (worse >= 0) {
        // An earlier level got better at the cost of a settled one: what followed from that one no longer holds.
        at.widen(settled[worse]);
        const again = !at.run.cut && returns++ < maxReturns;
        for (let l = worse; l < levels; l++) bounds[l] = at.trivialBound(l);
        if (!again) break;
        level = worse - 1;
        continue;
      }
      if (at.run.cut || level + 1 === levels || !this.#split()) continue;
      const pieces = this.#solvePieces(level + 1);
      leave?.();
      leave = null;
      below = await pieces;
    }
    leave?.();
    // A stop may have cut in while a better choice was on its way, or before a level was begun.
    return this.#bestValues().map((value, l) => {
      if (below[l]) return below[l];
      const bound = Math.min(value, bounds[l] ?? at.trivialBound(l));
      return { value, bound, proven: at.meets(l, value, bound) };
    });
  }

  /** The first settled level before `level` whose value is now worse than it was settled at, -1 when there is none. */
  #worsened(settled: readonly { value: number }[], from: number, level: number): number {
    const { values } = this.#at;
    for (let l = from; l < level; l++) {
      if (values[l] > settled[l].value && !this.#at.meets(l, values[l], settled[l].value)) return l;
    }
    return -1;
  }

  /** The results of the pieces from a level on, added up. */
  async #solvePieces(level: number): Promise<LevelResult[]> {
    const rest = await Promise.all(this.#children.map(({ part }) => part.solve(level)));
    const sum: LevelResult[] = [];
    for (let l = level; l < this.#at.loose.levels.length; l++) {
      sum[l] = {
        value: rest.reduce((total, piece) => total + piece[l].value, 0),
        bound: rest.reduce((total, piece) => total + piece[l].bound, 0),
        proven: rest.every((piece) => piece[l].proven),
      };
    }
    return sum;
  }

  /** Falls into the pieces that no row joins any more; none while a lock holds the part together. @returns whether it did */
  #split(): boolean {
    const { run, loose, tight, locks, choice: best } = this.#at;
    if (locks.length > 0) return false;
    const pieces = components(loose);
    if (pieces.length <= 1) return false;
    const of = new Int32Array(loose.columns).fill(-1);
    pieces.forEach(({ columns }, p) => {
      for (const c of columns) of[c] = p;
    });
    const tights = partition({ ...tight, fixed: loose.fixed }, of, pieces.length);
    this.#children = pieces.map(({ model, columns }, p) => {
      const choice = sharedChoice(Uint8Array.from(columns, (c) => best[c]));
      const own = { ...tights[p].model, costConstant: model.costConstant };
      return { part: new Part(new Standing(run, model, choice, { tight: own })), columns };
    });
    return true;
  }

  /** Improves one level and settles its face. What is proven on the way stays where the part stands, also after a stop. */
  async #level(level: number): Promise<void> {
    const at = this.#at;
    // Nothing left to choose: the value is what it is.
    if (!at.tight.fixed.includes(-1)) at.raise(level, at.values[level]);
    if (at.meets(level, at.values[level], at.bound)) return at.settle(level, trivialRelaxation(at, level));
    if (engineFor(at, level) === 'jslp') {
      await closeExactly(at, level);
      return at.lock(level);
    }
    // Of the last level no face is needed: where an exact engine may do, it begins at once.
    if (level === at.loose.levels.length - 1 && isClosable(at, level)) return goRounds(at, level, false);
    const relaxing = relaxLevel(at, level).then((relaxation) => {
      at.raise(level, at.roundUp(level, relaxation.bound));
      return relaxation;
    });
    const moves = at.isExact(level) ? at.effort.exactMoves : at.effort.gapMoves;
    const [relaxation] = await Promise.all([relaxing, search(at, level, moves)]);
    if (!at.enough(level) && at.isExact(level)) await bet(at, level, relaxation);
    if (!at.enough(level) && !isLight(at, level)) await searchFromPoint(at, level, relaxation);
    if (!at.enough(level)) await this.#close(level);
    at.settle(level, relaxation);
  }

  /** Has an exact engine close the level, where it is not beyond it. */
  async #close(level: number): Promise<void> {
    if (this.#at.isExact(level) && this.#at.locks.length === 0) await closeByPieces(this.#at, level);
    await goRounds(this.#at, level);
  }
}

/** Runs a step; a stop ends it quietly. */
async function guard<T>(step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}
