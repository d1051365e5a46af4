import type { Term } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import type { DutyBook, Transfer } from './duty-book.ts';
import type { Holding, Person } from '../roster/holdings.ts';
import { levelPlan } from '../roster/level-plan.ts';
import { changedHeads, rankMinutes, wishes } from '../roster/levels.ts';
import { ledgerAmount, pools } from '../roster/shares.ts';
import type { Slot } from '../calendar/slot.ts';

/** One participant's part in the fairness of one ledger. */
interface Account {
  readonly weight: number;
  readonly share: number;
  readonly amountOf: (slot: Slot) => number | null;
  /** Carried in and received in the roster as it stands. */
  readonly load: number;
}

/**
 * What transfers do to each level, from those who give and take alone: the whole roster is looked at once, in the
 * beginning. Ranks thousands of replacements; the few that are answered are computed anew from the roster.
 */
export class TransferEffects {
  readonly #problem: Problem;
  readonly #book: DutyBook;
  readonly #people: ReadonlyMap<string, Person>;
  readonly #accounts: ReadonlyMap<string, readonly Account[]>;
  readonly #heads: ReadonlyMap<Slot, readonly Holding[]>;
  readonly #plan: ReturnType<typeof levelPlan>;

  constructor(problem: Problem, holdings: readonly Holding[], book: DutyBook) {
    this.#problem = problem;
    this.#book = book;
    this.#people = new Map(problem.participants.map((person) => [person.id, person]));
    this.#accounts = accountsOf(problem, holdings);
    this.#heads = Map.groupBy(holdings, ({ slot }) => slot);
    this.#plan = levelPlan(problem);
  }

  /** Change of every level, in the order of `levelPlan`. */
  of(transfers: readonly Transfer[]): number[] {
    const before = transfers.map(({ slot, from, fromOnBehalfOf }) => this.#holding(slot, from, fromOnBehalfOf));
    const after = transfers.map(({ slot, to, onBehalfOf }) => this.#holding(slot, to, onBehalfOf));
    const change: Record<Term, () => number> = {
      // Every duty given is taken.
      shortfall: () => 0,
      stability: () => this.#headsChanged(transfers),
      tier: () => rankMinutes(this.#problem, after) - rankMinutes(this.#problem, before),
      fairness: () => this.#unevenness(transfers),
      preferences: () => wishes(after) - wishes(before) + this.#book.softChange(transfers),
    };
    return this.#plan.map(({ terms }) => terms.reduce((sum, { term, weight }) => sum + weight * change[term](), 0));
  }

  #holding(slot: Slot, id: string, onBehalfOf: string | null): Holding {
    const participant = this.#people.get(id);
    if (!participant) throw new RangeError(`unknown participant ${id}`);
    return { slot, participant, onBehalfOf, pinned: false };
  }

  #headsChanged(transfers: readonly Transfer[]): number {
    return transfers.reduce((sum, { slot, from, to, onBehalfOf }) => {
      const heads = this.#heads.get(slot) ?? [];
      const next = heads.map((holding) => (holding.participant.id === from ? this.#holding(slot, to, onBehalfOf) : holding));
      const here = { ...this.#problem, baseline: this.#problem.baseline?.filter((duty) => duty.slot === slot.id) };
      return sum + changedHeads(here, [slot], next) - changedHeads(here, [slot], heads);
    }, 0);
  }

  #unevenness(transfers: readonly Transfer[]): number {
    const people = new Set(transfers.flatMap(({ from, to }) => [from, to]));
    let sum = 0;
    for (const id of people) {
      for (const { weight, share, amountOf, load } of this.#accounts.get(id) ?? []) {
        let next = load;
        for (const { slot, from, to } of transfers) {
          if (to === id) next += amountOf(slot) ?? 0;
          if (from === id) next -= amountOf(slot) ?? 0;
        }
        sum += (weight * (next ** 2 - load ** 2)) / share;
      }
    }
    return sum;
  }
}

function accountsOf(problem: Problem, holdings: readonly Holding[]): Map<string, Account[]> {
  const accounts = new Map<string, Account[]>();
  const held = Map.groupBy(holdings, ({ participant }) => participant.id);
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    for (const { members } of pools(problem, ledger)) {
      for (const { participant, share, carriedIn } of members) {
        if (share <= 0) continue;
        const received = (held.get(participant.id) ?? []).reduce((sum, { slot }) => sum + (amountOf(slot) ?? 0), 0);
        const account = { weight: ledger.weight, share, amountOf, load: carriedIn + received };
        accounts.set(participant.id, [...(accounts.get(participant.id) ?? []), account]);
      }
    }
  }
  return accounts;
}
