import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import { candidates, type Finding, type IneligibilityCode, ineligibilities } from '../rules/index.ts';
import { BlockerSearch } from '../roster/blockers.ts';
import type { LevelProof } from '../roster/solve-variant.ts';
import type { Verdict } from '../roster/verify.ts';

/** A roster and the question why a slot of it is not filled. */
export interface GapQuestion {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  /** The roster as it stands, and what was proven of it. */
  readonly verdict: Verdict;
  readonly levels: readonly LevelProof[];
  readonly slot: Slot;
}

/** A candidate without a head of the slot, and all that objects in this roster; nothing: the search was cut short. */
export interface BlockedVolunteer {
  readonly participant: string;
  readonly findings: readonly Finding[];
}

/** Every candidate who holds no head of the slot, in the order of the problem. A locum is free when one principal will do. */
export function blockedVolunteers({ problem, slots, verdict, slot }: GapQuestion): BlockedVolunteer[] {
  const search = new BlockerSearch(problem, slots, verdict.holdings);
  const holders = new Set(verdict.holdings.filter((one) => one.slot === slot).map(({ participant }) => participant.id));
  const chances = candidates(problem, [slot]).filter(({ participant }) => !holders.has(participant));
  return [...Map.groupBy(chances, ({ participant }) => participant)].map(([participant, of]) => {
    const found = of.map(({ onBehalfOf }) => search.allBlockers(participant, slot, onBehalfOf));
    const all = new Map(found.flat().map((finding) => [`${finding.ruleIndex} ${finding.rule} ${finding.place}`, finding]));
    return { participant, findings: found.some((findings) => findings.length === 0) ? [] : [...all.values()] };
  });
}

/** How many volunteers are no candidates, by the first ground against each. */
export function excludedVolunteers({ problem, slot }: GapQuestion): Map<IneligibilityCode, number> {
  const counts = new Map<IneligibilityCode, number>();
  for (const person of problem.participants) {
    const [code] = person.volunteer ? ineligibilities(problem, person, slot) : [];
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Whether the shortfall of the slot's class is proven: no roster does better in it without doing worse before. */
export function gapIsProven({ verdict, levels, slot }: GapQuestion): boolean {
  const at = verdict.levels.findIndex((level) =>
    level.terms.some(({ term, class: of }) => term === 'shortfall' && (of ?? slot.line.priority) === slot.line.priority),
  );
  return at >= 0 && levels.slice(0, at + 1).every(({ proven }) => proven);
}
