import { check } from './check.ts';
import type { Encoding } from './engines/linear.ts';
import { loadAmounts } from './engines/linear.ts';
import {
  effort,
  hugeColumns,
  integerColumns,
  keptColumns,
  maxRedraws,
  maxReturns,
  maxDoublings,
  maxRounds,
  smallColumns,
  tinyColumns,
  wholeColumns,
  wideColumns,
} from './effort.ts';
import { type Choice, compareLevels, fixedChoice, levelValues, settle } from './evaluate.ts';
import { type Face, face, forget, onlyLevel, roundUp, trivialBound, valueStep, withoutSoftSides } from './face.ts';
import type { LevelResult } from './lexicographic.ts';
import { Mailbox, type MailboxMemory } from './mailbox.ts';
import type { Model } from './model.ts';
import { type ModelRelaxation, spread } from './relax.ts';
import { components, restrict } from './restrict.ts';
import type { StopFlag } from './engines/engine.ts';
import { type Run, Stopped } from './run.ts';
import { sharedChoice } from './search/anneal.ts';
import { roundPoint } from './search/round.ts';
import type { ModelInteger } from './tasks.ts';

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

/** Tasks of a part at work at once, at most. */
const maxMail = 2;

/**
 * One connected component on its way through the levels: its best choice, and what earlier levels have settled. Levels
 * that are proven narrow the component to their optimal face; where it then falls apart, the pieces go on side by side.
 */
export class Part {
  readonly #run: Run;
  readonly #effort: ReturnType<typeof effort>;
  /** For the search: only columns are fixed. For engines: rows are tightened as well, settled levels forgotten. */
  #loose: Model;
  #tight: Model;
  #choice: Choice;
  #values: readonly number[];
  /** Levels settled but not forgotten: engines keep them by a row. */
  readonly #locks: { level: number; max: number }[] = [];
  #children: { part: Part; columns: Int32Array }[] = [];
  /** Where engine threads at work leave their best, told in some of the columns. */
  #mail: { box: Mailbox; columns: Int32Array }[] = [];
  #seed: number;
  /** Proven bound of the level at work. */
  #bound = Number.NEGATIVE_INFINITY;

  /** Number among the parts of the run; pieces of a part have none and are not told of. */
  readonly #number: number | null;

  constructor(run: Run, loose: Model, choice: Choice, made: { tight?: Model; number?: number } = {}) {
    this.#run = run;
    this.#loose = loose;
    this.#tight = made.tight ?? loose;
    this.#number = made.number ?? null;
    this.#choice = choice;
    this.#values = levelValues(loose, choice);
    this.#effort = effort(loose.columns);
    this.#seed = run.options.seed;
  }

