import { check } from '../check.ts';
import type { Encoding } from '../engines/encode.ts';
import { type Budget, budgetFor } from '../tuning.ts';
import { type Solution, compareWithFloors, fixedSolution, levelValues, deriveOrColumns } from '../evaluate.ts';
import { fixByReducedCost } from '../fixing.ts';
import { roundUp, trivialBound, valueStep } from '../level-bounds.ts';
import { dropLevel } from '../level-models.ts';
import { SharedIncumbent, type SharedIncumbentMemory } from '../shared-incumbent.ts';
import type { Model } from '../model.ts';
import type { LevelResult } from '../result.ts';
import type { ModelRelaxation } from '../relax.ts';
import type { SolveContext } from '../context.ts';

/** Tasks of a part at work at once, at most. */
const maxChannels = 2;

/** What a part had restricted at some moment. */
export interface Fixings {
  readonly searchModel: Model;
  readonly presolved: Model;
  readonly cutoffs: number;
  readonly floors: readonly number[] | null;
}

/** recomputed: from duals, by us (see bound.ts); engine: the word of an exact engine. */
export type BoundProof = LevelResult['proof'];

/**
 * Where a part stands on its way through the levels: its best solution, what earlier levels have settled, and what is
 * proven of the level at work. The ways of searching, relaxing and closing beside this file read it and report to it.
 */
export class ComponentState {
  readonly context: SolveContext;
  readonly budget: Budget;
  /** For the search: only columns are fixed. For engines: rows are tightened as well, settled levels forgotten. */
  #searchModel: Model;
  #presolved: Model;
  #solution: Solution;
  #values: readonly number[];
  /** Levels settled but not forgotten: engines keep them by a row. */
  readonly #cutoffs: { level: number; max: number }[] = [];
  /** Where engine threads at work leave their best, told in some of the columns. */
  #channels: { box: SharedIncumbent; columns: Int32Array }[] = [];
  #seed: number;
  /** Proven bound of the level at work. */
  #bound = Number.NEGATIVE_INFINITY;
  #boundProof: BoundProof = 'recomputed';
  /** Floors of the levels that later ones may worsen within their tolerance; null without one. */
  #floors: readonly number[] | null = null;
  /** Number among the components of the run; pieces of a part have none and are not told of. */
  readonly #number: number | null;

  constructor(context: SolveContext, searchModel: Model, solution: Solution, made: { presolved?: Model; number?: number } = {}) {
    this.context = context;
    this.budget = budgetFor(searchModel.columns);
    this.#searchModel = searchModel;
    this.#presolved = made.presolved ?? searchModel;
    this.#number = made.number ?? null;
    this.#solution = solution;
    this.#values = levelValues(searchModel, solution);
    this.#seed = context.options.seed;
  }

  get searchModel(): Model {
    return this.#searchModel;
  }

  get presolved(): Model {
    return this.#presolved;
  }

  get cutoffs(): readonly { readonly level: number; readonly max: number }[] {
    return this.#cutoffs;
  }

  get bound(): number {
    return this.#bound;
  }

  /** How the bound of the level at work is known. */
  get boundProof(): BoundProof {
    return this.#boundProof;
  }

  get floors(): readonly number[] | null {
    return this.#floors;
  }

  /** The best solution so far. */
  get solution(): Solution {
    this.#readChannels();
    return this.#solution;
  }

  /** Its level values. */
  get values(): readonly number[] {
    this.#readChannels();
    return this.#values;
  }

  isExact(level: number): boolean {
    return this.#searchModel.levels[level].kind === 'exact';
  }

  /** Another seed for each search. */
  nextSeed(): number {
    return this.#seed++;
  }

  /** Begins a level: nothing is proven of it but what costs nothing to see. */
  begin(level: number): void {
    this.#tell(level, Number.NEGATIVE_INFINITY);
    this.#bound = this.trivialBound(level);
    this.#boundProof = 'recomputed';
  }

