import type { Problem } from '../domain/problem.ts';
import type { CheckContext, Duty, Violation } from './rule.ts';
import { keys, ofRoster } from './check/people.ts';

/**
 * Companies of several crews (`participant.capacity`): how many duties one participant may hold at the same time. Crews
 * have no names: any duty can fall to any crew that is neither on duty nor at rest, so what counts is how many are.
 */

const known = new WeakMap<Problem['participants'], ReadonlyMap<string, number>>();

/** Duties that a participant may hold at the same time; 1 for people. */
export function crewsOf({ participants }: Pick<Problem, 'participants'>, participant: string): number {
  let several = known.get(participants);
  if (several === undefined) {
    several = new Map(participants.flatMap(({ id, capacity }) => (capacity > 1 ? [[id, capacity] as const] : [])));
    known.set(participants, several);
  }
  return several.get(participant) ?? 1;
}

/**
 * Where more crews are taken up than a company has, one violation per duty that is one too many when it starts. A crew is
 * taken up from the start of a duty to `until` it. Excess: crews missing.
 *
 * @param duties of one participant, sorted by start
 */
export function tooFewCrews(
  rule: string,
  { problem }: CheckContext,
  duties: readonly Duty[],
  until: (duty: Duty) => number,
  params: Violation['params'] = {},
): Violation[] {
  const violations: Violation[] = [];
  for (const [i, duty] of duties.entries()) {
    const crews = crewsOf(problem, duty.participant);
    const busy = [...duties.slice(0, i).filter((earlier) => until(earlier) > duty.startMs), duty];
    if (busy.length <= crews || !ofRoster(...busy)) continue;
    violations.push({
      rule,
      participant: duty.participant,
      place: `${duty.participant} ${keys(busy).join(' ')}`,
      slots: keys(busy),
      excess: busy.length - crews,
      params: { of: 'crews', count: busy.length, crews, duty: { duty }, ...params },
    });
  }
  return violations;
}