  /** The best choice so far, of this part and of the pieces it fell into. */
  best(): Choice {
    if (this.#children.length > 0) {
      const choice = fixedChoice(this.#loose);
      for (const { part, columns } of this.#children) {
        const best = part.best();
        for (let c = 0; c < best.length; c++) choice[columns[c]] = best[c];
      }
      return settle(this.#loose, choice);
    }
    this.#readMail();
    return this.#choice;
  }

  /** Level values of the best choice. */
  #bestValues(): readonly number[] {
    if (this.#children.length > 0) return levelValues(this.#loose, this.best());
    this.#readMail();
    return this.#values;
  }

  #readMail(): void {
    for (const { box, columns } of this.#mail) {
      const sent = box.take();
      if (sent) this.#offer(this.#expand(sent, columns));
    }
  }

  /** A first choice: greedy, then a search until every place that can be is filled, or the work runs out. */
  async first(): Promise<void> {
    const last = this.#lastWanting();
    const target = Array.from({ length: last + 1 }, (_, level) => this.#trivialBound(level));
    await this.#guard(() => this.#search(last, this.#effort.firstMoves, { target }));
  }

  /** Settles every level from `from` on. Never throws for a stop: what was not reached has the bound of no search. */
  async solve(from = 0): Promise<LevelResult[]> {
    const levels = this.#loose.levels.length;
    // Levels before `from` were settled where this piece was split off.
    const bounds = this.#bestValues().slice(0, from);
    const settled: { loose: Model; tight: Model; locks: number; value: number }[] = [];
    let returns = 0;
    let below: LevelResult[] = [];
    for (let level = from; level < levels && below.length === 0; level++) {
      this.#tell(level, Number.NEGATIVE_INFINITY);
      this.#bound = this.#trivialBound(level);
      const entry = { loose: this.#loose, tight: this.#tight, locks: this.#locks.length };
      await this.#guard(() => this.#level(level));
      bounds[level] = this.#bound;
      settled[level] = { ...entry, value: this.#value(level) };
      const worse = this.#worsened(settled, from, level);
      if (worse >= 0) {
        // An earlier level got better at the cost of a settled one: what followed from that one no longer holds.
        this.#return(settled[worse]);
        const again = !this.#run.cut && returns++ < maxReturns;
        for (let l = worse; l < levels; l++) bounds[l] = this.#trivialBound(l);
        if (!again) break;
        level = worse - 1;
        continue;
      }
      if (!this.#run.cut && level + 1 < levels) below = await this.#solvePieces(level + 1);
    }
    // A stop may have cut in while a better choice was on its way, or before a level was begun.
    return this.#bestValues().map((value, l) => {
      if (below[l]) return below[l];
      const bound = Math.min(value, bounds[l] ?? this.#trivialBound(l));
      return { value, bound, proven: this.#meets(l, value, bound) };
    });
  }

  /** The first settled level before `level` whose value is now worse than it was settled at, -1 when there is none. */
  #worsened(settled: readonly { value: number }[], from: number, level: number): number {
    const values = this.#bestValues();
    for (let l = from; l < level; l++) if (values[l] > settled[l].value && !this.#meets(l, values[l], settled[l].value)) return l;
    return -1;
  }

  /** Takes back what was narrowed from a level on. */
  #return(entry: { loose: Model; tight: Model; locks: number }): void {
    this.#loose = entry.loose;
    this.#tight = entry.tight;
    this.#locks.length = entry.locks;
  }

  /** Where the part falls apart: the results of its pieces from a level on, added up; empty where it holds together. */
  async #solvePieces(level: number): Promise<LevelResult[]> {
    const pieces = this.#split();
    if (pieces.length <= 1) return [];
    this.#children = pieces;
    const rest = await Promise.all(pieces.map(({ part }) => part.solve(level)));
    const sum: LevelResult[] = [];
    for (let l = level; l < this.#loose.levels.length; l++) {
      sum[l] = {
        value: rest.reduce((total, piece) => total + piece[l].value, 0),
        bound: rest.reduce((total, piece) => total + piece[l].bound, 0),
        proven: rest.every((piece) => piece[l].proven),
      };
    }
    return sum;
  }

  /** Improves one level and settles its face. What is proven on the way stays in #bound, also when a stop cuts in. */
  async #level(level: number): Promise<void> {
    // Nothing left to choose: the value is what it is.
    if (!this.#tight.fixed.includes(-1)) this.#raise(level, this.#value(level));
    if (this.#meets(level, this.#value(level), this.#bound)) {
      return this.#settle(level, this.#trivialRelaxation(level, this.#bound));
    }
    if (this.#engine(level) === 'jslp') {
      await this.#exactly(level);
      return this.#lock(level);
    }
    // Of the last level no face is needed: where an exact engine may do, it begins at once.
    if (level === this.#loose.levels.length - 1 && this.#closable(level)) return this.#rounds(level, false);
    const exact = this.#loose.levels[level].kind === 'exact';
    const relaxing = this.#relax(level).then((relaxation) => {
      this.#raise(level, this.#roundUp(level, relaxation.bound));
      return relaxation;
    });
    const [relaxation] = await Promise.all([relaxing, this.#search(level, exact ? this.#effort.exactMoves : this.#effort.gapMoves)]);
    if (!this.#enough(level) && !this.#lightly(level)) await this.#fromPoint(level, relaxation);
    if (!this.#enough(level)) await this.#close(level);
    this.#settle(level, relaxation);
  }

  /** Has an exact engine close the level, where it is not beyond it. */
  async #close(level: number): Promise<void> {
    if (this.#loose.levels[level].kind === 'exact' && this.#locks.length === 0) await this.#piecewise(level);
    await this.#rounds(level);
  }

  /** Whether an exact engine may be asked to close the level as it is. */
  #closable(level: number): boolean {
    if (this.#loose.levels[level].kind === 'exact' && this.#locks.length === 0) return false;
    const { columns, loadLevel, loadCost } = this.#loose;
    if (this.#keepsSquares()) return columns <= keptColumns;
    const squares = loadCost.some((cost, l) => cost.kind === 'square' && loadLevel[l] === level);
    return columns <= (squares ? integerColumns : wideColumns);
  }

  /** @param searched the level has been searched by moves already */
  async #rounds(level: number, searched = true): Promise<void> {
    const closable = this.#closable(level);
    // Where no gap is allowed the rounds go on until the proof, or the time limit.
    const rounds = this.#run.options.gap === 0 ? Number.POSITIVE_INFINITY : closable ? maxRounds : 0;
    const { roundIterations } = this.#effort;
    for (let round = 0; round < rounds && !this.#enough(level); round++) {
      const work = roundIterations * 2 ** Math.min(round, maxDoublings);
      // Moves come first where none were made yet: they are the quicker half of the way; later they take turns.
      const byMoves = round === 0 ? !searched : round % 2 === 0;
      const moves = round === 0 ? this.#effort.gapMoves : this.#effort.roundMoves * 2 ** Math.min(round, maxDoublings);
      const beside = (stop: StopFlag) => (byMoves ? this.#seek(level, moves, { stop }) : this.#improve(level, work, stop));
      // The exact engine begins anew each time: with more work, in rounds ever further apart (0, 2, 6, 14 …).
      const exactly = closable && (round === 0 || isPowerOfTwo(round + 2));
      await this.#round(level, work, exactly, beside);
    }
  }

  /**
   * An exact engine, or a large neighbourhood search in its place, and another search beside it. What the searches
   * find on the way is kept for a stop; the round itself ends with what does not depend on who was quicker: the proven
   * optimum alone when there is one, else the best of both, the engine's first.
   */
  async #round(level: number, work: number, engine: boolean, beside: (stop: StopFlag) => Promise<Choice | null>): Promise<void> {
    const before = { choice: this.#choice, values: this.#values };
    const halt = this.#run.branch();
    const own: { choice: Choice | null; proven: boolean } = { choice: null, proven: false };
    const exactly = async () => {
      own.proven = await this.#exactly(level, work, (choice) => {
        own.choice = choice;
      });
      if (own.proven) Atomics.store(halt, 0, 1);
    };
    const found = await Promise.all([
      engine ? exactly().then(() => own.choice) : this.#improve(level, work, halt),
      ...(this.#loose.columns > smallColumns ? [beside(halt)] : []),
    ]);
    this.#mail = [];
    [this.#choice, this.#values] = [before.choice, before.values];
    for (const choice of own.proven ? found.slice(0, 1) : found) if (choice) this.#offer(choice);
  }

  /** Takes a better bound of the level at work. */
  #raise(level: number, bound: number): void {
    this.#bound = Math.max(this.#bound, bound);
    this.#tell(level, this.#bound);
  }

  #tell(level: number, bound: number): void {
    if (this.#number !== null) this.#run.report(this.#number, level, bound);
  }

  /** Whether a value is proven by a bound: exactly on exact levels, to the accuracy of the engines (1e-7) on others. */
  #meets(level: number, value: number, bound: number): boolean {
    const tolerance = this.#loose.levels[level].kind === 'exact' ? 1e-6 : 1e-7 * Math.max(1, Math.abs(value));
    return value <= bound + tolerance;
  }

  /** Whether the level at work may stop at its bound. */
  #enough(level: number, value = this.#value(level)): boolean {
    if (this.#meets(level, value, this.#bound)) return true;
    return this.#loose.levels[level].kind === 'gap' && value - this.#bound <= this.#run.options.gap * Math.max(1, Math.abs(value));
  }

  /** The exact engine for a level: squares, drawn in many pieces, are beyond the small one. */
  #engine(level: number): 'highs' | 'jslp' {
    const { engine } = this.#run.options;
    if (engine !== 'auto') return engine;
    const drawn = this.#keepsSquares() || this.#loose.loadLevel.includes(level);
    return this.#loose.columns <= tinyColumns && !drawn ? 'jslp' : 'highs';
  }

  /** Whether a row keeps an earlier level of squares: dense, and hard on every engine. */
  #keepsSquares(): boolean {
    return this.#locks.some((lock) => this.#loose.loadLevel.includes(lock.level));
  }

  #value(level: number): number {
    return this.#bestValues()[level];
  }

  /** The last level that pays for places left open. */
  #lastWanting(): number {
    return this.#loose.loLevel.reduce((last, level) => Math.max(last, this.#loose.levels[level]?.kind === 'exact' ? level : 0), 0);
  }

  #trivialBound(level: number): number {
    return trivialBound(this.#tight, level);
  }

  /** The relaxation whose duals are all 0: each column at its cheaper bound, no slack. */
  #trivialRelaxation(level: number, bound: number): ModelRelaxation {
    const model = this.#tight;
    const slackLo = new Float64Array(model.rows);
    const slackHi = new Float64Array(model.rows);
    for (let r = 0; r < model.rows; r++) {
      if (model.loLevel[r] === level) slackLo[r] = model.loWeight[r];
      if (model.hiLevel[r] === level) slackHi[r] = model.hiWeight[r];
    }
    return {
      bound,
      complete: true,
      point: new Float64Array(model.columns),
      reduced: Float64Array.from(model.cost[level]),
      dual: new Float64Array(model.rows),
      slackLo,
      slackHi,
      elsewhere: 0,
    };
  }