  /** Takes a better bound of the level at work. */
  raise(level: number, bound: number, proof: BoundProof = 'recomputed'): void {
    if (bound > this.#bound) this.#boundProof = proof;
    this.#bound = Math.max(this.#bound, bound);
    this.#tell(level, this.#bound);
  }

  /** Drops a bound that proved wrong. */
  resetBound(level: number): void {
    this.begin(level);
  }

  #tell(level: number, bound: number): void {
    if (this.#number !== null) this.context.report(this.#number, level, bound);
  }

  /** Takes a solution when it is feasible and better. @returns false when it fails the check */
  offer(solution: Solution): boolean {
    if (check(this.#searchModel, solution).length > 0) return false;
    const values = levelValues(this.#searchModel, solution);
    if (compareWithFloors(this.#searchModel, values, this.#values, this.#floors) < 0) [this.#solution, this.#values] = [solution, values];
    return true;
  }

  /** Takes the answer of an exact engine; one that fails the check is counted. @returns false when it failed */
  trust(solution: Solution): boolean {
    const sound = this.offer(solution);
    if (!sound) this.context.discarded++;
    return sound;
  }

  /** What is kept so far, to be put back before the results of tasks side by side are taken in a fixed order. */
  keep(): () => void {
    const [solution, values] = [this.#solution, this.#values];
    return () => {
      this.#channels = [];
      [this.#solution, this.#values] = [solution, values];
    };
  }

  /** A sharedIncumbent for a task that is about to begin; those of tasks before are kept for as long as the part is at work. */
  openChannel(columns: Int32Array): SharedIncumbentMemory {
    const memory = SharedIncumbent.memory(columns.length);
    this.#readChannels();
    if (this.#channels.length >= maxChannels) this.#channels.shift();
    this.#channels.push({ box: new SharedIncumbent(memory), columns });
    return memory;
  }

  #readChannels(): void {
    for (const { box, columns } of this.#channels) {
      const sent = box.take();
      if (sent) this.offer(this.expand(sent, columns));
    }
  }

  /** A solution of some columns told in those of the part. */
  expand(small: Solution, columns: Int32Array): Solution {
    const solution = fixedSolution(this.#searchModel);
    for (let c = 0; c < small.length; c++) solution[columns[c]] = small[c];
    return deriveOrColumns(this.#searchModel, solution);
  }

  /** Whether a value is proven by a bound: exactly on exact levels, to the accuracy of the engines (1e-7) on others. */
  isOptimal(level: number, value: number, bound: number): boolean {
    const tolerance = this.isExact(level) ? 1e-6 : 1e-7 * Math.max(1, Math.abs(value));
    return value <= bound + tolerance;
  }

  /** Whether the level at work may stop at its bound. */
  withinGap(level: number, value = this.values[level]): boolean {
    if (this.isOptimal(level, value, this.#bound)) return true;
    return !this.isExact(level) && value - this.#bound <= this.context.options.gap * Math.max(1, Math.abs(value));
  }

  trivialBound(level: number): number {
    return trivialBound(this.#presolved, level);
  }

  /** A bound lifted to the next value that the level can take. */
  roundUp(level: number, bound: number): number {
    return roundUp(bound, this.#presolved.costConstant[level], valueStep(this.#presolved, level));
  }

  /** Whether a row keeps an earlier level of squares: dense, and hard on every engine. */
  keepsSquares(): boolean {
    return this.#cutoffs.some((cutoff) => this.#searchModel.loadLevel.includes(cutoff.level));
  }

  /** What engines are told of a level. */
  encoding(level: number): Pick<Encoding, 'weights' | 'cutoffs'> {
    return { weights: this.#searchModel.levels.map((_, l) => (l === level ? 1 : 0)), cutoffs: this.#cutoffs };
  }

  /** Restricts the component to solutions of which this level is no worse than its cutoff. */
  fixToFace(level: number, relaxation: ModelRelaxation): void {
    const value = this.values[level];
    const max = this.#cutoffAt(level);
    const restricted = fixByReducedCost<unknown>(this.#presolved, level, relaxation, max);
    const hasLoad = this.#presolved.loadLevel.includes(level);
    this.#searchModel = { ...this.#searchModel, fixed: restricted.fixed.fixed };
    if (restricted.clean && !hasLoad && this.isOptimal(level, value, this.#bound)) {
      this.#presolved = dropLevel(restricted.presolved, level, value);
    } else {
      this.#presolved = restricted.presolved;
      this.addCutoff(level);
    }
  }

  /** Adds the objective cutoff of a level (ε-constraint), and its floor where later levels may worsen it. */
  addCutoff(level: number): void {
    const max = this.#cutoffAt(level);
    this.#cutoffs.push({ level, max });
    if (max <= this.values[level] + 1e-9 * Math.max(1, Math.abs(max))) return;
    const floors = this.#floors ?? this.#searchModel.levels.map(() => Number.NEGATIVE_INFINITY);
    this.#floors = floors.map((floor, l) => (l === level ? max : floor));
  }

  /** Largest value of the level that later levels may leave: its value, or its bound and tolerance where that is more. */
  #cutoffAt(level: number): number {
    const value = this.values[level];
    if (this.isExact(level)) return value;
    const { tolerance = 0 } = this.#searchModel.levels[level];
    const least = value + 1e-9 * Math.max(1, Math.abs(value));
    return tolerance > 0 ? Math.max(least, this.#bound + tolerance * Math.abs(this.#bound)) : least;
  }

  fixings(): Fixings {
    return { searchModel: this.#searchModel, presolved: this.#presolved, cutoffs: this.#cutoffs.length, floors: this.#floors };
  }

  /** Takes back what was restricted since. */
  restore({ searchModel, presolved, cutoffs, floors }: Fixings): void {
    this.#searchModel = searchModel;
    this.#presolved = presolved;
    this.#cutoffs.length = cutoffs;
    this.#floors = floors;
  }
}
