import { daysBetween } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { pointerOf } from '../domain/raw.ts';
import type { Warning } from '../domain/warnings.ts';
import { servesLine } from '../rules/index.ts';
import { countedDays } from './counted-days.ts';
import { exempted } from './exempted.ts';
import type { Person } from './holdings.ts';
import { ledgerAmount, pools } from './shares.ts';
import { type LineSlots, slotsByLine } from './standing.ts';

/** Tells whether a participant is called last within the tier for a slot. */
export type CalledLast = (participant: string, slot: Slot) => boolean;

/**
 * Who is called last within the tier: those to whom a slot costs nothing in fairness, because in every ledger that counts
 * it they have no share. Otherwise an even load would be had by giving them everything. Where no ledger counts the slot,
 * those with an activity rate of 0. A definition, read alike by the model and by the answers.
 */
export function calledLast(problem: Problem, slots: readonly Slot[]): CalledLast {
  return reserveFor(problem, slots).test;
}

/** What participants have in common who are called last for the same slots: in which ledgers they have an account and owe. */
type Debts = readonly (boolean | null)[];

interface Reserve {
  readonly slots: readonly Slot[];
  readonly test: CalledLast;
  /** Slots for which a participant is called last, by line; empty for most. */
  linesOf(participant: string): readonly LineSlots[];
}

const known = new WeakMap<Problem, Reserve>();

function reserveFor(problem: Problem, slots: readonly Slot[]): Reserve {
  const found = known.get(problem);
  if (found?.slots === slots) return found;
  const made = findReserve(problem, slots);
  known.set(problem, made);
  return made;
}

function findReserve(problem: Problem, slots: readonly Slot[]): Reserve {
  const amounts = problem.ledgers.map(ledgerAmount);
  const debts = debtsOf(problem, slots);
  const isLast = ({ owes, idle }: { owes: Debts; idle: boolean }, slot: Slot): boolean => {
    const counting = owes.filter((one, k) => one !== null && (amounts[k](slot) ?? 0) > 0);
    return counting.length > 0 ? counting.every((one) => one === false) : idle;
  };
  const lines = debts.size === 0 ? [] : slotsByLine(slots);
  const byDebts = new Map<string, LineSlots[]>();
  return {
    slots,
    test(participant, slot) {
      const own = debts.get(participant);
      return own !== undefined && isLast(own, slot);
    },
    linesOf(participant) {
      const own = debts.get(participant);
      if (own === undefined) return [];
      const key = JSON.stringify(own);
      const found =
        byDebts.get(key) ??
        lines
          .map(({ line, slots: ofLine }) => ({ line, slots: ofLine.filter((slot) => isLast(own, slot)) }))
          .filter(({ slots: ofLine }) => ofLine.length > 0);
      byDebts.set(key, found);
      return found;
    },
  };
}

/** By ledger, whether each participant owes (null: no account), of those who may be called last for something at all. */
function debtsOf(problem: Problem, slots: readonly Slot[]): Map<string, { owes: Debts; idle: boolean }> {
  const owes = new Map(problem.participants.map(({ id }) => [id, problem.ledgers.map((): boolean | null => null)]));
  for (const [k, ledger] of problem.ledgers.entries()) {
    for (const { participant, share } of pools(problem, slots, ledger).flatMap(({ members }) => members)) {
      const own = owes.get(participant.id);
      if (own) own[k] = share > 0;
    }
  }
  const found = new Map<string, { owes: Debts; idle: boolean }>();
  for (const { id, activityRate } of problem.participants) {
    const own = owes.get(id) ?? [];
    const idle = activityRate === 0;
    if (idle || own.includes(false)) found.set(id, { owes: own, idle });
  }
  return found;
}

/** Says who is called last: no share does not mean never. */
export function reserveWarnings(problem: Problem, slots: readonly Slot[]): Warning[] {
  const place = new Map(problem.participants.map(({ id }, i) => [id, i]));
  return reserveOf(problem, slots).map(({ id, activityRate }) => ({
    code: 'calledLast',
    params: { participant: id },
    pointer: pointerOf(['participants', place.get(id) ?? 0, ...(activityRate === 0 ? ['activityRate'] : [])]),
  }));
}

/**
 * Those who are called last for at least one slot that they could be called for: present on its date, in a line and
 * territory that they serve, qualified, not exempted. Prohibitions, pins and limits play no part, so that the problems
 * that an explanation compares agree on it.
 */
export function reserveOf(problem: Problem, slots: readonly Slot[]): Person[] {
  const reserve = reserveFor(problem, slots);
  const { start } = problem.period;
  return problem.participants.filter((person) => {
    const lines = person.volunteer ? reserve.linesOf(person.id) : [];
    const counted = lines.length === 0 ? null : countedDays(problem, person);
    if (!counted?.includes(1)) return false;
    return lines.some(
      ({ line, slots: own }) =>
        servesLine(person, line) &&
        line.requires.every((skill) => person.skills.includes(skill)) &&
        own.some((slot) => counted[daysBetween(start, slot.date)] === 1 && !exempted(person, slot)),
    );
  });
}
