import type { Slot } from '../calendar/slot.ts';
import type { Line } from '../domain/line.ts';
import type { Participant } from '../domain/participant.ts';
import type { Problem } from '../domain/problem.ts';
import { isReserve, turnOf } from './turns.ts';

/**
 * Rank of the group a participant is called on in for a line, 0 first. A definition, not a rule: the model and the
 * answers read it alike.
 *
 * Default (specification of La Réunion: installed in the sector first, then other self-employed doctors, locums last):
 * 2 for locums; 0 for the installed and salaried with their own territory among the line's, and for anyone but a locum
 * on a line without territories; 1 for everyone else. With `problem.tiers`: the index of the first group that matches,
 * or their number when none does. Who helps out of turn on a shared line comes after everybody else.
 */
export function tierRank(problem: Problem, participant: Participant, slot: Slot): number {
  const rank = groupRank(problem, participant, slot.line);
  return helps(problem, participant, slot) ? rank + (problem.tiers?.length ?? 2) + 1 : rank;
}

/** Whether a participant stands in out of turn, on a line where the others may help. */
function helps(problem: Problem, { establishment }: Participant, slot: Slot): boolean {
  const { sharing } = slot.line;
  if (sharing?.mode !== 'alternating' || !sharing.help || establishment === null) return false;
  return turnOf(problem)(slot) !== establishment && isReserve(slot, establishment);
}

function groupRank(problem: Pick<Problem, 'tiers'>, participant: Participant, line: Line): number {
  const own = line.territories.length === 0 || (participant.territory !== null && line.territories.includes(participant.territory));
  if (problem.tiers) {
    const group = problem.tiers.findIndex(
      ({ statuses, territory }) => statuses.includes(participant.status) && (territory === 'any' || own),
    );
    return group < 0 ? problem.tiers.length : group;
  }
  if (participant.status === 'locum') return 2;
  if (line.territories.length === 0) return 0;
  return own && participant.status !== 'other' ? 0 : 1;
}
