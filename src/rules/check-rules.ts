import { builtInRules } from './compile-rules.ts';
import type { Problem } from '../domain/problem.ts';
import { pinnedIn } from './pins.ts';
import { resolveRule } from './registry.ts';
import type { CheckContext, Duty, Focus, RuleSettings, Violation } from './rule.ts';

/** A violation and the listed rule (`problem.rules[ruleIndex]`; null for a built-in one) that it breaks. */
export interface Finding extends Violation {
  readonly ruleIndex: number | null;
}

export interface Findings {
  /** What makes a roster wrong: broken hard rules, but for what pins and history break on their own. */
  readonly hard: readonly Finding[];
  /** Broken soft rules; each costs weight × excess. */
  readonly soft: readonly { readonly violation: Finding; readonly weight: number }[];
  /** Hard rules broken by pins (and history) alone: kept, with a `pinConflict` warning. */
  readonly pinConflicts: readonly Finding[];
}

/**
 * Looks for everything that a roster breaks, by dates and duties alone.
 *
 * @param focus only what concerns this participant; violations of others may be left out
 */
export function checkRules(context: CheckContext, focus?: Focus): Findings {
  const hard = hardFindings(context, focus);
  const forced = hard.length === 0 || !hasForced(context) ? [] : hardFindings(forcedOnly(context), focus);
  const excess = new Map(forced.map((finding) => [identity(finding), finding.excess]));
  const isForced = (finding: Finding): boolean => finding.excess <= (excess.get(identity(finding)) ?? 0) + 1e-9;
  const soft: { violation: Finding; weight: number }[] = [];
  for (const [ruleIndex, input] of context.problem.rules.entries()) {
    const { rule, settings } = resolveRule(input);
    const { weight }: RuleSettings = settings;
    if (weight === undefined) continue;
    for (const violation of rule.check(context, settings, focus)) soft.push({ violation: { ...violation, ruleIndex }, weight });
  }
  // A violation of history alone is nobody's doing.
  const ids = forced.length === 0 ? null : new Set(context.slots.map((slot) => slot.id));
  return {
    hard: withoutRepeats(hard.filter((finding) => !isForced(finding))),
    soft,
    pinConflicts: withoutRepeats(hard.filter((finding) => isForced(finding) && finding.slots.some((slot) => ids?.has(slot)))),
  };
}

function hardFindings(context: CheckContext, focus: Focus | undefined): Finding[] {
  const findings: Finding[] = [];
  for (const rule of builtInRules) for (const violation of rule.check(context, focus)) findings.push({ ...violation, ruleIndex: null });
  for (const [ruleIndex, input] of context.problem.rules.entries()) {
    const { rule, settings } = resolveRule(input);
    const { weight }: RuleSettings = settings;
    if (weight !== undefined) continue;
    for (const violation of rule.check(context, settings, focus)) findings.push({ ...violation, ruleIndex });
  }
  return findings;
}

function hasForced({ problem }: CheckContext): boolean {
  return problem.pinned.length > 0 || problem.history.length > 0;
}

/** The part of a roster that no solver decides: pins, each once (a locum may hold one slot for two principals), and history. */
function forcedOnly(context: CheckContext): CheckContext {
  const pinned = pinnedIn(context.problem);
  const held = new Map<string, readonly Duty[]>();
  for (const id of forcedPeople(context.problem)) {
    const seen = new Set<string>();
    const forced = (context.held.get(id) ?? []).filter((duty) => {
      if (duty.slot === null) return true;
      if (!pinned(duty) || seen.has(duty.slot.id)) return false;
      seen.add(duty.slot.id);
      return true;
    });
    held.set(id, forced);
  }
  return { ...context, held };
}

const forcedKnown = new WeakMap<Problem, ReadonlySet<string>>();

/** Who has a pin or a history at all: asked thousands of times for one problem. */
function forcedPeople(problem: Problem): ReadonlySet<string> {
  let people = forcedKnown.get(problem);
  if (people === undefined) {
    people = new Set([...problem.pinned, ...problem.history].map(({ participant }) => participant));
    forcedKnown.set(problem, people);
  }
  return people;
}

function identity({ rule, ruleIndex, place }: Finding): string {
  return `${ruleIndex} ${rule} ${place}`;
}

/** Leaves out what a wider violation of the same rule and participant says already (the many spans of a rolling limit). */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, (finding) => `${finding.ruleIndex} ${finding.rule} ${finding.participant}`);
  const repeated = new Set<Finding>();
  for (const group of groups.values()) {
    const sets = group.map((finding) => new Set(finding.slots));
    for (const [i, finding] of group.entries()) {
      const wider = (j: number): boolean =>
        j !== i &&
        finding.slots.every((slot) => sets[j].has(slot)) &&
        (sets[i].size < sets[j].size || (j < i && group[j].excess >= finding.excess));
      if (group.some((_, j) => wider(j))) repeated.add(finding);
    }
  }
  return findings.filter((finding) => !repeated.has(finding));
}
