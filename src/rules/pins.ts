import type { Problem } from '../domain/problem.ts';
import type { Duty } from './rule.ts';

const known = new WeakMap<Problem, (duty: Duty) => boolean>();

/** Tells whether a duty is pinned in the problem (never one of the history). */
export function pinnedIn(problem: Problem): (duty: Duty) => boolean {
  let test = known.get(problem);
  if (test === undefined) {
    // A slot id ends in a window id and a participant id holds no "/", so the text is one pin's only.
    const pins = new Set(problem.pinned.map((pin) => `${pin.slot}/${pin.participant}`));
    test = pins.size === 0 ? () => false : (duty) => duty.slot !== null && pins.has(`${duty.slot.id}/${duty.participant}`);
    known.set(problem, test);
  }
  return test;
}
