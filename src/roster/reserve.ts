import { daysBetween } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { pointerOf } from '../domain/raw.ts';
import type { Warning } from '../domain/warnings.ts';
import { exempts, servesLine } from '../rules/index.ts';
import { countedDays } from './counted-days.ts';
import type { Person } from './holdings.ts';
import { ledgerAmount, pools } from './shares.ts';

/** Tells whether a participant is called last within the tier for a slot. */
export type CalledLast = (participant: string, slot: Slot) => boolean;

/**
 * Who is called last within the tier: those to whom a slot costs nothing in fairness, because in every ledger that counts
 * it they have no share. Otherwise an even load would be had by giving them everything. Where no ledger counts the slot,
 * those with an activity rate of 0. A definition, read alike by the model and by the answers.
 */
export function calledLast(problem: Problem, slots: readonly Slot[]): CalledLast {
  let found = known.get(problem);
  if (found?.slots !== slots) {
    found = { slots, test: findCalledLast(problem, slots) };
    known.set(problem, found);
  }
  return found.test;
}

const known = new WeakMap<Problem, { readonly slots: readonly Slot[]; readonly test: CalledLast }>();

/** One ledger that concerns a participant. */
interface Account {
  readonly owes: boolean;
  readonly amountOf: (slot: Slot) => number | null;
}

function findCalledLast(problem: Problem, slots: readonly Slot[]): CalledLast {
  const accounts = new Map<string, Account[]>();
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    for (const { participant, share } of pools(problem, slots, ledger).flatMap(({ members }) => members)) {
      const own = accounts.get(participant.id) ?? [];
      own.push({ owes: share > 0, amountOf });
      accounts.set(participant.id, own);
    }
  }
  const idle = new Set(problem.participants.filter(({ activityRate }) => activityRate === 0).map(({ id }) => id));
  for (const [id, own] of accounts) if (own.every(({ owes }) => owes)) accounts.delete(id);
  return (participant, slot) => {
    const own = accounts.get(participant) ?? [];
    const counting = own.filter(({ amountOf }) => (amountOf(slot) ?? 0) > 0);
    return counting.length > 0 ? counting.every(({ owes }) => !owes) : idle.has(participant);
  };
}

/** Says who is called last: no share does not mean never. */
export function reserveWarnings(problem: Problem, slots: readonly Slot[]): Warning[] {
  const place = new Map(problem.participants.map(({ id }, i) => [id, i]));
  return reserveOf(problem, slots).map(({ id, name, activityRate }) => ({
    code: 'calledLast',
    params: { who: name ?? id },
    pointer: pointerOf(['participants', place.get(id) ?? 0, ...(activityRate === 0 ? ['activityRate'] : [])]),
  }));
}

/**
 * Those who are called last for at least one slot that they could be called for: present on its date, in a line and
 * territory that they serve, qualified, not exempted. Prohibitions, pins and limits play no part, so that the problems
 * that an explanation compares agree on it.
 */
export function reserveOf(problem: Problem, slots: readonly Slot[]): Person[] {
  const last = calledLast(problem, slots);
  const needed = Map.groupBy(
    slots.filter(({ headcount }) => headcount > 0),
    ({ line }) => line,
  );
  return problem.participants.filter((person) => {
    if (!person.volunteer) return false;
    let counted: Uint8Array | null = null;
    const calls = (slot: Slot): boolean => {
      if (!last(person.id, slot)) return false;
      counted ??= countedDays(problem, person);
      return counted[daysBetween(problem.period.start, slot.date)] === 1 && !exempts(person, slot);
    };
    // A line that a person does not serve is passed over whole: there may be a hundred thousand slots.
    return [...needed].some(
      ([line, ofLine]) =>
        servesLine(person, line) && line.requires.every((skill) => person.skills.includes(skill)) && ofLine.some((slot) => calls(slot)),
    );
  });
}
