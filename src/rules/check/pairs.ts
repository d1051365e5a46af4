import type { Duty, Violation, ViolationParams } from '../rule.ts';
import { keys, ofRoster } from './people.ts';

/** Pairs of duties, at least one of them of the roster; `enough` says when later duties no longer concern the first. */
export function* pairs(duties: readonly Duty[], enough: (first: Duty, second: Duty) => boolean): Generator<readonly [Duty, Duty]> {
  for (const [i, first] of duties.entries()) {
    for (let j = i + 1; j < duties.length; j++) {
      const second = duties[j];
      if (enough(first, second)) break;
      if (ofRoster(first, second)) yield [first, second];
    }
  }
}

/** A pair as the place of a violation. */
export function pairViolation(rule: string, [a, b]: readonly [Duty, Duty], excess: number, params: ViolationParams = {}): Violation {
  const slots = keys([a, b]);
  return {
    rule,
    participant: a.participant,
    place: `${a.participant} ${slots.join(' ')}`,
    slots,
    excess,
    params: { duty: { duty: a }, other: { duty: b }, ...params },
  };
}

/** Whether two duties are at the same time at some instant. */
export function overlap(a: Duty, b: Duty): boolean {
  return a.startMs < b.endMs && b.startMs < a.endMs;
}
