import type { Obstacle } from '../domain/explanation.ts';
import type { Naming } from '../calendar/naming.ts';
import { describeBlocker, type Violation } from '../rules/index.ts';

/** A rule that objects, in its own words, with the duties concerned. */
export function obstacleOf(naming: Naming, participant: string, violation: Violation): Obstacle {
  const { rule, slots } = violation;
  return { rule, slots: [...slots], message: describeBlocker(naming, participant, violation) };
}
