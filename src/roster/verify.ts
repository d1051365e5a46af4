import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { type CheckContext, checkRules, heldDuties, ineligibility, type Violation } from '../rules/index.ts';
import type { Breach } from './breach.ts';
import type { Holding } from './holdings.ts';
import { type LevelValue, levelValues } from './levels.ts';
import { type Requisition, requisitionsOf } from './requisition.ts';
import { type AssignmentIds, resolveAssignments } from './resolve.ts';

/** What a roster is, from its duties alone. */
export interface Verdict {
  /** Duties with slots and people, sorted by slot, then participant; duplicates left out. */
  readonly holdings: readonly Holding[];
  /** What makes the roster wrong; none of it is the doing of pins and history alone. */
  readonly violations: readonly Breach[];
  /** What pins break on their own: kept, with a warning. */
  readonly pinConflicts: readonly Breach[];
  /** Duties that stand by requisition alone. */
  readonly requisitions: readonly Requisition[];
  readonly levels: readonly LevelValue[];
}

/**
 * Examines a roster by dates and duties, without the model: eligibility of everyone, the built-in rules (overlap,
 * headcount, limits, one locum per principal), the hard rules of the problem, the pins; and recomputes every level.
 *
 * Attribution: what a pinned duty breaks in eligibility is a conflict of that pin. A rule is a pin conflict when pins
 * and history, held without any other duty, break it at the same place and by as much; one more duty that makes it
 * worse, or breaks it elsewhere, is a violation (see `checkRules`).
 *
 * @throws {RangeError} when a slot or participant is unknown (see `verificationIssues`)
 */
export function verify(problem: Problem, slots: readonly Slot[], assignments: readonly AssignmentIds[]): Verdict {
  const { holdings, duplicates } = resolveAssignments(problem, slots, assignments);
  const findings = checkRules(checkContext(problem, slots, holdings));
  const requisitioned = requisitionsOf(problem, holdings);
  const ofEligibility = eligibilityBreaches(problem, holdings, requisitioned);
  const softCost = findings.soft.reduce((sum, { violation, weight }) => sum + weight * violation.excess, 0);
  return {
    holdings,
    violations: [
      ...duplicates.map(duplicateBreach),
      ...missingPins(problem, holdings),
      ...ofEligibility.filter(({ holding }) => !holding.pinned).map(({ breach }) => breach),
      ...findings.hard.map(ruleBreach),
    ],
    pinConflicts: [
      ...ofEligibility.filter(({ holding }) => holding.pinned).map(({ breach }) => breach),
      ...findings.pinConflicts.map(ruleBreach),
    ],
    requisitions: [...requisitioned.values()].filter(({ codes }) => codes.length > 0),
    levels: levelValues({ problem, slots, holdings, softCost }),
  };
}

/** The roster as the rules' checks read it. */
export function checkContext(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): CheckContext {
  const duties = holdings.map(({ slot, participant, onBehalfOf }) => ({ slot, participant: participant.id, onBehalfOf }));
  return { problem, slots, held: heldDuties(problem, duties) };
}

/** A violation of a rule, in the words of that rule. */
export function ruleBreach({ rule, participant, slots, params }: Violation): Breach {
  return { kind: 'rule', rule, participant, slots, params };
}

/** One ground against each holding, those that a requisition overrides aside. */
function eligibilityBreaches(
  problem: Problem,
  holdings: readonly Holding[],
  requisitioned: ReadonlyMap<Holding, Requisition>,
): { holding: Holding; breach: Breach }[] {
  return holdings.flatMap((holding) => {
    const { slot, participant, onBehalfOf } = holding;
    const requisition = requisitioned.get(holding);
    const rule = requisition === undefined ? ineligibility(problem, participant, slot, onBehalfOf) : requisition.other;
    return rule === null ? [] : [{ holding, breach: { kind: 'eligibility', rule, participant: participant.id, slots: [slot.id] } }];
  });
}

function duplicateBreach({ slot, participant }: Holding): Breach {
  return { kind: 'roster', rule: 'duplicate', participant: participant.id, slots: [slot.id] };
}

/** Pins that the roster does not hold. */
function missingPins(problem: Problem, holdings: readonly Holding[]): Breach[] {
  const held = new Set(holdings.map(({ slot, participant }) => `${slot.id}/${participant.id}`));
  return problem.pinned
    .filter(({ slot, participant }) => !held.has(`${slot}/${participant}`))
    .map(({ slot, participant }) => ({ kind: 'roster', rule: 'pinned', participant, slots: [slot] }));
}
