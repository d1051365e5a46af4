import { repairRoster } from './answer.ts';
import { repairRequest } from '../domain/repair.ts';
import { rosterCall } from '../jobs/call.ts';

/** New facts: a new roster with the fewest changes, kept under its own id. */
export const repairs = rosterCall('repairs', repairRequest, async (context, body) => {
  const { problem, slots, roster: before } = context;
  const repaired = await repairRoster({ problem, slots, assignments: before.assignments }, body, context);
  if (repaired === null) return { kind: 'refused' };
  const { roster } = repaired;
  const state = roster.state === 'stopped' ? 'stopped' : 'done';
  const made = {
    id: roster.id,
    request: JSON.stringify(repaired.problem),
    roster: JSON.stringify(roster),
    state,
    outcome: roster.outcome,
  } as const;
  return { kind: 'answered', value: roster, made };
});
