import { check } from '../check.ts';
import type { Encoding } from '../engines/linear.ts';
import { effort } from '../effort.ts';
import { type Choice, compareLevels, fixedChoice, levelValues, settle } from '../evaluate.ts';
import { face, forget, roundUp, trivialBound, valueStep } from '../face.ts';
import { Mailbox, type MailboxMemory } from '../mailbox.ts';
import type { Model } from '../model.ts';
import type { ModelRelaxation } from '../relax.ts';
import type { Run } from '../run.ts';

/** Tasks of a part at work at once, at most. */
const maxMail = 2;

/** What a part had narrowed at some moment. */
export interface Narrowing {
  readonly loose: Model;
  readonly tight: Model;
  readonly locks: number;
}

/**
 * Where a part stands on its way through the levels: its best choice, what earlier levels have settled, and what is
 * proven of the level at work. The ways of searching, relaxing and closing beside this file read it and report to it.
 */
export class Standing {
  readonly run: Run;
  readonly effort: ReturnType<typeof effort>;
  /** For the search: only columns are fixed. For engines: rows are tightened as well, settled levels forgotten. */
  #loose: Model;
  #tight: Model;
  #choice: Choice;
  #values: readonly number[];
  /** Levels settled but not forgotten: engines keep them by a row. */
  readonly #locks: { level: number; max: number }[] = [];
  /** Where engine threads at work leave their best, told in some of the columns. */
  #mail: { box: Mailbox; columns: Int32Array }[] = [];
  #seed: number;
  /** Proven bound of the level at work. */
  #bound = Number.NEGATIVE_INFINITY;
  /** Number among the parts of the run; pieces of a part have none and are not told of. */
  readonly #number: number | null;

  constructor(run: Run, loose: Model, choice: Choice, made: { tight?: Model; number?: number } = {}) {
    this.run = run;
    this.effort = effort(loose.columns);
    this.#loose = loose;
    this.#tight = made.tight ?? loose;
    this.#number = made.number ?? null;
    this.#choice = choice;
    this.#values = levelValues(loose, choice);
    this.#seed = run.options.seed;
  }

  get loose(): Model {
    return this.#loose;
  }

  get tight(): Model {
    return this.#tight;
  }

  get locks(): readonly { readonly level: number; readonly max: number }[] {
    return this.#locks;
  }

  get bound(): number {
    return this.#bound;
  }

  /** The best choice so far. */
  get choice(): Choice {
    this.#readMail();
    return this.#choice;
  }

  /** Its level values. */
  get values(): readonly number[] {
    this.#readMail();
    return this.#values;
  }

  isExact(level: number): boolean {
    return this.#loose.levels[level].kind === 'exact';
  }

  /** Another seed for each search. */
  nextSeed(): number {
    return this.#seed++;
  }

  /** Begins a level: nothing is proven of it but what costs nothing to see. */
  begin(level: number): void {
    this.#tell(level, Number.NEGATIVE_INFINITY);
    this.#bound = this.trivialBound(level);
  }

  /** Takes a better bound of the level at work. */
  raise(level: number, bound: number): void {
    this.#bound = Math.max(this.#bound, bound);
    this.#tell(level, this.#bound);
  }

  #tell(level: number, bound: number): void {
    if (this.#number !== null) this.run.report(this.#number, level, bound);
  }

  /** Takes a choice when it is feasible and better. @returns false when it fails the check */
  offer(choice: Choice): boolean {
    if (check(this.#loose, choice).length > 0) return false;
    const values = levelValues(this.#loose, choice);
    if (compareLevels(this.#loose, values, this.#values) < 0) [this.#choice, this.#values] = [choice, values];
    return true;
  }

  /** Takes the answer of an exact engine; one that fails the check is counted. @returns false when it failed */
  trust(choice: Choice): boolean {
    const sound = this.offer(choice);
    if (!sound) this.run.discarded++;
    return sound;
  }

  /** What is kept so far, to be put back before the results of tasks side by side are taken in a fixed order. */
  keep(): () => void {
    const [choice, values] = [this.#choice, this.#values];
    return () => {
      this.#mail = [];
      [this.#choice, this.#values] = [choice, values];
    };
  }

  /** A mailbox for a task that is about to begin; those of tasks before are kept for as long as the part is at work. */
  post(columns: Int32Array): MailboxMemory {
    const memory = Mailbox.memory(columns.length);
    this.#readMail();
    if (this.#mail.length >= maxMail) this.#mail.shift();
    this.#mail.push({ box: new Mailbox(memory), columns });
    return memory;
  }

  #readMail(): void {
    for (const { box, columns } of this.#mail) {
      const sent = box.take();
      if (sent) this.offer(this.expand(sent, columns));
    }
  }

  /** A choice of some columns told in those of the part. */
  expand(small: Choice, columns: Int32Array): Choice {
    const choice = fixedChoice(this.#loose);
    for (let c = 0; c < small.length; c++) choice[columns[c]] = small[c];
    return settle(this.#loose, choice);
  }

  /** Whether a value is proven by a bound: exactly on exact levels, to the accuracy of the engines (1e-7) on others. */
  meets(level: number, value: number, bound: number): boolean {
    const tolerance = this.isExact(level) ? 1e-6 : 1e-7 * Math.max(1, Math.abs(value));
    return value <= bound + tolerance;
  }

  /** Whether the level at work may stop at its bound. */
  enough(level: number, value = this.values[level]): boolean {
    if (this.meets(level, value, this.#bound)) return true;
    return !this.isExact(level) && value - this.#bound <= this.run.options.gap * Math.max(1, Math.abs(value));
  }

  trivialBound(level: number): number {
    return trivialBound(this.#tight, level);
  }

  /** A bound lifted to the next value that the level can take. */
  roundUp(level: number, bound: number): number {
    return roundUp(bound, this.#tight.costConstant[level], valueStep(this.#tight, level));
  }

  /** Whether a row keeps an earlier level of squares: dense, and hard on every engine. */
  keepsSquares(): boolean {
    return this.#locks.some((lock) => this.#loose.loadLevel.includes(lock.level));
  }

  /** What engines are told of a level. */
  encoding(level: number): Pick<Encoding, 'weights' | 'locks'> {
    return { weights: this.#loose.levels.map((_, l) => (l === level ? 1 : 0)), locks: this.#locks };
  }

  /** Narrows the part to what is at most as good as its best at this level. */
  settle(level: number, relaxation: ModelRelaxation): void {
    const value = this.values[level];
    const narrowed = face<unknown>(this.#tight, level, relaxation, value);
    const hasLoad = this.#tight.loadLevel.includes(level);
    this.#loose = { ...this.#loose, fixed: narrowed.fixed.fixed };
    if (narrowed.clean && !hasLoad && this.meets(level, value, this.#bound)) {
      this.#tight = forget(narrowed.tight, level, value);
    } else {
      this.#tight = narrowed.tight;
      this.lock(level);
    }
  }

  /** Keeps a level at its value by a row. */
  lock(level: number): void {
    const value = this.values[level];
    this.#locks.push({ level, max: this.isExact(level) ? value : value + 1e-9 * Math.max(1, Math.abs(value)) });
  }

  narrowing(): Narrowing {
    return { loose: this.#loose, tight: this.#tight, locks: this.#locks.length };
  }

  /** Takes back what was narrowed since. */
  widen({ loose, tight, locks }: Narrowing): void {
    this.#loose = loose;
    this.#tight = tight;
    this.#locks.length = locks;
  }
}
