import type { Term } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import type { DutyBook, Transfer } from './duty-book.ts';
import type { Holding, Person } from '../roster/holdings.ts';
import { levelPlan } from '../roster/level-plan.ts';
import { objectiveTerms } from '../roster/terms/registry.ts';
import type { ObjectiveTerm } from '../roster/terms/term.ts';
import type { Slot } from '../calendar/slot.ts';

/**
 * What transfers do to each level, from those who give and take alone: the whole roster is looked at once, in the
 * beginning. Ranks thousands of replacements; the few that are answered are computed anew from the roster.
 */
export class TransferEffects {
  readonly #book: DutyBook;
  readonly #people: ReadonlyMap<string, Person>;
  readonly #changes: ReadonlyMap<Term, ReturnType<ObjectiveTerm['changes']>>;
  readonly #plan: ReturnType<typeof levelPlan>;

  constructor(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[], book: DutyBook) {
    this.#book = book;
    this.#people = new Map(problem.participants.map((person) => [person.id, person]));
    this.#changes = new Map(objectiveTerms.map(([name, term]) => [name, term.changes({ problem, slots, holdings })]));
    this.#plan = levelPlan(problem, slots);
  }

  /** Change of every level, in the order of `levelPlan`. */
  of(transfers: readonly Transfer[]): number[] {
    const handed = transfers.map(({ slot, from, fromOnBehalfOf, to, onBehalfOf }) => ({
      before: this.#holding(slot, from, fromOnBehalfOf),
      after: this.#holding(slot, to, onBehalfOf),
    }));
    const softChange = (): number => this.#book.softChange(transfers);
    const change = (term: Term): number => this.#changes.get(term)?.(handed, softChange) ?? 0;
    return this.#plan.map(({ terms }) => terms.reduce((sum, { term, weight }) => sum + weight * change(term), 0));
  }

  #holding(slot: Slot, id: string, onBehalfOf: string | null): Holding {
    const participant = this.#people.get(id);
    if (!participant) throw new RangeError(`unknown participant ${id}`);
    return { slot, participant, onBehalfOf, pinned: false };
  }
}