  /** Narrows the part to what is at most as good as its best at this level. */
  #settle(level: number, relaxation: ModelRelaxation): void {
    const value = this.#value(level);
    const narrowed: Face<unknown> = face(this.#tight, level, relaxation, value);
    const hasLoad = this.#tight.loadLevel.includes(level);
    this.#loose = { ...this.#loose, fixed: narrowed.fixed.fixed };
    if (narrowed.clean && !hasLoad && this.#meets(level, value, this.#bound)) {
      this.#tight = forget(narrowed.tight, level, value);
    } else {
      this.#tight = narrowed.tight;
      this.#lock(level);
    }
  }

  #lock(level: number): void {
    const value = this.#value(level);
    const exact = this.#loose.levels[level].kind === 'exact';
    this.#locks.push({ level, max: exact ? value : value + 1e-9 * Math.max(1, Math.abs(value)) });
  }

  /** Pieces that no row joins any more; none while a lock holds the part together. */
  #split(): { part: Part; columns: Int32Array }[] {
    if (this.#locks.length > 0) return [];
    const best = this.best();
    return components(this.#loose).map(({ model, columns }) => {
      const inside = new Set(columns);
      const tight = restrict({ ...this.#tight, fixed: this.#loose.fixed }, { member: (c) => inside.has(c), constants: false }).model;
      const choice = sharedChoice(Uint8Array.from(columns, (c) => best[c]));
      return { part: new Part(this.#run, model, choice, { tight: { ...tight, costConstant: model.costConstant } }), columns };
    });
  }

  #encoding(level: number): Pick<Encoding, 'weights' | 'locks'> {
    return { weights: this.#loose.levels.map((_, l) => (l === level ? 1 : 0)), locks: this.#locks };
  }

  /**
   * Relaxes the level at work. A large part whose level may stop at a gap is relaxed lightly: without the soft rules of
   * the level (they cost 0 at least) and without rows that keep squares at their value. The bound is weaker, and valid.
   */
  async #relax(level: number): Promise<ModelRelaxation> {
    const light = this.#lightly(level);
    const locks = light ? this.#locks.filter((lock) => !this.#tight.loadLevel.includes(lock.level)) : this.#locks;
    const whole = light ? withoutSoftSides(this.#tight, (l) => l === level) : this.#tight;
    // Only what is still free goes over; rows remember where they stood.
    const { model, columns } = restrict({ ...whole, origins: Array.from({ length: whole.rows }, (_, r) => r) });
    const chosen = Uint8Array.from(columns, (c) => this.#choice[c]);
    const encoding = { ...this.#encoding(level), locks, around: [loadAmounts(model, chosen)] };
    // Huge relaxations go to the first-order method: its duals are rough, but any duals prove a bound.
    const method = this.#loose.columns > hugeColumns ? 'pdlp' : 'simplex';
    const options = { method, tolerance: 1e-5, stop: this.#run.flag } as const;
    return spread(whole, columns, model.origins, await this.#run.task({ kind: 'relax', model, encoding, options }));
  }

  /** Whether the level is relaxed lightly: its point then says little of where good choices are. */
  #lightly(level: number): boolean {
    if (this.#loose.columns <= wholeColumns || this.#loose.levels[level].kind !== 'gap') return false;
    return this.#keepsSquares() || this.#tight.loLevel.includes(level) || this.#tight.hiLevel.includes(level);
  }

  /** Searches and keeps what is better. */
  async #search(focus: number, moves: number, how: { from?: Choice; target?: readonly number[] } = {}): Promise<void> {
    const choice = await this.#seek(focus, moves, how);
    if (choice) this.#offer(choice);
  }

  /** Anneals; see search/anneal.ts. @returns the best choice met, null when there is nothing to choose */
  async #seek(
    focus: number,
    moves: number,
    how: { from?: Choice; target?: readonly number[]; stop?: StopFlag } = {},
  ): Promise<Choice | null> {
    const { from = this.#choice, target, stop = this.#run.flag } = how;
    const { model, columns } = restrict(this.#loose);
    if (model.columns === 0) return null;
    const start = sharedChoice(Uint8Array.from(columns, (c) => from[c]));
    const mailbox = this.#post(columns);
    const exact = model.levels[focus].kind === 'exact';
    const options = { seed: this.#seed++, moves, focus, hot: exact ? 0.3 : 0.03, cold: exact ? 0.01 : 0.001, target, stop };
    const { choice } = await this.#run.task({ kind: 'search', model, start, options, mailbox });
    return this.#expand(choice, columns);
  }

  /** A mailbox for a task that is about to begin; those of tasks before are kept for as long as the part is at work. */
  #post(columns: Int32Array): MailboxMemory {
    const memory = Mailbox.memory(columns.length);
    this.#readMail();
    if (this.#mail.length >= maxMail) this.#mail.shift();
    this.#mail.push({ box: new Mailbox(memory), columns });
    return memory;
  }

  /** Improves the level by choosing some hundreds of columns anew at a time; see search/large.ts. */
  async #improve(level: number, iterations: number, stop: StopFlag): Promise<Choice | null> {
    const { model, columns } = restrict(this.#tight);
    if (model.columns === 0) return null;
    const start = sharedChoice(Uint8Array.from(columns, (c) => this.#choice[c]));
    const mailbox = this.#post(columns);
    const options = { seed: this.#seed++, level, locks: [...this.#locks], iterations, stop };
    return this.#expand(await this.#run.task({ kind: 'improve', model, start, options, mailbox }), columns);
  }

  /** Rounds the point of a relaxation to a choice and searches from there. */
  async #fromPoint(level: number, relaxation: ModelRelaxation): Promise<void> {
    const from = roundPoint(this.#loose, relaxation.point);
    const exact = this.#loose.levels[level].kind === 'exact';
    const target = exact ? [...this.#bestValues().slice(0, level), this.#bound] : undefined;
    await this.#search(level, this.#effort.firstMoves, { from, target });
  }

  /**
   * Lets an exact engine close a level of whole numbers that no lock ties together: what the level alone asks for falls
   * into pieces (later levels may cross them), and each is small enough or left.
   */
  async #piecewise(level: number): Promise<void> {
    const pieces = components(onlyLevel(this.#tight, level));
    const merged = Uint8Array.from(this.#choice);
    const bounds = await Promise.all(
      pieces.map(async ({ model, columns }) => {
        const start = Uint8Array.from(columns, (c) => this.#choice[c]);
        const least = trivialBound(model, level);
        if (this.#meets(level, levelValues(model, start)[level], least)) return least;
        if (model.columns > wideColumns) return this.#relaxedAlone(model, level);
        const answer: ModelInteger = await this.#run.task({
          kind: 'integer',
          model,
          encoding: { weights: this.#encoding(level).weights },
          engine: 'highs',
          options: {
            start,
            iterations: this.#effort.wideIterations,
            stop: this.#run.flag,
            heuristics: model.columns <= integerColumns,
          },
        });
        answer.choice?.forEach((on, c) => {
          merged[columns[c]] = on;
        });
        return answer.kind === 'infeasible' ? least : roundUp(answer.bound, model.costConstant[level], valueStep(model, level));
      }),
    );
    if (!this.#offer(settle(this.#loose, sharedChoice(merged)))) {
      this.#run.discarded++;
      return;
    }
    const sum = bounds.reduce((total, bound) => total + bound, 0);
    this.#raise(level, this.#roundUp(level, sum));
  }

  /** Bound of a piece that is too wide for the exact engine. */
  async #relaxedAlone(model: Model, level: number): Promise<number> {
    const encoding = { weights: this.#encoding(level).weights };
    const { bound } = await this.#run.task({ kind: 'relax', model, encoding, options: { stop: this.#run.flag } });
    return roundUp(bound, model.costConstant[level], valueStep(model, level));
  }

  /**
   * Lets an exact engine close the level. The engine sees squares as chords near the loads of known choices; where its
   * optimum lies elsewhere and costs more than it thinks, chords are drawn there, too, and it is asked again.
   * @returns whether its own best and the bound are near enough to stop
   */
  async #exactly(level: number, iterations?: number, onBest: (choice: Choice) => void = () => {}): Promise<boolean> {
    const start = this.#choice;
    const around = [loadAmounts(this.#tight, start)];
    let own = levelValues(this.#loose, start);
    // Half of what is allowed is left to the chords.
    const gap = this.#loose.levels[level].kind === 'gap' ? this.#run.options.gap / 2 : 0;
    for (let round = 0; round < maxRedraws; round++) {
      const answer: ModelInteger = await this.#run.task({
        kind: 'integer',
        model: this.#tight,
        encoding: { ...this.#encoding(level), around },
        engine: this.#engine(level),
        options: { start, iterations: this.#loose.columns > smallColumns ? iterations : undefined, gap, stop: this.#run.flag },
      });
      if (answer.choice && !this.#offer(answer.choice)) {
        // What an engine says beside a wrong answer is not believed either.
        this.#run.discarded++;
        return false;
      }
      if (answer.kind !== 'infeasible') this.#raise(level, this.#roundUp(level, answer.bound));
      if (!answer.choice) return this.#enough(level, own[level]);
      const values = levelValues(this.#loose, answer.choice);
      if (compareLevels(this.#loose, values, own) < 0) {
        own = values;
        onBest(answer.choice);
      }
      if (this.#enough(level, own[level])) return true;
      // The engine saw the true cost of its answer: asking again would change nothing.
      if (values[level] <= answer.objective + 1e-7 * Math.max(1, Math.abs(values[level]))) return false;
      around.push(loadAmounts(this.#tight, answer.choice));
    }
    return false;
  }

  /** A bound lifted to the next value that the level can take. */
  #roundUp(level: number, bound: number): number {
    return roundUp(bound, this.#tight.costConstant[level], valueStep(this.#tight, level));
  }

  /** A choice of the restricted columns told in the columns of this part. */
  #expand(small: Choice, columns: Int32Array): Choice {
    const choice = fixedChoice(this.#loose);
    for (let c = 0; c < small.length; c++) choice[columns[c]] = small[c];
    return settle(this.#loose, choice);
  }

  /** Takes a choice when it is feasible and better. @returns false when it fails the check */
  #offer(choice: Choice): boolean {
    if (check(this.#loose, choice).length > 0) return false;
    const values = levelValues(this.#loose, choice);
    if (compareLevels(this.#loose, values, this.#values) < 0) [this.#choice, this.#values] = [choice, values];
    return true;
  }

  /** Runs a step; a stop ends it quietly. */
  async #guard<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      if (error instanceof Stopped) return undefined;
      throw error;
    }
  }
}
