import { repairRoster as repair } from './answer.ts';
import { answerTo } from '../jobs/call.ts';
import { repairRoster } from './descriptor.ts';

/** New facts: a new roster with the fewest changes, kept under its own id. */
export const repairs = answerTo(repairRoster, async (context, body) => {
  const { problem, slots, roster: before } = context;
  const repaired = await repair({ problem, slots, assignments: before.assignments }, body, context);
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
