import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { replacementKinds } from '../domain/replacement.ts';
import { type Candidate, candidates } from '../rules/index.ts';
import { DutyBook, type Transfer } from './duty-book.ts';
import type { Holding } from '../roster/holdings.ts';

export type ReplacementKind = (typeof replacementKinds)[number];

/** One way to have a duty replaced: the transfers in order, the duty itself first. Breaks no hard rule. */
export interface Chain {
  readonly kind: ReplacementKind;
  readonly transfers: readonly Transfer[];
}

export interface ReplacementQuestion {
  /** In which the absentee is not pinned to the slot. */
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  /** The roster as it stands, the duty of the absentee included. */
  readonly holdings: readonly Holding[];
  readonly absent: Holding;
  /** Duties that start before this date stay where they are. */
  readonly from: string;
  readonly chains: boolean;
}

interface Link {
  readonly participant: string;
  readonly principals: readonly (string | null)[];
}

/**
 * Every way to have a duty replaced by at most three people, the absentee included, found on dates without solving:
 * - direct: somebody takes it;
 * - swap: somebody takes it and the absentee takes one of theirs;
 * - chain: somebody who cannot take it beside their duties hands one on to a third; who, when they cannot take that one
 *   beside theirs, hands one on to the absentee.
 *
 * A longer way is only looked for where the shorter does not do, or the table would be turned upside down for a
 * quarter of a point. Pinned duties stay where they are. A locum takes the first principal who is free.
 */
export function findReplacements(question: ReplacementQuestion): FoundReplacements {
  const { problem, slots, holdings, absent } = question;
  const book = new DutyBook(problem, slots, holdings);
  const search = new Search(question, book);
  const chains = [...search.ways(absent)];
  return { chains, complete: search.complete, book };
}

export interface FoundReplacements {
  readonly chains: Chain[];
  /** false: so many people could be concerned that not every chain of three was looked at. */
  readonly complete: boolean;
  readonly book: DutyBook;
}

/** People's standings looked up at most, two to three seconds of them: a month of La Réunion needs a fifth. */
const mostStandings = 50_000;

class Search {
  readonly #question: ReplacementQuestion;
  readonly #book: DutyBook;
  readonly #candidates: ReadonlyMap<Slot, readonly Candidate[]>;
  readonly #links = new Map<Slot, Link[]>();
  readonly #movable: ReadonlyMap<string, readonly Holding[]>;
  readonly #holders: ReadonlySet<string>;

  constructor(question: ReplacementQuestion, book: DutyBook) {
    this.#question = question;
    this.#book = book;
    const free = question.holdings.filter(({ pinned, slot }) => !pinned && slot.date >= question.from);
    this.#movable = Map.groupBy(free, ({ participant }) => participant.id);
    const concerned = [...new Set([question.absent.slot, ...free.map(({ slot }) => slot)])];
    this.#candidates = Map.groupBy(candidates(question.problem, concerned), ({ slot }) => slot);
    this.#holders = new Set(question.holdings.map(({ slot, participant }) => key(slot, participant.id)));
  }

  /** Every chain was looked at. */
  complete = true;

  *ways(absent: Holding): Generator<Chain> {
    const { slot, participant } = absent;
    const leaver = participant.id;
    const leaves = this.#book.standing(leaver, slot, null).fits;
    const indirect: Link[] = [];
    for (const taker of this.#linksOf(slot)) {
      if (taker.participant === leaver) continue;
      const direct = leaves ? this.#chain('direct', [[absent, taker]]) : null;
      if (direct) yield direct;
      else indirect.push(taker);
      if (this.#question.chains) yield* this.#swaps(absent, taker);
    }
    if (!this.#question.chains) return;
    for (const taker of indirect) {
      for (const given of this.#givenFor(taker, slot)) yield* this.#handedOn(absent, taker, given);
    }
  }

  /** The absentee takes one of the taker's duties. */
  *#swaps(absent: Holding, taker: Link): Generator<Chain> {
    for (const given of this.#givenFor(taker, absent.slot)) {
      const back = this.#backTo(absent, given.slot);
      const swap =
        back &&
        this.#chain('swap', [
          [absent, taker],
          [given, back],
        ]);
      if (swap) yield swap;
    }
  }

  /** Duties which somebody can give up to take a slot. */
  #givenFor({ participant }: Link, slot: Slot): Holding[] {
    return (this.#movable.get(participant) ?? []).filter((given) => this.#book.standing(participant, given.slot, slot).fits);
  }

  /** The taker hands a duty on to a third, who may hand one on to the absentee. */
  *#handedOn(absent: Holding, taker: Link, given: Holding): Generator<Chain> {
    const leaver = absent.participant.id;
    for (const third of this.#linksOf(given.slot)) {
      if (this.#book.size > mostStandings) {
        this.complete = false;
        return;
      }
      if (third.participant === leaver || third.participant === taker.participant) continue;
      const chain = this.#chain('chain', [
        [absent, taker],
        [given, third],
      ]);
      if (chain) {
        yield chain;
        continue;
      }
      for (const last of this.#givenFor(third, given.slot)) {
        const back = this.#backTo(absent, last.slot);
        const cycle =
          back &&
          this.#chain('chain', [
            [absent, taker],
            [given, third],
            [last, back],
          ]);
        if (cycle) yield cycle;
      }
    }
  }

  /** The chain with the first principals that make it hold, or null when it breaks a rule. */
  #chain(kind: ReplacementKind, steps: readonly (readonly [Holding, Link])[]): Chain | null {
    const fits = steps.every(([{ slot, participant }, { participant: to }], i) => {
      const received = steps.find(([, link]) => link.participant === participant.id)?.[0].slot ?? null;
      const givenUp = steps.find(([holding]) => holding.participant.id === to)?.[0].slot ?? null;
      // Whoever gives stands well after it, and so does whoever takes.
      return (i > 0 || this.#book.standing(participant.id, slot, received).fits) && this.#book.standing(to, givenUp, slot).fits;
    });
    if (!fits) return null;
    for (const principals of combinations(steps.map(([, { principals: of }]) => of))) {
      const transfers = steps.map(([{ slot, participant, onBehalfOf }, { participant: to }], i) => ({
        slot,
        from: participant.id,
        fromOnBehalfOf: onBehalfOf,
        to,
        onBehalfOf: principals[i],
      }));
      if (this.#book.allows(transfers)) return { kind, transfers };
    }
    return null;
  }

  /** The absentee as somebody who takes a slot in exchange; not one at the time of the absence. */
  #backTo({ slot: missed, participant }: Holding, slot: Slot): Link | undefined {
    if (slot.startMs < missed.endMs && missed.startMs < slot.endMs) return undefined;
    return this.#linksOf(slot).find((link) => link.participant === participant.id);
  }

  /** Candidates for a head of a slot who hold none of it, the absentee included where that is one. */
  #linksOf(slot: Slot): Link[] {
    let links = this.#links.get(slot);
    if (links === undefined) {
      const found = Map.groupBy(this.#candidates.get(slot) ?? [], ({ participant }) => participant);
      links = [...found]
        .filter(([participant]) => !this.#holders.has(key(slot, participant)))
        .map(([participant, chances]) => ({ participant, principals: chances.map(({ onBehalfOf }) => onBehalfOf) }));
      this.#links.set(slot, links);
    }
    return links;
  }
}

function key(slot: Slot, participant: string): string {
  return `${slot.index}/${participant}`;
}

/** Every choice of one item from each list, the first items first. */
function* combinations<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const item of first) for (const others of combinations(rest)) yield [item, ...others];
}
