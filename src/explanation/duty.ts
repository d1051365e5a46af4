import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { candidates, type Finding, type IneligibilityCode, ineligibilities } from '../rules/index.ts';
import { BlockerSearch } from '../roster/blockers.ts';
import type { Breach } from '../roster/breach.ts';
import type { Holding, Person } from '../roster/holdings.ts';
import { type Allowance, solveVariant, type Variant } from '../roster/solve-variant.ts';
import type { Verdict } from '../roster/verify.ts';

/** A roster and the question why somebody has a slot, or has not. */
export interface DutyQuestion {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  /** The roster as it stands. */
  readonly verdict: Verdict;
  readonly slot: Slot;
  readonly person: Person;
}

/**
 * - `holds`: has the slot; `other` is the best roster found in which somebody else, or nobody, has it;
 * - `excluded`: is no candidate, on these grounds;
 * - `blocked`: is a candidate, and these rules object in this roster. `breaks` is what history or pins make the duty break
 *   whatever else changes. `other` is the best roster found with the duty, null when pins fill the slot or it breaks rules;
 * - `possible`: no rule objects; `other` is the best roster found with the duty.
 */
export type DutyExplanation =
  | { readonly kind: 'holds'; readonly pinned: boolean; readonly other: Variant }
  | { readonly kind: 'excluded'; readonly codes: readonly IneligibilityCode[] }
  | { readonly kind: 'blocked'; readonly blockers: readonly Finding[]; readonly other: Variant | null; readonly breaks: readonly Breach[] }
  | { readonly kind: 'possible'; readonly holders: readonly string[]; readonly other: Variant };

/** Why a participant has a slot or not. What another decision would cost is solved, not guessed. */
export async function explainDuty(question: DutyQuestion, time: Allowance): Promise<DutyExplanation> {
  const { problem, slots, verdict, slot, person } = question;
  const holding = verdict.holdings.find((one) => one.slot === slot && one.participant === person);
  if (holding) {
    return { kind: 'holds', pinned: holding.pinned, other: await solveVariant(withoutDuty(problem, slot, person), slots, time) };
  }
  const codes = ineligibilities(problem, person, slot);
  if (codes.length > 0) return { kind: 'excluded', codes };

  const heads = verdict.holdings.filter((one) => one.slot === slot);
  const blockers = objections(question, heads);
  const fixed = heads.filter(({ pinned }) => pinned).length;
  const other = fixed >= slot.headcount ? null : await solveVariant(withDuty(problem, slot, person), slots, time);
  const breaks = other === null ? [] : brokenByPin(other.verdict, verdict);
  // A roster that breaks rules is no measure for one that keeps them.
  const sound = breaks.length === 0 ? other : null;
  if (blockers.length === 0 && sound !== null) {
    return { kind: 'possible', holders: heads.map(({ participant }) => participant.id), other: sound };
  }
  return { kind: 'blocked', blockers: blockers.length > 0 ? blockers : objections(question, []), other: sound, breaks };
}

/**
 * What objects to one more duty, put in by hand. That the heads are taken is no objection by itself, because somebody
 * could give way; unless nobody is named in `heads` who holds one.
 */
function objections({ problem, slots, verdict, slot, person }: DutyQuestion, heads: readonly Holding[]): readonly Finding[] {
  const search = new BlockerSearch(problem, slots, verdict.holdings);
  const asked = candidates(problem, [slot]).filter(({ participant }) => participant === person.id);
  const found = asked.map(({ onBehalfOf }) => search.allBlockers(person.id, slot, onBehalfOf));
  const relevant = found.map((findings) => findings.filter(({ rule }) => heads.length === 0 || rule !== 'headcount'));
  // A locum is free as soon as one principal will do.
  return relevant.some((findings) => findings.length === 0) ? [] : unique(relevant.flat());
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.ruleIndex} ${finding.rule} ${finding.place}`, finding])).values()];
}

/** The problem in which a participant holds a slot. */
function withDuty(problem: Problem, slot: Slot, person: Person): Problem {
  return { ...problem, pinned: [...problem.pinned, { slot: slot.id, participant: person.id, requisition: false }] };
}

/** The problem in which a participant does not hold a slot, pinned to it or not. */
function withoutDuty(problem: Problem, slot: Slot, person: Person): Problem {
  return {
    ...problem,
    pinned: problem.pinned.filter((pin) => pin.slot !== slot.id || pin.participant !== person.id),
    forbidden: [...problem.forbidden, { slot: slot.id, participant: person.id }],
  };
}

/** What is kept broken because of the pin, and was not before. */
function brokenByPin(after: Verdict, before: Verdict): Breach[] {
  const identity = ({ rule, participant, slots }: Breach): string => `${rule} ${participant} ${slots.join(' ')}`;
  const known = new Set(before.pinConflicts.map(identity));
  return after.pinConflicts.filter((breach) => !known.has(identity(breach)));
}
