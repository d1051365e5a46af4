import { makers } from '../calls/roles.ts';
import { rosterQuestion } from '../calls/roster-call.ts';
import { repairRequest } from '../domain/repair.ts';
import { roster } from '../domain/roster.ts';

export const repairRoster = rosterQuestion({
  name: 'repairRoster',
  method: 'post',
  path: 'repairs',
  roles: makers,
  weight: 10,
  pool: 'long',
  reads: 'problem',
  summary: 'New facts: a new roster with the fewest changes',
  description:
    'Absence, withdrawal, new volunteer, reinforcement, a duty pinned or released, from a date on. Duties that start before `from` stay as they are, heads left open there stay open. Among rosters with the least shortfall the one with the fewest heads changed is answered; changes within `freezeDays` of `asOf` weigh `freezeWeight`. An absence or a withdrawal lifts the pins of the participant that it touches, requisitions apart. The roster repaired stays as it is; the repair is kept under its own id, with `madeFrom`, `changes` and `recipients`.',
  input: repairRequest,
  example: {
    from: '2027-01-08',
    asOf: '2027-01-07',
    facts: [{ type: 'absence', participant: 'p-002', from: '2027-01-08', to: '2027-01-14' }],
  },
  answer: roster,
  answerDescription: 'The repaired roster; it can be read again at `Location`.',
});
