import type { Obstacle } from '../domain/explanation.ts';
import type { Lang } from '../messages/index.ts';
import { describeViolation, type Violation } from '../rules/index.ts';

/** A rule that objects, in its own words, with the duties concerned. */
export function obstacleOf(violation: Violation, lang: Lang): Obstacle {
  const { rule, slots } = violation;
  return { rule, slots: [...slots], message: describeViolation(lang, violation) };
}
