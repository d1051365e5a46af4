import { Naming } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Indicators, Verification } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { rosterBalances } from '../fairness/balances.ts';
import { rosterCost } from '../finance/cost.ts';
import { establishmentResults } from '../report/establishments.ts';
import { rosterIndicators } from '../report/indicators.ts';
import type { AssignmentIds } from '../roster/resolve.ts';
import { rosterShortfalls } from '../roster/shortfalls.ts';
import { verify } from '../roster/verify.ts';
import { gainOver } from './gain.ts';
import { levelResult } from './levels.ts';
import { pinConflictWarning, reportViolation, requestWarning, requisitionWarning } from './words.ts';

/** A request of `POST /v1/verifications`, read (see `readVerification`). */
export interface VerificationInput {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly assignments: readonly AssignmentIds[];
  readonly warnings: readonly Warning[];
}

/**
 * Examines somebody's roster. Never solves: levels have values but no bounds, and an open head that a candidate could
 * hold as things are is listed as a shortfall without a blocker for that candidate.
 */
export function buildVerification({ problem, slots, assignments, warnings }: VerificationInput): Verification {
  const naming = new Naming(problem, slots);
  const verdict = verify(problem, slots, assignments);
  const { holdings } = verdict;
  return {
    ok: verdict.violations.length === 0,
    violations: verdict.violations.map((breach) => reportViolation(naming, breach)),
    levels: verdict.levels.map((level) => levelResult(level, null, false)),
    balances: rosterBalances(problem, slots, holdings),
    cost: rosterCost(problem, holdings),
    shortfalls: [...rosterShortfalls(problem, slots, holdings, naming).shortfalls],
    establishments: establishmentResults(problem, slots, holdings, naming),
    completeness: completenessOf(rosterIndicators(problem, slots, holdings)),
    warnings: [
      ...warnings.map((warning) => requestWarning(naming, warning)),
      ...verdict.requisitions.map((one) => requisitionWarning(naming, one)),
      ...verdict.pinConflicts.map((breach) => pinConflictWarning(naming, breach)),
    ],
  };
}

/**
 * The same with what a better roster would gain: solves.
 *
 * @param timeLimitSeconds elapsed seconds after which the best roster so far is the one compared with
 */
export async function compareVerification(input: VerificationInput, timeLimitSeconds: number, signal?: AbortSignal): Promise<Verification> {
  const { problem, slots, assignments } = input;
  const { levels } = verify(problem, slots, assignments);
  const timed = { ...problem, options: { ...problem.options, timeLimitSeconds } };
  return { ...buildVerification(input), gain: await gainOver(timed, slots, levels, signal) };
}

function completenessOf({ needed, filled, fillRate, byTerritory, byLine }: Indicators): Verification['completeness'] {
  return { needed, filled, fillRate, byTerritory, byLine };
}
