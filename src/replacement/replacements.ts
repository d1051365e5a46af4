import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { peopleOf, type Transfer } from './duty-book.ts';
import type { Holding } from '../roster/holdings.ts';
import type { LevelValue } from '../roster/levels.ts';
import { type Chain, findReplacements, type ReplacementKind } from './search.ts';
import { TransferEffects } from './effects.ts';
import type { AssignmentIds } from '../roster/resolve.ts';
import { verify } from '../roster/verify.ts';

export interface ReplacementAsk {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  /** The roster as it stands, verified. */
  readonly holdings: readonly Holding[];
  /** The duty and its absentee. */
  readonly absent: Holding;
  /** Duties that start before this date stay where they are. */
  readonly from: string;
  readonly max: number;
  readonly chains: boolean;
}

/** A replacement that was verified: nothing in it breaks a rule. */
export interface VerifiedReplacement extends Chain {
  readonly levels: readonly LevelValue[];
}

export interface Replacements {
  /** Best first, at most `max`. */
  readonly replacements: readonly VerifiedReplacement[];
  readonly found: Readonly<Record<ReplacementKind, number>>;
  /** Every chain of three was looked at. */
  readonly complete: boolean;
  /** Levels when nobody takes the duty. */
  readonly unreplaced: readonly LevelValue[];
}

/**
 * Who can take over a duty, ranked by what it does to the levels in their order, then by the number of people, then by
 * their ids. Solves nothing.
 */
export function replacementsFor(ask: ReplacementAsk): Replacements {
  const { slots, holdings, absent, max } = ask;
  const problem = withoutPin(ask.problem, absent);
  const { chains, complete, book } = findReplacements({ ...ask, problem });
  const effects = new TransferEffects(problem, slots, holdings, book);
  const ranked = chains.map((chain) => ({ ...chain, change: effects.of(chain.transfers) }));
  const left = verify(problem, slots, idsOf(holdings.filter((holding) => holding !== absent)));
  ranked.sort((a, b) => byLevels(a.change, b.change) || byPeople(a.transfers, b.transfers));
  const replacements: VerifiedReplacement[] = [];
  for (const { kind, transfers } of ranked) {
    if (replacements.length === max) break;
    const { violations, levels } = verify(problem, slots, afterTransfers(holdings, transfers));
    if (violations.length === 0) replacements.push({ kind, transfers, levels });
  }
  const count = (kind: ReplacementKind): number => chains.filter((chain) => chain.kind === kind).length;
  return {
    replacements,
    found: { direct: count('direct'), swap: count('swap'), chain: count('chain') },
    complete,
    unreplaced: left.levels,
  };
}

/**
 * The problem without the pin of somebody on a slot. The absentee stays somebody who could serve there: a locum may
 * come in their place.
 */
export function withoutPin(problem: Problem, { slot, participant }: Holding): Problem {
  return { ...problem, pinned: problem.pinned.filter((pin) => pin.slot !== slot.id || pin.participant !== participant.id) };
}

/** The duties of a roster after transfers. */
export function afterTransfers(holdings: readonly Holding[], transfers: readonly Transfer[]): AssignmentIds[] {
  return holdings.map((holding) => {
    const moved = transfers.find(({ slot, from }) => slot === holding.slot && from === holding.participant.id);
    return moved ? { slot: moved.slot.id, participant: moved.to, onBehalfOf: moved.onBehalfOf } : idsOf([holding])[0];
  });
}

function idsOf(holdings: readonly Holding[]): AssignmentIds[] {
  return holdings.map(({ slot, participant, onBehalfOf }) => ({ slot: slot.id, participant: participant.id, onBehalfOf }));
}

/** To the millionth: what differs by less is another order of adding up. */
function byLevels(a: readonly number[], b: readonly number[]): number {
  const units = (value: number): number => Math.round(value * 1e6);
  const at = a.findIndex((value, level) => units(value) !== units(b[level]));
  return at < 0 ? 0 : a[at] - b[at];
}

function byPeople(a: readonly Transfer[], b: readonly Transfer[]): number {
  const [one, other] = [peopleOf(a), peopleOf(b)];
  const names = (transfers: readonly Transfer[]): string => transfers.map(({ slot, to }) => `${to}/${slot.id}`).join(' ');
  return one.length - other.length || (names(a) < names(b) ? -1 : 1);
}
