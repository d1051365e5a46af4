import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { type CheckContext, checkRules, compareDuties, type Duty, type Finding, slotDuty } from '../rules/index.ts';
import type { Holding } from './holdings.ts';
import { checkContext } from './verify.ts';

/**
 * Answers, for one roster, which hard rules refuse one more duty: the duty is put in by hand and the checks are asked.
 * Holds the roster in a form that makes one question cheap, because a shortage asks thousands.
 */
export class BlockerSearch {
  readonly #context: CheckContext;
  readonly #held: Map<string, readonly Duty[]>;
  /** What is broken already, by participant: not the doing of a further duty. */
  readonly #before = new Map<string, ReadonlySet<string>>();

  constructor(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]) {
    this.#context = checkContext(problem, slots, holdings);
    this.#held = new Map(this.#context.held);
  }

  /**
   * What breaks, or breaks worse, once the participant holds the slot too; empty when nothing does. The duty of a locum
   * is asked about for one principal at a time.
   *
   * A rule that looks at one person alone is found with that person's duties alone; only when none objects are the
   * duties of everybody looked at. So the list is true but need not name every rule that objects.
   */
  blockers(participant: string, slot: Slot, onBehalfOf: string | null): readonly Finding[] {
    const own = this.#context.held.get(participant) ?? [];
    const more = withDuty(own, slotDuty(participant, slot, onBehalfOf));
    const alone = this.#newFindings(participant, new Map([[participant, more]])).filter((finding) => finding.participant === participant);
    return alone.length > 0 ? alone : this.#together(participant, more);
  }

  /** Like {@link blockers}, and names every rule that objects. */
  allBlockers(participant: string, slot: Slot, onBehalfOf: string | null): readonly Finding[] {
    const own = this.#context.held.get(participant) ?? [];
    const more = withDuty(own, slotDuty(participant, slot, onBehalfOf));
    const found = this.#together(participant, more);
    if (found.every((finding) => finding.participant === participant)) return found;
    // What concerns a slot may be the doing of the pins of others, which a look at one person does not see.
    const named = checkRules({ ...this.#context, held: new Map(this.#context.held).set(participant, more) }).hard;
    return found.filter((finding) => finding.participant === participant || named.some((one) => sameRule(one, finding)));
  }

  /** What breaks once one participant holds these duties and all others what they hold. */
  #together(participant: string, duties: readonly Duty[]): readonly Finding[] {
    const own = this.#context.held.get(participant) ?? [];
    // Put in and taken out again: copying everybody's duties for each question would cost more than the question.
    this.#held.set(participant, duties);
    try {
      return this.#newFindings(participant, this.#held);
    } finally {
      this.#held.set(participant, own);
    }
  }

  #newFindings(participant: string, held: CheckContext['held']): Finding[] {
    const { hard } = checkRules({ ...this.#context, held }, { participant });
    if (hard.length === 0) return [];
    const before = this.#brokenBefore(participant);
    return hard.filter((finding) => !before.has(identity(finding)));
  }

  #brokenBefore(participant: string): ReadonlySet<string> {
    let before = this.#before.get(participant);
    if (before === undefined) {
      before = new Set(checkRules(this.#context, { participant }).hard.map(identity));
      this.#before.set(participant, before);
    }
    return before;
  }
}

function withDuty(duties: readonly Duty[], added: Duty): Duty[] {
  return [...duties, added].sort(compareDuties);
}

function sameRule(a: Finding, b: Finding): boolean {
  return a.ruleIndex === b.ruleIndex && a.rule === b.rule;
}

/** The same rule broken at the same place by as much is the same violation. */
function identity({ ruleIndex, rule, place, excess }: Finding): string {
  return `${ruleIndex} ${rule} ${excess} ${place}`;
}
