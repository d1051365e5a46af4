import type { Naming } from '../calendar/naming.ts';
import { gapDeadline } from './gap-deadline.ts';
import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Blocker, Shortfall } from '../domain/roster.ts';
import { candidates, describeBlocker, type Finding } from '../rules/index.ts';
import { BlockerSearch } from './blockers.ts';
import { gapsOf } from './establishment-gaps.ts';
import { type Holding, holdersBySlot } from './holdings.ts';

/** A candidate whom nothing keeps from an open head: the roster could be better at once. */
export interface Unblocked {
  readonly slot: string;
  readonly participant: string;
  readonly onBehalfOf: string | null;
}

export interface Shortfalls {
  /** In the order of the slots: start, then id. */
  readonly shortfalls: readonly Shortfall[];
  /** Open heads that could be held as things are; empty in a roster whose shortfall is minimal. */
  readonly unblocked: readonly Unblocked[];
}

/** Slots with an open head, and how many are open; in the order of the slots. */
export function openSlots(slots: readonly Slot[], holdings: readonly Holding[]): { slot: Slot; missing: number }[] {
  const holders = holdersBySlot(holdings);
  return slots.flatMap((slot) => {
    const missing = slot.headcount - (holders.get(slot.id)?.size ?? 0);
    return missing > 0 ? [{ slot, missing }] : [];
  });
}

/**
 * The gaps of a roster: what the CDOM must report, until when, who relays, and for every candidate who holds no head of
 * the slot at least one rule that stands in the way in this roster. A locum is blocked when every possible principal is.
 *
 * @param explain false leaves the blockers out: they cost a check a candidate, too much for a roster on the way
 */
export function rosterShortfalls(
  problem: Problem,
  slots: readonly Slot[],
  holdings: readonly Holding[],
  naming: Naming,
  explain = true,
): Shortfalls {
  const open = openSlots(slots, holdings);
  if (open.length === 0) return { shortfalls: [], unblocked: [] };
  const holders = holdersBySlot(holdings);
  const search = new BlockerSearch(problem, slots, holdings);
  const asked = explain ? open.map(({ slot }) => slot) : [];
  const bySlot = Map.groupBy(candidates(problem, asked), ({ slot }) => slot);
  const unblocked: Unblocked[] = [];
  const heads = Map.groupBy(holdings, (holding) => holding.slot);
  const relays = new Map(problem.territories.map(({ id, hospitalRelays }) => [id, hospitalRelays]));
  const shortfalls = open.map(({ slot, missing }) => {
    const blockers: Blocker[] = [];
    for (const [participant, chances] of Map.groupBy(bySlot.get(slot) ?? [], (candidate) => candidate.participant)) {
      if (holders.get(slot.id)?.has(participant)) continue;
      const findings = chances.map(({ onBehalfOf }) => ({ onBehalfOf, found: search.blockers(participant, slot, onBehalfOf) }));
      const free = findings.find(({ found }) => found.length === 0);
      if (free) unblocked.push({ slot: slot.id, participant, onBehalfOf: free.onBehalfOf });
      else
        blockers.push(
          ...oneEach(
            naming,
            participant,
            findings.flatMap(({ found }) => found),
          ),
        );
    }
    return {
      slot: slot.id,
      line: slot.line.id,
      start: slot.start,
      end: slot.end,
      missing,
      priority: slot.line.priority,
      establishments: gapsOf(problem, slot, heads.get(slot) ?? [], missing),
      ...gapDeadline(problem, slot, problem.options.asOf),
      hospitalRelays: [...new Set(slot.line.territories.flatMap((territory) => relays.get(territory) ?? []))],
      blockers,
    };
  });
  return { shortfalls, unblocked };
}

/** One blocker per rule: the first that objects speaks for it. */
function oneEach(naming: Naming, participant: string, findings: readonly Finding[]): Blocker[] {
  const first = new Map(findings.toReversed().map((finding) => [finding.rule, finding]));
  return [...first.values()]
    .reverse()
    .map((finding) => ({ participant, rule: finding.rule, message: describeBlocker(naming, participant, finding) }));
}
