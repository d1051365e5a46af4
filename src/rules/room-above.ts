import type { Slot } from '../calendar/slot.ts';
import type { RuleInput } from '../domain/problem.ts';
import { resolveRule } from './registry.ts';

const known = new WeakMap<readonly RuleInput[], (slot: Slot) => number>();

/** Heads that each slot may carry above its headcount: the most that one of the rules admits, else 0. */
export function roomAbove({ rules }: { readonly rules: readonly RuleInput[] }): (slot: Slot) => number {
  const found = known.get(rules) ?? findRoom(rules);
  known.set(rules, found);
  return found;
}

function findRoom(rules: readonly RuleInput[]): (slot: Slot) => number {
  const rooms = rules.flatMap((input) => {
    const { rule, settings } = resolveRule(input);
    return rule.roomAbove?.(settings) ?? [];
  });
  return (slot) => rooms.reduce((most, roomOf) => Math.max(most, roomOf(slot)), 0);
}
