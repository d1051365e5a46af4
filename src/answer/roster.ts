import { Naming } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Assignment, Roster, Run } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { rosterBalances } from '../fairness/balances.ts';
import { fairnessSummary } from '../fairness/fairness.ts';
import { rosterCost } from '../finance/cost.ts';
import { territoryCoverage } from '../report/coverage.ts';
import { establishmentResults } from '../report/establishments.ts';
import { rosterDeadlines } from '../report/deadlines.ts';
import { rosterIndicators } from '../report/indicators.ts';
import type { Holding } from '../roster/holdings.ts';
import type { AssignmentIds } from '../roster/resolve.ts';
import { rosterShortfalls } from '../roster/shortfalls.ts';
import { verify } from '../roster/verify.ts';
import { tierRank } from '../rules/tier.ts';
import { InternalRosterError } from './incident.ts';
import { proofOf, reportLevels, type SolvedLevel } from './levels.ts';
import { pinConflictWarning, requestWarning, requisitionWarning, unblockedWarning } from './words.ts';

/** A solved request: duties by their ids and what the optimiser claims; everything else is computed from these. */
export interface SolvedRoster {
  readonly id: string;
  readonly state: Roster['state'];
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly assignments: readonly AssignmentIds[];
  /** One per level, in the order of `levelPlan`; null for a roster on the way, of which nothing is claimed and whose gaps are not explained. */
  readonly levels: readonly SolvedLevel[] | null;
  readonly run: Run;
  /** Of the request, as `readProblem` gave them. */
  readonly warnings: readonly Warning[];
}

/**
 * The roster as it is answered. Verified first, on dates and duties: nothing leaves that breaks a rule or carries a
 * figure that is not its own. The same duties always give the same answer, in the same order.
 *
 * @throws {InternalRosterError} when the roster fails its verification, or a level's value or bound is not the roster's
 * @throws {RangeError} when an assignment names a slot or participant that the problem does not know
 */
export function buildRoster(solved: SolvedRoster): Roster {
  const { id, state, problem, slots, run } = solved;
  const naming = new Naming(problem, slots);
  const verdict = verify(problem, slots, solved.assignments);
  const { levels, mismatches } = reportLevels(
    verdict.levels,
    solved.levels ?? verdict.levels.map(({ value }) => ({ value, bound: null, proven: false })),
  );
  const broken = verdict.violations.map(({ rule, participant, slots: where }) => `${rule}: ${participant ?? '-'} on ${where.join(', ')}`);
  if (broken.length > 0 || mismatches.length > 0) throw new InternalRosterError([...broken, ...mismatches]);

  const { holdings } = verdict;
  const { shortfalls, unblocked } = rosterShortfalls(problem, slots, holdings, naming, solved.levels !== null);
  const balances = rosterBalances(problem, slots, holdings);
  return {
    id,
    state,
    outcome: shortfalls.length === 0 ? 'complete' : 'shortfall',
    proof: proofOf(problem, verdict.levels, levels),
    levels,
    assignments: holdings.map((holding) => assignmentOf(problem, holding)),
    shortfalls: [...shortfalls],
    balances,
    fairness: fairnessSummary(problem, balances),
    cost: rosterCost(problem, holdings),
    indicators: rosterIndicators(problem, slots, holdings),
    coverage: territoryCoverage(problem, slots, holdings),
    establishments: establishmentResults(problem, slots, holdings, naming),
    warnings: [
      ...solved.warnings.map((warning) => requestWarning(naming, warning)),
      ...verdict.requisitions.map((one) => requisitionWarning(naming, one)),
      ...verdict.pinConflicts.map((breach) => pinConflictWarning(naming, breach)),
      ...unblocked.map((one) => unblockedWarning(naming, one)),
    ],
    deadlines: rosterDeadlines(problem),
    run,
  };
}

function assignmentOf(problem: Problem, { slot, participant, onBehalfOf, pinned }: Holding): Assignment {
  return {
    slot: slot.id,
    line: slot.line.id,
    start: slot.start,
    end: slot.end,
    participant: participant.id,
    tier: tierRank(problem, participant, slot),
    pinned,
    onBehalfOf,
    fee: slot.fee,
    points: slot.points,
  };
}
