import { maxReturns } from '../tuning.ts';
import { type Solution, fixedSolution, levelValues, deriveOrColumns } from '../evaluate.ts';
import { type LevelResult, sumOfResults } from '../result.ts';
import type { Model } from '../model.ts';
import { check } from '../check.ts';
import { connectedComponents } from '../components.ts';
import { partition } from '../presolve.ts';
import { type SolveContext, Stopped } from '../context.ts';
import { sharedSolution } from '../search/shared-solution.ts';
import { proveExactLevel } from './exact-level.ts';
import { holds, type Probe } from './probe.ts';
import { improveGapLevel } from './gap-level.ts';
import { trivialRelaxation } from './relaxation.ts';
import { closeExactly, engineFor, mipLnsLoop, isClosable } from './mip-lns-loop.ts';
import { search } from './local-search.ts';
import { refutation } from './repeated-proof.ts';
import { type Fixings, ComponentState } from './state.ts';

/** What is known of a level when its work has ended. */
interface LevelBound extends Pick<LevelResult, 'bound' | 'proof'> {
  /** Why the work ended. Later levels may have worsened the value within its tolerance since. */
  readonly stopped: LevelResult['stopped'];
}

/** The way of a component through the levels. */
interface Course {
  readonly from: number;
  readonly known: LevelBound[];
  readonly closed: Closed[];
  /** Times an earlier level was reopened. */
  returns: number;
  /** Results of the components that this one fell into, by level. */
  below: LevelResult[];
}

/** A level whose work has ended, and the restrictions before it. */
type Closed = Fixings & { readonly value: number };

/**
 * One connected component on its way through the levels. Levels that are proven narrow the component to their optimal
 * face; where it then falls apart, the pieces go on side by side.
 */
export class Component {
  readonly #at: ComponentState;
  /** The relaxation of a later level, solved on the way to an earlier one. */
  #ahead: Probe | null = null;
  #children: { part: Component; columns: Int32Array }[] = [];

  constructor(at: ComponentState) {
    this.#at = at;
  }

  static of(context: SolveContext, model: Model, solution: Solution, number: number): Component {
    return new Component(new ComponentState(context, model, solution, { number }));
  }

