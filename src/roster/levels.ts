import { addDays } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Term } from '../domain/options.ts';
import type { Problem } from '../domain/problem.ts';
import { selectableSlot, selects } from '../rules/index.ts';
import { tierRank } from '../rules/tier.ts';
import { type Holding, holdersBySlot } from './holdings.ts';
import { levelPlan, type PlannedLevel } from './level-plan.ts';
import { ledgerAmount, pools } from './shares.ts';

/** A planned level with its value, recomputed from the roster. */
export interface LevelValue extends PlannedLevel {
  readonly value: number;
}

/**
 * The value of every level of a roster, in the order of {@link levelPlan}, from people and duties alone: what the
 * optimiser says of its own roster is held against this.
 *
 * @param softCost Σ weight × excess of the soft rules in this roster (see `checkRules`)
 */
export function levelValues(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[], softCost: number): LevelValue[] {
  const terms: Record<Term, (priority?: number) => number> = {
    shortfall: (priority) => missingMinutes(slots, holdings, priority),
    stability: () => changedHeads(problem, slots, holdings),
    tier: () => rankMinutes(problem, holdings),
    fairness: () => unevenness(problem, slots, holdings),
    preferences: () => wishes(holdings) + softCost,
  };
  return levelPlan(problem).map((level) => ({
    ...level,
    value: level.terms.reduce((sum, { term, weight, class: priority }) => sum + weight * terms[term](priority), 0),
  }));
}

/** Missing heads × elapsed minutes, of the lines of one priority class, or of all. */
export function missingMinutes(slots: readonly Slot[], holdings: readonly Holding[], priority?: number): number {
  const holders = holdersBySlot(holdings);
  let minutes = 0;
  for (const slot of slots) {
    if (priority !== undefined && slot.line.priority !== priority) continue;
    minutes += Math.max(0, slot.headcount - (holders.get(slot.id)?.size ?? 0)) * slot.minutes;
  }
  return minutes;
}

/**
 * Σ over slots of heads changed against the baseline: the larger of the heads gone and the heads come in, so that a
 * replacement counts 1, a head lost 1, an empty head filled 1. × `freezeWeight` for slots whose date is at most
 * `freezeDays` after `asOf` (those already past included). Duties of the baseline on slots that no longer exist do not
 * count: nothing can keep them.
 */
export function changedHeads(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): number {
  const before = new Map<string, Set<string>>();
  for (const { slot, participant } of problem.baseline ?? []) {
    const known = before.get(slot);
    if (known) known.add(participant);
    else before.set(slot, new Set([participant]));
  }
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

/** Σ rank × elapsed minutes. */
export function rankMinutes(problem: Problem, holdings: readonly Holding[]): number {
  return holdings.reduce((sum, { slot, participant }) => sum + tierRank(problem, participant, slot.line) * slot.minutes, 0);
}

/** Σ over ledgers of weight × Σ (b + L)² / a over everyone with a share: see model, level fairness. */
export function unevenness(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): number {
  let total = 0;
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    const received = new Map<string, number>();
    for (const { slot, participant } of holdings) {
      received.set(participant.id, (received.get(participant.id) ?? 0) + (amountOf(slot) ?? 0));
    }
    for (const { members } of pools(problem, slots, ledger)) {
      for (const { participant, share, carriedIn } of members) {
        if (share > 0) total += (ledger.weight * (carriedIn + (received.get(participant.id) ?? 0)) ** 2) / share;
      }
    }
  }
  return total;
}

/** Σ weight of avoided duties held − Σ weight of wanted ones; every preference that selects the duty counts. */
export function wishes(holdings: readonly Holding[]): number {
  let total = 0;
  for (const [participant, held] of Map.groupBy(holdings, (holding) => holding.participant)) {
    for (const preference of participant.preferences) {
      const selected = selects(preference);
      const count = held.filter(({ slot }) => selected(selectableSlot(slot))).length;
      total += preference.kind === 'avoid' ? preference.weight * count : -preference.weight * count;
    }
  }
  return total;
}
