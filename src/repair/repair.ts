import type { Slot } from '../calendar/index.ts';
import { dateIn } from '../domain/dates.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { RepairRequest } from '../domain/repair.ts';
import type { Warning } from '../domain/warnings.ts';
import { candidates, roomAbove } from '../rules/index.ts';
import { holdersBySlot } from '../roster/holdings.ts';
import { readProblem } from '../roster/read.ts';
import { FactBook } from './facts.ts';
import type { StandingRoster } from '../roster/standing-roster.ts';
import { resolveAssignments } from '../roster/resolve.ts';

/** A repair as an ordinary request, understood. */
export interface ReadRepair {
  /** The problem whose roster is the repair: it can be sent and kept like any other. */
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly warnings: readonly Warning[];
  /** First date that may change. */
  readonly from: string;
}

/**
 * Turns a repair into an ordinary problem: the old one with the facts applied, the roster as its baseline, and what
 * starts before `from` decided. Duties of the past are pinned, and nobody may take a head that was left open there. The
 * level of stability, right behind the shortfall unless the objective has it elsewhere, makes the changes few.
 *
 * @param now the instant that counts as today
 * @param issues takes what is wrong with the facts; paths start at the body of the call
 * @returns null when there were issues
 */
export function readRepair(standing: StandingRoster, request: RepairRequest, now: Date, issues: IssueList): ReadRepair | null {
  const { period, timeZone } = standing.problem;
  const asOf = request.asOf ?? dateIn(timeZone, now);
  const from = request.from ?? asOf;
  if (from > period.end) issues.add(['from'], 'repairAfterPeriod', { from, end: period.end });
  const book = new FactBook(standing, from, issues);
  for (const [i, fact] of request.facts.entries()) book.apply(fact, i);
  if (issues.total > 0) return null;

  const pinned = [...pastPins(standing, from), ...book.pinned.filter(({ slot }) => book.dateOf(slot) >= from)];
  const draft: Problem = {
    ...standing.problem,
    participants: book.participants,
    reinforcements: book.reinforcements,
    forbidden: book.forbidden,
    pinned,
    baseline: standing.assignments.map(({ slot, participant, onBehalfOf = null }) => ({ slot, participant, onBehalfOf })),
    objective: withStability(standing.problem.objective),
    options: optionsOf(standing.problem, request, asOf),
  };
  const read = readProblem(JSON.parse(JSON.stringify(draft)), now);
  if (!read.ok) {
    for (const issue of read.issues) issues.addFound(book.origin(issue.pointer, pinned), issue);
    return null;
  }
  const forbidden = [...read.problem.forbidden, ...pastForbidden(standing, read.problem, from)];
  return { problem: { ...read.problem, forbidden }, slots: read.slots, warnings: read.warnings, from };
}

function optionsOf({ options }: Problem, request: RepairRequest, asOf: string): Problem['options'] {
  const { freezeDays = options.freezeDays, freezeWeight = options.freezeWeight, gap = options.gap, timeLimitSeconds } = request;
  return { ...options, asOf, freezeDays, freezeWeight, gap, timeLimitSeconds };
}

/** Duties of the past, kept as they are: whom, and for whom. */
function pastPins({ problem, slots, assignments }: StandingRoster, from: string): Problem['pinned'] {
  const requisitions = new Set(problem.pinned.filter(({ requisition }) => requisition).map((pin) => `${pin.slot}/${pin.participant}`));
  const past = new Set(slots.filter(({ date }) => date < from).map(({ id }) => id));
  return resolveAssignments(problem, slots, assignments)
    .holdings.filter(({ slot }) => past.has(slot.id))
    .map(({ slot, participant, onBehalfOf }) => ({
      slot: slot.id,
      participant: participant.id,
      requisition: requisitions.has(`${slot.id}/${participant.id}`),
      onBehalfOf,
    }));
}

/** A head that stayed open in the past stays open: whoever could have taken it is kept from it. */
function pastForbidden({ slots, assignments, problem }: StandingRoster, draft: Problem, from: string): Problem['forbidden'] {
  const holders = holdersBySlot(resolveAssignments(problem, slots, assignments).holdings);
  const above = roomAbove(problem);
  const past = slots.filter((slot) => slot.date < from && (holders.get(slot.id)?.size ?? 0) < slot.headcount + above(slot));
  const found = new Map<string, Problem['forbidden'][number]>();
  for (const { slot, participant } of candidates(draft, past)) {
    if (!holders.get(slot.id)?.has(participant)) found.set(`${slot.id}/${participant}`, { slot: slot.id, participant });
  }
  return [...found.values()];
}

/** The objective with a place for stability: its own, or right behind the last level that counts a shortfall. */
function withStability(objective: Problem['objective']): Problem['objective'] {
  if (objective === undefined || objective.some((level) => level.some(({ term }) => term === 'stability'))) return objective;
  const behind = objective.findLastIndex((level) => level.some(({ term }) => term === 'shortfall')) + 1;
  return [...objective.slice(0, behind), [{ term: 'stability', weight: 1 }], ...objective.slice(behind)];
}