  /** The best solution so far, of this part and of the pieces it fell into. */
  best(): Solution {
    if (this.#children.length === 0) return this.#at.solution;
    const solution = fixedSolution(this.#at.searchModel);
    for (const { part, columns } of this.#children) {
      const best = part.best();
      for (let c = 0; c < best.length; c++) solution[columns[c]] = best[c];
    }
    return deriveOrColumns(this.#at.searchModel, solution);
  }

  /** Level values of the best solution. */
  #bestValues(): readonly number[] {
    return this.#children.length === 0 ? this.#at.values : levelValues(this.#at.searchModel, this.best());
  }

  /** A first solution: greedy, then a search until every place that can be is filled, or the work runs out. */
  async first(): Promise<void> {
    const at = this.#at;
    const { levels, loLevel } = at.searchModel;
    const lastWanting = loLevel.reduce((last, level) => Math.max(last, level >= 0 && at.isExact(level) ? level : 0), 0);
    const target = Array.from({ length: lastWanting + 1 }, (_, level) => at.trivialBound(level));
    // Where the only level goes to an exact engine at once, the search beside it is soon enough.
    const moves = levels.length === 1 && isClosable(at, 0) ? 0 : at.budget.firstMoves;
    await guard(() => search(at, lastWanting, moves, { target }));
  }

  /** Solves every level from `from` on. Never throws for a stop: levels that were not reached have their trivial bound. */
  async solve(from = 0): Promise<LevelResult[]> {
    const at = this.#at;
    const levels = at.searchModel.levels.length;
    // Levels before `from` were closed in the component that this one was split from.
    const known: LevelBound[] = this.#bestValues()
      .slice(0, from)
      .map((bound) => ({ bound, proof: 'recomputed', stopped: 'proof' }));
    const course: Course = { from, known, closed: [], returns: 0, below: [] };
    const leave = from < levels && at.isExact(from) ? once(at.context.enterExact()) : () => {};
    for (let level = from; level >= 0; level = (await guard(() => this.#refuted(course))) ?? -1) await this.#levels(course, level, leave);
    leave();
    // A stop may have come before a better solution was read, or before a level was begun.
    return this.#bestValues().map((value, l) => course.below[l] ?? this.#result(l, value, known[l]));
  }

  /** Levels from `first` on, one after the other, until the component falls apart. */
  async #levels(course: Course, first: number, leave: () => void): Promise<void> {
    const at = this.#at;
    const { known, closed, from } = course;
    const levels = at.searchModel.levels.length;
    for (let level = first; level < levels && !at.context.cut; level++) {
      if (!at.isExact(level)) {
        leave();
        await at.context.exactDone();
      }
      at.begin(level);
      const before = at.fixings();
      await guard(() => this.#level(level));
      known[level] = { bound: at.bound, proof: at.boundProof, stopped: this.#stopped(level) };
      closed[level] = { ...before, value: at.values[level] };
      const worse = this.#worsened(closed, from, level);
      if (worse >= 0) {
        // An earlier level was improved at the cost of a later one: what was derived from that one no longer holds.
        this.#reopen(course, worse);
        if (at.context.cut || course.returns++ >= maxReturns) return;
        level = worse - 1;
      } else if (!at.context.cut && level + 1 < levels && !this.#looksAhead(level + 1) && this.#split()) {
        const pieces = this.#solvePieces(level + 1);
        leave();
        course.below = await pieces;
        return;
      }
    }
  }

  /** Takes back the restrictions of a level and of those after it. */
  #reopen({ known, closed }: Course, level: number): void {
    const at = this.#at;
    at.restore(closed[level]);
    this.#ahead = null;
    for (let l = level; l < at.searchModel.levels.length; l++) {
      known[l] = { bound: at.trivialBound(l), proof: 'recomputed', stopped: at.context.cut ? 'time' : 'work' };
    }
  }

  /**
   * Repeats the proofs of exact levels that rest on the word of an engine, where time is left.
   * @returns the level whose proof was refuted, reopened with the better solution; -1 when all stand
   */
  async #refuted(course: Course): Promise<number> {
    const at = this.#at;
    for (const [level, { proof, stopped }] of course.known.entries()) {
      const before = course.closed[level];
      if (!before || at.context.cut || course.returns >= maxReturns) continue;
      if (!at.isExact(level) || proof !== 'engine' || stopped !== 'proof') continue;
      const better = await refutation(at, before, level, before.value);
      if (!better || check(before.searchModel, better).length > 0) continue;
      course.returns++;
      const best = this.best();
      this.#children = [];
      course.below = [];
      this.#reopen(course, level);
      at.offer(best);
      at.offer(better);
      return level;
    }
    return -1;
  }

  #stopped(level: number): LevelResult['stopped'] {
    const at = this.#at;
    if (at.isOptimal(level, at.values[level], at.bound)) return 'proof';
    if (at.withinGap(level)) return 'gap';
    return at.context.cut ? 'time' : 'work';
  }

  #result(level: number, value: number, known: LevelBound | undefined): LevelResult {
    const at = this.#at;
    const bound = Math.min(value, known?.bound ?? at.trivialBound(level));
    const proven = at.isOptimal(level, value, bound);
    const stopped = proven ? 'proof' : (known?.stopped ?? 'time');
    return { value, bound, proven, proof: known?.proof ?? 'recomputed', stopped };
  }

  /** The first settled level before `level` whose value is now worse than it was settled at, -1 when there is none. */
  #worsened(closed: readonly Closed[], from: number, level: number): number {
    const { values, floors } = this.#at;
    for (let l = from; l < level; l++) {
      const most = Math.max(closed[l].value, floors?.[l] ?? Number.NEGATIVE_INFINITY);
      if (values[l] > most && !this.#at.isOptimal(l, values[l], most)) return l;
    }
    return -1;
  }

  /** The results of the pieces from a level on, added up. */
  async #solvePieces(level: number): Promise<LevelResult[]> {
    const rest = await Promise.all(this.#children.map(({ part }) => part.solve(level)));
    const sum: LevelResult[] = [];
    for (let l = level; l < this.#at.searchModel.levels.length; l++) {
      sum[l] = sumOfResults(rest.map((results) => results[l]));
    }
    return sum;
  }

  /** Falls into the pieces that no row joins any more; none while a cutoff holds the part together. @returns whether it did */
  #split(): boolean {
    const { context, searchModel, presolved, cutoffs, solution: best } = this.#at;
    if (cutoffs.length > 0) return false;
    const pieces = connectedComponents(searchModel);
    if (pieces.length <= 1) return false;
    const of = new Int32Array(searchModel.columns).fill(-1);
    pieces.forEach(({ columns }, p) => {
      for (const c of columns) of[c] = p;
    });
    const presolvedParts = partition({ ...presolved, fixed: searchModel.fixed }, of, pieces.length);
    this.#children = pieces.map(({ model, columns }, p) => {
      const solution = sharedSolution(Uint8Array.from(columns, (c) => best[c]));
      const own = { ...presolvedParts[p].model, costConstant: model.costConstant };
      return { part: new Component(new ComponentState(context, model, solution, { presolved: own })), columns };
    });
    return true;
  }

  /** Improves one level and restricts the component to its face. What is proven on the way stays, also after a stop. */
  async #level(level: number): Promise<void> {
    const at = this.#at;
    // Nothing left to choose: the value is what it is.
    if (!at.presolved.fixed.includes(-1)) at.raise(level, at.values[level]);
    if (at.isOptimal(level, at.values[level], at.bound)) return at.fixToFace(level, trivialRelaxation(at.presolved, level, at.bound));
    if (engineFor(at, level) === 'jslp') {
      await closeExactly(at, level);
      if (at.withinGap(level) || !at.isExact(level) || at.context.options.engine === 'jslp') return at.addCutoff(level);
    }
    if (at.isExact(level)) {
      const { relaxation, ahead } = await proveExactLevel(at, level, this.#lastExact(level), this.#ahead);
      this.#ahead = ahead ?? this.#ahead;
      return at.fixToFace(level, relaxation);
    }
    // No face is needed of the last level: where a MIP is possible, it begins at once.
    if (level === at.searchModel.levels.length - 1 && isClosable(at, level)) return mipLnsLoop(at, level, false);
    at.fixToFace(level, await improveGapLevel(at, level));
  }

  /** Whether a relaxation of this level is at hand: it holds for the component as a whole. */
  #looksAhead(level: number): boolean {
    return this.#ahead?.level === level && holds(this.#at, this.#ahead);
  }

  /** The last of the exact levels that follow each other from `level` on. */
  #lastExact(level: number): number {
    let last = level;
    while (last + 1 < this.#at.searchModel.levels.length && this.#at.isExact(last + 1)) last++;
    return last;
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
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
