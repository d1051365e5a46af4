import type { Slot } from '../calendar/slot.ts';
import { availability } from '../domain/participant.ts';
import type { Problem } from '../domain/problem.ts';
import { resolveRule } from '../rules/index.ts';

/** Something that can stand in the way of a slot: an entry of the request, a trait of a person, another slot. */
export type Fact =
  | { readonly kind: 'rule' | 'forbidden' | 'pin'; readonly index: number }
  | { readonly kind: 'limits' | 'unavailable' | 'exempted'; readonly participant: string }
  | { readonly kind: 'slot'; readonly slot: Slot };

export function factKey(fact: Fact): string {
  if (fact.kind === 'slot') return `slot ${fact.slot.id}`;
  return 'index' in fact ? `${fact.kind} ${fact.index}` : `${fact.kind} ${fact.participant}`;
}

export interface GapGround {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  /** The slot with a head missing. */
  readonly slot: Slot;
  /** Heads held in the roster, by slot id. */
  readonly heads: ReadonlyMap<string, number>;
  /** Pins of people who are no candidates: nobody else may be able to hold what they hold, so they always stay. */
  readonly standingPins: ReadonlySet<number>;
}

/**
 * The problem in which nothing but the facts given stands in the way: one more head of the slot, and the slots among
 * the facts at the heads they have in the roster. Class 1 of the shortfall is what cannot be had of that. Who may
 * serve where, history and noOverlap always hold.
 */
export function groundOf(ground: GapGround, facts: readonly Fact[]): { problem: Problem; slots: Slot[] } {
  const { problem, slot, heads, standingPins } = ground;
  const known = new Set(facts.map(factKey));
  const keeps = (kind: 'rule' | 'forbidden' | 'pin' | 'limits' | 'unavailable' | 'exempted', of: string | number): boolean =>
    known.has(`${kind} ${of}`);
  const rules = problem.rules.filter(({ weight }, i) => weight === undefined && keeps('rule', i));
  // Where a further duty can be what is missing, slots that no fact is about stay, too.
  const needsOthers = rules.some((input) => resolveRule(input).rule.needsFurtherDuties);
  const kept = ground.slots.flatMap((one) => {
    if (one === slot) return [at(one, (heads.get(one.id) ?? 0) + 1, 1)];
    if (known.has(`slot ${one.id}`)) return [at(withoutHouses(one), heads.get(one.id) ?? 0, 1)];
    return needsOthers ? [at(one, one.headcount, 2)] : [];
  });
  const slots = kept.map((one, index) => ({ ...one, index }));
  const asked = new Set(slots.map(({ id }) => id));
  return {
    slots,
    problem: {
      ...problem,
      lines: [...new Map(slots.map(({ line }) => [`${line.id} ${line.priority}`, line])).values()],
      rules,
      forbidden: problem.forbidden.filter((_, i) => keeps('forbidden', i)),
      pinned: problem.pinned.filter((pin, i) => asked.has(pin.slot) && (standingPins.has(i) || keeps('pin', i))),
      baseline: undefined,
      objective: [[{ term: 'shortfall', weight: 1 }]],
      participants: problem.participants.map((person) => ({
        ...person,
        limits: keeps('limits', person.id) ? person.limits : {},
        exemptions: keeps('exempted', person.id) ? person.exemptions : [],
        availability: keeps('unavailable', person.id) ? person.availability : availability.parse({}),
      })),
    },
  };
}

function at(slot: Slot, headcount: number, priority: number): Slot {
  return { ...slot, headcount, line: { ...slot.line, priority } };
}

/** Heads that are kept for establishments are not asked for again where a slot keeps only those that it has. */
function withoutHouses(slot: Slot): Slot {
  const { sharing } = slot.line;
  return sharing?.perHouse === undefined ? slot : { ...slot, line: { ...slot.line, sharing: { ...sharing, perHouse: undefined } } };
}
