import { Naming } from '../calendar/naming.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { RealisedRecord, RealisedReport } from '../domain/realised.ts';
import type { Roster, RosterWarning } from '../domain/roster.ts';
import type { Warning } from '../domain/warnings.ts';
import { rosterBalances } from '../fairness/balances.ts';
import { fairnessSummary } from '../fairness/fairness.ts';
import { realise, servedTimes } from '../fairness/realised.ts';
import { rosterCost } from '../finance/cost.ts';
import { type Done, legalDeadlines } from '../report/deadlines.ts';
import { resolveAssignments } from '../roster/resolve.ts';
import { describeIneligibility, ineligibility } from '../rules/index.ts';
import { requestWarning } from '../answer/words.ts';
import { withOutsiders } from './outsiders.ts';

/** A roster with the problem it answers and its slots. */
export interface Served {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly roster: Pick<Roster, 'id' | 'assignments'>;
}

/** What was served of a roster, with the balances and the pay that follow from it. */
export function buildRealised(served: Served, { request, asOf, receivedAt }: RealisedRecord, done: Done): RealisedReport {
  const { problem, slots, roster } = served;
  const planned = resolveAssignments(problem, slots, roster.assignments).holdings;
  const everybody = withOutsiders(problem, request.outsiders ?? []);
  const { holdings, deviations, plannedDuties } = realise(everybody, slots, planned, request, asOf);
  const balances = rosterBalances(problem, slots, holdings);
  return {
    roster: roster.id,
    asOf,
    receivedAt,
    duties: holdings.length,
    plannedDuties,
    deviations: [...deviations],
    balances,
    fairness: fairnessSummary(problem, balances),
    cost: rosterCost(everybody, holdings),
    plannedCost: rosterCost(problem, planned).total,
    deadlines: legalDeadlines(problem, asOf, done),
    warnings: oddities(served, request.realised),
  };
}

/** What is odd about facts that stand all the same: nobody undoes a duty that was served. */
function oddities({ problem, slots, roster }: Served, realised: RealisedRecord['request']['realised']): RosterWarning[] {
  const naming = new Naming(problem, slots);
  const planned = new Set(roster.assignments.map(({ slot, participant }) => `${slot}/${participant}`));
  const bySlot = Map.groupBy(realised, ({ slot }) => slot);
  const found: Warning[] = [];
  for (const slot of slots) {
    const entries = bySlot.get(slot.id) ?? [];
    const count = mostAtOnce(slot, entries);
    if (count > slot.headcount) found.push({ code: 'overServed', params: { slot: slot.id, count, max: slot.headcount } });
    for (const { participant } of entries) {
      const person = problem.participants.find(({ id }) => id === participant);
      if (!person || planned.has(`${slot.id}/${participant}`)) continue;
      const code = ineligibility(problem, person, slot, null);
      // Whom a locum replaced is not asked of those who report what was served.
      if (code === null || code === 'locum') continue;
      found.push({ code: 'servedIneligible', params: { participant, slot: slot.id, reason: describeIneligibility(naming.lang, code) } });
    }
  }
  return found.map((warning) => requestWarning(naming, warning));
}

function mostAtOnce(slot: Slot, entries: RealisedRecord['request']['realised']): number {
  const times = entries.map((entry) => servedTimes(slot, entry));
  // The most are present when one of them begins.
  return Math.max(0, ...times.map(([at]) => times.filter(([from, to]) => from <= at && at < to).length));
}
