import type { Slot } from '../calendar/slot.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { Roster } from '../domain/roster.ts';
import type { Holding, Person } from '../roster/holdings.ts';
import { type Verdict, verify } from '../roster/verify.ts';

/** A roster that is kept, and the problem it is of: what every question about it starts from. */
export interface KeptRoster {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly roster: Roster;
}

/** The duties and levels of a roster that is kept, computed anew. */
export function verdictOf({ problem, slots, roster }: KeptRoster): Verdict {
  return verify(problem, slots, roster.assignments);
}

/** The slot that a body names, or null with an issue. */
export function namedSlot({ slots }: KeptRoster, id: string, issues: IssueList): Slot | null {
  const slot = slots.find((one) => one.id === id) ?? null;
  if (slot === null) issues.add(['slot'], 'unknownSlot', { id });
  return slot;
}

/** The participant that a body names, or null with an issue. */
export function namedPerson({ problem }: KeptRoster, id: string, issues: IssueList): Person | null {
  const person = problem.participants.find((one) => one.id === id) ?? null;
  if (person === null) issues.add(['participant'], 'unknownParticipant', { id });
  return person;
}

/** The duty of a participant on a slot, or null. */
export function dutyOf(holdings: readonly Holding[], slot: Slot, person: Person): Holding | null {
  return holdings.find((holding) => holding.slot === slot && holding.participant === person) ?? null;
}
