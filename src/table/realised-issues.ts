import type { Slot } from '../calendar/slot.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { RealisedDuty, RealisedRequest } from '../domain/realised.ts';
import { pointerOf } from '../domain/raw.ts';
import { realise } from '../fairness/realised.ts';
import { holdersBySlot, type Holding } from '../roster/holdings.ts';
import { checkContext } from '../roster/verify.ts';
import { noOverlapAlways } from '../rules/no-overlap.ts';

/**
 * Reports realised duties that cannot be: unknown slots and people, duties that have not ended, times outside the slot,
 * one person twice at once, somebody replaced who was not planned.
 *
 * @param asOf last date on which a duty may have ended
 */
export function addRealisedIssues(
  { participants }: Problem,
  slots: readonly Slot[],
  planned: readonly Holding[],
  realised: readonly RealisedDuty[],
  asOf: string,
  issues: IssueList,
): void {
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const people = new Set(participants.map(({ id }) => id));
  const holders = holdersBySlot(planned);
  const seen = new Map<string, { from: number; to: number; index: number }[]>();
  for (const [index, entry] of realised.entries()) {
    const at = ['realised', index] as const;
    const slot = slotOf.get(entry.slot);
    if (!slot) issues.add([...at, 'slot'], 'unknownSlot', { id: entry.slot });
    if (!people.has(entry.participant)) issues.add([...at, 'participant'], 'unknownParticipant', { id: entry.participant });
    if (entry.replaced !== undefined && !holders.get(entry.slot)?.has(entry.replaced)) {
      issues.add([...at, 'replaced'], 'notPlanned', { participant: entry.replaced, slot: entry.slot });
    }
    if (!slot) continue;
    if ((slot.dates.at(-1) ?? slot.date) > asOf) issues.add([...at, 'slot'], 'servedNotYet', { slot: slot.id, asOf });
    const from = entry.from === undefined ? slot.startMs : Date.parse(entry.from);
    const to = entry.to === undefined ? slot.endMs : Date.parse(entry.to);
    if (from < slot.startMs || to > slot.endMs || from >= to) {
      issues.add([...at, entry.to === undefined ? 'from' : 'to'], 'outsideSlot', { slot: slot.id });
      continue;
    }
    const key = `${entry.slot}/${entry.participant}`;
    const earlier = seen.get(key) ?? [];
    const twice = earlier.find((other) => other.from < to && from < other.to);
    if (twice)
      issues.add([...at], 'servedTwice', { participant: entry.participant, slot: slot.id, first: pointerOf(['realised', twice.index]) });
    seen.set(key, [...earlier, { from, to, index }]);
  }
}

/**
 * Reports those who would have served two duties at once. Which lines may be held together is for the rule to say, and
 * the check of the rule says it.
 *
 * @param problem with the outsiders
 * @param planned the duties of the roster
 */
export function addDoubleService(
  problem: Problem,
  slots: readonly Slot[],
  planned: readonly Holding[],
  request: Pick<RealisedRequest, 'realised' | 'rest'>,
  asOf: string,
  issues: IssueList,
): void {
  const { holdings } = realise(problem, slots, planned, request, asOf);
  const entryOf = new Map(request.realised.map((entry, index) => [`${entry.slot}/${entry.participant}`, index]));
  const known = new Map(slots.map((slot) => [slot.id, slot]));
  for (const { participant, slots: places } of noOverlapAlways.check(checkContext(problem, slots, holdings))) {
    // Duties of the history are another table's.
    const [first, second] = places.map((id) => known.get(id));
    if (!first || !second) continue;
    const indices = places.flatMap((id) => entryOf.get(`${id}/${participant}`) ?? []);
    const index = indices.at(-1);
    if (index === undefined) continue;
    const other = places[1] === request.realised[index].slot ? first : second;
    issues.add(['realised', index], 'servedElsewhere', {
      participant: participant ?? '',
      slot: request.realised[index].slot,
      other: other.id,
    });
  }
}
