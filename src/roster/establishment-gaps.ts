import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { EstablishmentGap } from '../domain/shared-lines.ts';
import { houseOf, turnOn } from '../rules/index.ts';
import type { Holding } from './holdings.ts';

/**
 * Of the open heads of a slot, those that an establishment had to hold: first the heads kept for it, then those of the
 * one whose turn it is. On other lines, and in a pool beyond the heads kept: nobody's.
 */
export function gapsOf(problem: Problem, slot: Slot, held: readonly Holding[], missing: number): EstablishmentGap[] {
  const { sharing } = slot.line;
  if (sharing === null) return [];
  const house = houseOf(problem);
  const count = new Map<string, number>();
  for (const { participant, onBehalfOf } of held) {
    const establishment = house(participant.id, onBehalfOf);
    if (establishment !== null) count.set(establishment, (count.get(establishment) ?? 0) + 1);
  }
  let left = missing;
  const gaps = new Map<string, number>();
  const take = (establishment: string, heads: number): void => {
    const taken = Math.min(left, heads);
    if (taken > 0) gaps.set(establishment, (gaps.get(establishment) ?? 0) + taken);
    left -= taken;
  };
  for (const [establishment, heads] of Object.entries(sharing.perHouse ?? {})) take(establishment, heads - (count.get(establishment) ?? 0));
  const turn = turnOn(problem, slot);
  if (turn !== null) take(turn, left);
  return [...gaps].map(([establishment, heads]) => ({ establishment, missing: heads }));
}
