import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Move } from '../domain/proposal.ts';
import type { StandingRoster } from '../roster/standing-roster.ts';
import type { AssignmentIds } from '../roster/resolve.ts';
import { type Verdict, verify } from '../roster/verify.ts';

/** A roster after duties changed hands, and what the verifier says of it. */
export interface Moved {
  /** The problem with what the moves decided: a pin that was moved is gone, and who gave a duty up does not get it back. */
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly assignments: readonly AssignmentIds[];
  readonly verdict: Verdict;
}

/** Whether the roster gives every duty to whom the moves take it from. */
export function isHeld({ assignments }: StandingRoster, { slot, from }: Pick<Move, 'slot' | 'from'>): boolean {
  return assignments.some((one) => one.slot === slot && one.participant === from);
}

/**
 * Applies moves to a roster and verifies it.
 *
 * @param moves of duties that are held (see {@link isHeld}) to people whom the problem knows
 */
export function applyMoves({ problem, slots, assignments }: StandingRoster, moves: readonly Move[]): Moved {
  const gone = new Set(moves.map(({ slot, from }) => `${slot}/${from}`));
  const stays = ({ slot, participant }: { readonly slot: string; readonly participant: string }) => !gone.has(`${slot}/${participant}`);
  const given = moves.map(({ slot, from }) => ({ slot, participant: from, handedOver: true }));
  // Who gave a duty up may take it back by a later exchange; what the request forbids stays forbidden.
  const back = new Set(moves.map(({ slot, to }) => `${slot}/${to}`));
  const kept = problem.forbidden.filter(({ handedOver, slot, participant }) => !(handedOver && back.has(`${slot}/${participant}`)));
  const decided = { ...problem, pinned: problem.pinned.filter(stays), forbidden: [...kept, ...given] };
  const taken = moves.map(({ slot, to, onBehalfOf = null }) => ({ slot, participant: to, onBehalfOf }));
  const verdict = verify(decided, slots, [...assignments.filter(stays), ...taken]);
  const held = verdict.holdings.map(({ slot, participant, onBehalfOf }) => ({ slot: slot.id, participant: participant.id, onBehalfOf }));
  return { problem: decided, slots, assignments: held, verdict };
}
