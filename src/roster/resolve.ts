import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { historyDuties, ineligibility } from '../rules/index.ts';
import type { Holding, Person } from './holdings.ts';

/** A duty by its ids, as requests and the optimiser name it. */
export interface AssignmentIds {
  readonly slot: string;
  readonly participant: string;
  /** Principal of a locum; null or left out: to be found. */
  readonly onBehalfOf?: string | null;
}

export interface Resolved {
  /** Sorted by slot (start, then id), then participant. */
  readonly holdings: readonly Holding[];
  /** Named a second time; what was named first counts. */
  readonly duplicates: readonly Holding[];
}

/**
 * Turns ids into slots and people. A locum named without principal gets the first one for whom the locum is a candidate,
 * who is not on duty at that time and whom nobody else replaces then; those with the fewest possible principals choose
 * first. When all are
 * taken, the first possible one stands, for the verifier to object. Without any, null: a pin of a locum who is no
 * candidate takes nobody's place, in the model as here.
 *
 * @throws {RangeError} when a slot or a participant is unknown (see `verificationIssues`)
 */
export function resolveAssignments(problem: Problem, slots: readonly Slot[], assignments: readonly AssignmentIds[]): Resolved {
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const personOf = new Map(problem.participants.map((participant) => [participant.id, participant]));
  const pins = new Set(problem.pinned.map((pin) => `${pin.slot}/${pin.participant}`));
  const seen = new Set<string>();
  const holdings: Holding[] = [];
  const duplicates: Holding[] = [];
  for (const { slot: slotId, participant: participantId, onBehalfOf = null } of assignments) {
    const slot = slotOf.get(slotId);
    const participant = personOf.get(participantId);
    if (!slot) throw new RangeError(`unknown slot ${slotId}`);
    if (!participant) throw new RangeError(`unknown participant ${participantId}`);
    // A participant id holds no slash, so the key is one duty's only.
    const key = `${slotId}/${participantId}`;
    const holding = { slot, participant, onBehalfOf, pinned: pins.has(key) };
    (seen.has(key) ? duplicates : holdings).push(holding);
    seen.add(key);
  }
  return { holdings: withPrincipals(problem, holdings).sort(compareHoldings), duplicates };
}

/** Start, then slot id (the order of the slots), then participant id by code units. */
function compareHoldings(a: Holding, b: Holding): number {
  return a.slot.index - b.slot.index || (a.participant.id < b.participant.id ? -1 : 1);
}

function withPrincipals(problem: Problem, holdings: readonly Holding[]): Holding[] {
  const isOpen = ({ participant, onBehalfOf }: Holding): boolean => participant.status === 'locum' && onBehalfOf === null;
  const done = holdings.filter((holding) => !isOpen(holding));
  if (done.length === holdings.length) return done;
  const open = holdings
    .filter(isOpen)
    .map((holding) => ({ holding, principals: possiblePrincipals(problem, holding.participant, holding.slot) }))
    .sort((a, b) => a.principals.length - b.principals.length || compareHoldings(a.holding, b.holding));
  const taken = engagements(problem, holdings);
  for (const { holding, principals } of open) {
    const onBehalfOf = principals.find((principal) => taken.isFree(principal, holding)) ?? principals[0] ?? null;
    if (onBehalfOf !== null) taken.add(onBehalfOf, spanOf(holding));
    done.push({ ...holding, onBehalfOf });
  }
  return done;
}

/** When everybody is on duty, history included, or replaced. */
function engagements(problem: Problem, holdings: readonly Holding[]): Engagements {
  const taken = new Engagements();
  for (const [id, duties] of historyDuties(problem)) for (const duty of duties) taken.add(id, duty);
  for (const holding of holdings) {
    taken.add(holding.participant.id, spanOf(holding));
    if (holding.onBehalfOf !== null) taken.add(holding.onBehalfOf, spanOf(holding));
  }
  return taken;
}

/** Principals for whom the locum is a candidate for the slot, in the order of `locumFor`. */
function possiblePrincipals(problem: Problem, locum: Person, slot: Slot): string[] {
  return [...new Set(locum.locumFor)].filter((principal) => ineligibility(problem, locum, slot, principal) === null);
}

/** Somebody's time on duty, as far as it takes a principal. */
interface Span {
  readonly participant: string;
  readonly startMs: number;
  readonly endMs: number;
}

function spanOf({ participant, slot: { startMs, endMs } }: Holding): Span {
  return { participant: participant.id, startMs, endMs };
}

/** When each principal is on duty, or replaced and by whom. */
class Engagements {
  readonly #byPrincipal = new Map<string, Span[]>();

  add(principal: string, span: Span): void {
    const known = this.#byPrincipal.get(principal);
    if (known) known.push(span);
    else this.#byPrincipal.set(principal, [span]);
  }

  /** Whether the principal is neither on duty nor replaced by another locum while this duty lasts. */
  isFree(principal: string, { slot, participant }: Holding): boolean {
    return (this.#byPrincipal.get(principal) ?? []).every(
      (other) => other.participant === participant.id || other.endMs <= slot.startMs || slot.endMs <= other.startMs,
    );
  }
}
