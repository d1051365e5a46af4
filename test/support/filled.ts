import type { Slot } from '../../src/calendar/slot.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { BlockerSearch } from '../../src/roster/blockers.ts';
import { openSlots } from '../../src/roster/shortfalls.ts';
import { type AssignmentIds, resolveAssignments } from '../../src/roster/resolve.ts';
import { candidates } from '../../src/rules/index.ts';

/**
 * A valid roster by the simplest way there is: pins, then whoever nothing keeps from an open head, in the order given
 * by `pick` (of a list of so many, take that one), until nobody is left or `most` duties are held.
 */
export function filled(
  problem: Problem,
  slots: readonly Slot[],
  pick: (count: number) => number = () => 0,
  most = Infinity,
): AssignmentIds[] {
  const assignments: AssignmentIds[] = problem.pinned.map(({ slot, participant }) => ({ slot, participant }));
  const chances = candidates(problem, slots);
  while (assignments.length < most) {
    const { holdings } = resolveAssignments(problem, slots, assignments);
    const held = new Set(holdings.map(({ slot, participant }) => `${slot.id}/${participant.id}`));
    const open = new Set(openSlots(slots, holdings).map(({ slot }) => slot));
    const search = new BlockerSearch(problem, slots, holdings);
    // Asked anew each time: some rules block a duty only until another is held.
    const free = chances.filter(
      ({ slot, participant, onBehalfOf }) =>
        open.has(slot) && !held.has(`${slot.id}/${participant}`) && search.blockers(participant, slot, onBehalfOf).length === 0,
    );
    if (free.length === 0) break;
    const { slot, participant, onBehalfOf } = free[pick(free.length) % free.length];
    assignments.push({ slot: slot.id, participant, onBehalfOf });
  }
  return assignments;
}
