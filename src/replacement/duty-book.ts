import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { type CheckContext, checkRules, compareDuties, type Duty, looksAtSeveral, slotDuty } from '../rules/index.ts';
import type { Holding } from '../roster/holdings.ts';
import { checkContext } from '../roster/verify.ts';

/** A duty that goes from one person to another. */
export interface Transfer {
  readonly slot: Slot;
  readonly from: string;
  /** Principal of `from`, when that is a locum. */
  readonly fromOnBehalfOf: string | null;
  readonly to: string;
  /** Principal of `to`, when that is a locum. */
  readonly onBehalfOf: string | null;
}

/** How one person stands after giving and taking duties: nobody else looked at. */
export interface Standing {
  /** No hard rule is broken by this person's duties alone. */
  readonly fits: boolean;
  /** Σ weight × excess of the soft rules over this person's duties alone. */
  readonly softCost: number;
}

/** The duties of a roster, made ready to ask thousands of times what becomes of it when some of them change hands. */
export class DutyBook {
  readonly #context: CheckContext;
  readonly #standings = new Map<string, Standing>();
  readonly #across: boolean;
  /** Principals for whom a locum holds a duty: theirs and the locum's are looked at together. */
  readonly #replaced: ReadonlySet<string>;

  constructor(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]) {
    this.#context = checkContext(problem, slots, holdings);
    this.#replaced = new Set(holdings.flatMap(({ onBehalfOf }) => onBehalfOf ?? []));
    this.#across = looksAtSeveral(problem);
  }

  /** How many standings have been looked up so far: the measure of the work done. */
  get size(): number {
    return this.#standings.size;
  }

  /** One person after giving up a slot and taking another; null for neither. */
  standing(participant: string, given: Slot | null, taken: Slot | null): Standing {
    const key = `${participant}/${given?.index ?? ''}/${taken?.index ?? ''}`;
    let standing = this.#standings.get(key);
    if (standing === undefined) {
      const duties = this.#duties(participant, given, taken, null);
      const { hard, soft } = checkRules({ ...this.#context, held: new Map([[participant, duties]]) }, { participant });
      standing = { fits: hard.length === 0, softCost: soft.reduce((sum, { violation, weight }) => sum + weight * violation.excess, 0) };
      this.#standings.set(key, standing);
    }
    return standing;
  }

  /** Whether rules that look at several people allow it, too; everybody concerned must stand well alone. */
  allows(transfers: readonly Transfer[]): boolean {
    const replaces = ({ to, onBehalfOf }: Transfer): boolean => onBehalfOf !== null || this.#replaced.has(to);
    if (!this.#across && !transfers.some(replaces)) return true;
    const context = { ...this.#context, held: this.#after(transfers) };
    if (peopleOf(transfers).every((participant) => checkRules(context, { participant }).hard.length === 0)) return true;
    // What the pins of others break on a slot is not seen as theirs where one person is looked at.
    return checkRules(context).hard.length === 0;
  }

  /** What the transfers do to Σ weight × excess of the soft rules. */
  softChange(transfers: readonly Transfer[]): number {
    const people = peopleOf(transfers);
    if (this.#across) {
      const after = this.#after(transfers);
      return this.#softCost(people, after) - this.#softCost(people, this.#context.held);
    }
    return people.reduce((sum, participant) => {
      const given = transfers.find(({ from }) => from === participant)?.slot ?? null;
      const taken = transfers.find(({ to }) => to === participant)?.slot ?? null;
      return sum + this.standing(participant, given, taken).softCost - this.standing(participant, null, null).softCost;
    }, 0);
  }

  /** What concerns these people, each violation once. */
  #softCost(people: readonly string[], held: CheckContext['held']): number {
    const seen = new Map<string, number>();
    for (const participant of people) {
      for (const { violation, weight } of checkRules({ ...this.#context, held }, { participant }).soft) {
        seen.set(`${violation.ruleIndex} ${violation.place}`, weight * violation.excess);
      }
    }
    return [...seen.values()].reduce((sum, cost) => sum + cost, 0);
  }

  #after(transfers: readonly Transfer[]): CheckContext['held'] {
    const held = new Map(this.#context.held);
    for (const participant of peopleOf(transfers)) {
      const given = transfers.find(({ from }) => from === participant)?.slot ?? null;
      const got = transfers.find(({ to }) => to === participant);
      held.set(participant, this.#duties(participant, given, got?.slot ?? null, got?.onBehalfOf ?? null));
    }
    return held;
  }

  #duties(participant: string, given: Slot | null, taken: Slot | null, onBehalfOf: string | null): readonly Duty[] {
    const own = this.#context.held.get(participant) ?? [];
    const kept = given === null ? own : own.filter(({ slot }) => slot !== given);
    return taken === null ? kept : [...kept, slotDuty(participant, taken, onBehalfOf)].sort(compareDuties);
  }
}

/** Everybody who gives or takes, in the order in which they come in. */
export function peopleOf(transfers: readonly Transfer[]): string[] {
  return [...new Set(transfers.flatMap(({ from, to }) => [from, to]))];
}
