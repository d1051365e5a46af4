import { loadAmounts } from '../engines/encode.ts';
import { levelValues, type Solution } from '../evaluate.ts';
import { maxRedraws, maxWrongAnswers, movesPerIteration } from '../tuning.ts';
import { anneal, lns } from './local-search.ts';
import type { ComponentState } from './state.ts';
import { mipByComponents, type MipOutcome, type MipTerms } from './subproblems.ts';

const unlimited = 2 ** 31 - 1;

/** Where the searches of a race came to. The clock counts work in simplex iterations. */
interface SearchEnd {
  readonly solution: Solution;
  /** They reached the bound of the level. */
  readonly reached: boolean;
  readonly clock: number;
}

/**
 * A MIP of the whole level and local searches in parallel, without a limit but the stop of the solve. A virtual clock of
 * counted work decides which of them was first, not elapsed time, so that answers repeat: a search that reaches the
 * bound limits the MIP to the iterations that correspond to its own work, and the other way round.
 * @param attempt number of races before: each has another seed, and none has a MIP after several wrong answers
 */
export async function raceMipAndSearch(at: ComponentState, level: number, attempt: number): Promise<void> {
  const putBack = at.keep();
  const start = at.solution;
  const mipLimit = workLimit();
  const searches = new Searches(at, level, start);
  const proving = attempt < maxWrongAnswers ? mipOf(at, level, start, { limit: mipLimit, seed: 1 + attempt }) : Promise.resolve(null);
  const [outcome, found] = await Promise.all([
    proving.then((answer) => {
      if (answer?.complete) searches.endAt(answer.iterations);
      return answer;
    }),
    searches.run().then((end) => {
      if (end.reached) Atomics.store(mipLimit, 0, Math.ceil(end.clock));
      return end;
    }),
  ]);
  putBack();
  const mipEnd = outcome?.complete ? outcome.iterations : Number.POSITIVE_INFINITY;
  if (found.reached && found.clock <= mipEnd) at.offer(found.solution);
  else if (outcome?.complete) {
    // Nothing that comes with a wrong answer is believed.
    if (!outcome.solution || at.trust(outcome.solution)) at.raise(level, at.roundUp(level, outcome.bound), 'engine');
  } else {
    // Stopped: the best of both counts, and the answer says that it was cut short.
    at.offer(found.solution);
    if (outcome && (!outcome.solution || at.trust(outcome.solution))) at.raise(level, at.roundUp(level, outcome.bound), 'engine');
  }
}

function workLimit(): Int32Array {
  const limit = new Int32Array(new SharedArrayBuffer(4));
  limit[0] = unlimited;
  return limit;
}

/** Annealing and large neighbourhoods in turns, until the bound is reached, the MIP has won, or the solve is stopped. */
class Searches {
  readonly #at: ComponentState;
  readonly #level: number;
  #solution: Solution;
  #clock = 0;
  #end = Number.POSITIVE_INFINITY;
  /** The task at work: its limit, and what one unit of it is on the clock. */
  #task: { limit: Int32Array; unit: number } | null = null;

  constructor(at: ComponentState, level: number, start: Solution) {
    this.#at = at;
    this.#level = level;
    this.#solution = start;
  }

  /** The MIP ended at this time of the clock: searches beyond it no longer count. */
  endAt(clock: number): void {
    this.#end = clock;
    if (this.#task) Atomics.store(this.#task.limit, 0, this.#left(this.#task.unit));
  }

  async run(): Promise<SearchEnd> {
    const { context, budget, solution: incumbent } = this.#at;
    const before = levelValues(this.#at.searchModel, incumbent).slice(0, this.#level);
    const target = [...before, this.#at.bound];
    const isReached = () => {
      const values = levelValues(this.#at.searchModel, this.#solution);
      return target.every((value, l) => values[l] <= value + 1e-6);
    };
    for (let round = 0; this.#clock < this.#end && !context.cut; round++) {
      const growth = 2 ** Math.min(round >> 1, 4);
      const unit = round % 2 === 0 ? 1 : 1 / movesPerIteration;
      const limit = workLimit();
      this.#task = { limit, unit };
      if (Number.isFinite(this.#end)) Atomics.store(limit, 0, this.#left(unit));
      const how = { from: this.#solution, target, limit };
      const outcome =
        round % 2 === 0
          ? await lns(this.#at, this.#level, budget.roundIterations * growth, how)
          : await anneal(this.#at, this.#level, budget.roundMoves * growth, how);
      this.#task = null;
      if (!outcome) break;
      this.#clock += Math.max(1, outcome.work * unit);
      this.#solution = outcome.solution;
      if (isReached()) return { solution: this.#solution, reached: true, clock: this.#clock };
    }
    return { solution: this.#solution, reached: false, clock: this.#clock };
  }

  #left(unit: number): number {
    return Math.min(unlimited, Math.max(0, Math.ceil((this.#end - this.#clock) / unit)));
  }
}

/** A MIP of the level: by connected components where no cutoff ties them together. */
async function mipOf(at: ComponentState, level: number, start: Solution, terms: MipTerms): Promise<MipOutcome | null> {
  const hasSquares = at.presolved.loadCost.some(({ kind }, l) => kind === 'square' && at.presolved.loadLevel[l] === level);
  if (at.cutoffs.length === 0 && !hasSquares) return mipByComponents(at, at.presolved, level, { start, ...terms });
  const around = [loadAmounts(at.presolved, start)];
  for (let redraw = 0; ; redraw++) {
    const answer = await at.context.task({
      kind: 'integer',
      model: at.presolved,
      encoding: { ...at.encoding(level), around },
      engine: 'highs',
      options: { start, ...terms, stop: at.context.flag },
    });
    const { solution, bound, iterations } = answer;
    const complete = answer.kind === 'optimal' || answer.kind === 'infeasible';
    // The MIP sees squares through secants: they are added where its optimum costs more than it thinks.
    const exact = !solution || levelValues(at.searchModel, solution)[level] <= answer.objective + 1e-6;
    if (!complete || exact || redraw === maxRedraws) return { solution, bound, complete: complete && exact, iterations };
    around.push(loadAmounts(at.presolved, solution));
  }
}
