import { addDays } from '../../calendar/index.ts';
import type { Slot } from '../../calendar/slot.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Holding, holdersBySlot } from '../holdings.ts';
import type { ObjectiveTerm, TermModel, TermPlace } from './term.ts';

/** Heads changed against the baseline; there is no such level without one. */
export const stability: ObjectiveTerm = {
  counts: ({ baseline }) => baseline !== undefined,
  classes: () => null,
  isIntegral: ({ options }) => Number.isInteger(options.freezeWeight),
  compile: writeStability,
  ruleCosts: null,
  value: ({ problem, slots, holdings }) => changedHeads(problem, slots, holdings),
  changes({ problem, holdings }) {
    const bySlot = Map.groupBy(holdings, ({ slot }) => slot);
    return (handed) =>
      handed.reduce((sum, { before, after }) => {
        const { slot } = before;
        const heads = bySlot.get(slot) ?? [];
        const next = heads.map((holding) => (holding.participant.id === before.participant.id ? after : holding));
        const here = { ...problem, baseline: problem.baseline?.filter((duty) => duty.slot === slot.id) };
        return sum + changedHeads(here, [slot], next) - changedHeads(here, [slot], heads);
      }, 0);
  },
  unit: 1,
};

/**
 * Heads changed against the baseline: a slot counts its baseline heads no longer held, or its new heads where these are
 * more. Linear: those gone, plus the surplus of new over gone, which is what the slot holds beyond its baseline.
 */
function writeStability({ problem, slots, model, columns }: TermModel, { level, weight }: TermPlace): void {
  const before = baselineOf(problem);
  const bySlot = Map.groupBy(columns, ({ slot }) => slot.id);
  const { asOf, freezeDays, freezeWeight } = problem.options;
  const frozenUntil = addDays(asOf, freezeDays);
  for (const slot of slots) {
    const held = before.get(slot.id) ?? new Set();
    const price = weight * (slot.date <= frozenUntil ? freezeWeight : 1);
    const all = bySlot.get(slot.id) ?? [];
    model.constant(level, price * held.size);
    for (const { participant, column } of all) if (held.has(participant)) model.cost(level, column, -price);
    model.row({
      columns: all.map(({ column }) => column),
      hi: held.size,
      softHi: { level, weight: price },
      origin: { rule: 'stability', ruleIndex: null, participant: null, slot: slot.id },
    });
  }
}

/**
 * Σ over slots of heads changed against the baseline: the larger of the heads gone and the heads come in, so that a
 * replacement counts 1, a head lost 1, an empty head filled 1. × `freezeWeight` for slots whose date is at most
 * `freezeDays` after `asOf` (those already past included). Duties of the baseline on slots that no longer exist do not
 * count: nothing can keep them.
 */
function changedHeads(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): number {
  const before = baselineOf(problem);
  const { asOf, freezeDays, freezeWeight } = problem.options;
  const frozenUntil = addDays(asOf, freezeDays);
  const after = holdersBySlot(holdings);
  const nobody: ReadonlySet<string> = new Set();
  let changed = 0;
  for (const slot of slots) {
    const old = before.get(slot.id) ?? nobody;
    const now = after.get(slot.id) ?? nobody;
    const kept = [...now].reduce((count, head) => count + (old.has(head) ? 1 : 0), 0);
    const heads = Math.max(old.size, now.size) - kept;
    changed += heads * (slot.date <= frozenUntil ? freezeWeight : 1);
  }
  return changed;
}

/** Participants of the baseline, by slot id. */
function baselineOf({ baseline }: Problem): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  for (const { slot, participant } of baseline ?? []) {
    const known = heads.get(slot);
    if (known) known.add(participant);
    else heads.set(slot, new Set([participant]));
  }
  return heads;
}
