import { addDays, isoWeekday, isWholeDate } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import { participant as participantSchema } from '../domain/participant.ts';
import type { Problem, RuleInput } from '../domain/problem.ts';
import { kindsOf } from '../domain/professions.ts';
import type { GapRepair } from '../domain/explanation.ts';
import { forbids, ineligibilities, keepsAway, resolveRule } from '../rules/index.ts';
import type { BlockedVolunteer, GapQuestion } from './gap.ts';
import type { Person } from '../roster/holdings.ts';

/** A change of the request that might help a slot that is not filled: as a patch, and as the problem it leads to. */
export interface GapOption {
  readonly kind: GapRepair['kind'];
  readonly participant: string | null;
  /** Entry of `rules` that is eased or lifted. */
  readonly rule?: { readonly type: string; readonly to: number | null };
  readonly patch: GapRepair['patch'];
  readonly problem: Problem;
}

/**
 * What could be decided otherwise: one more volunteer of the kind the line asks for, a limit or a rule that blocks, a
 * pin that holds somebody elsewhere, an absence or a prohibition of somebody who would do otherwise, a neighbour.
 * Exemptions stand, and nobody becomes a volunteer. Which of these help is for a solve to say.
 */
export function gapOptions(question: GapQuestion, volunteers: readonly BlockedVolunteer[]): GapOption[] {
  return [
    newVolunteer(question),
    ...raisedLimits(question, volunteers),
    ...easedRules(question, volunteers),
    ...releasedPins(question, volunteers),
    ...otherwiseFit(question),
  ];
}

function newVolunteer({ problem, slot: { line } }: GapQuestion): GapOption {
  // A pharmacy beside the post that the line follows: elsewhere, travel could stand in its way.
  const post = problem.lines.find(({ id, site }) => line.follows.includes(id) && problem.sites.some((one) => one.id === site));
  const taken = new Set(problem.participants.map(({ id }) => id));
  let id = 'new-volunteer';
  for (let n = 2; taken.has(id); n++) id = `new-volunteer-${n}`;
  const [kind] = kindsOf(line);
  const territory = line.territories[0] ?? null;
  const given = {
    id,
    kind,
    territory,
    roles: [line.role],
    serves: line.territories,
    skills: line.requires,
    ...(post?.site ? { site: post.site } : {}),
  };
  const balances = Object.fromEntries(problem.ledgers.map((ledger) => [ledger.id, 0]));
  const person: Person = { ...participantSchema.parse(given), roles: [line.role], serves: [...line.territories], balances };
  return {
    kind: 'volunteer',
    participant: null,
    patch: [{ op: 'add', path: '/participants/-', value: given }],
    problem: { ...problem, participants: [...problem.participants, person] },
  };
}

/** Personal limits that block, raised by what the duty takes. */
function raisedLimits({ problem }: GapQuestion, volunteers: readonly BlockedVolunteer[]): GapOption[] {
  return volunteers.flatMap(({ participant, findings }) => {
    const blocking = findings.filter(({ rule }) => rule === 'limits');
    if (blocking.length === 0) return [];
    return changed(problem, participant, 'limit', 'limits', (person) => {
      const crews = person.limitsPer === 'crew' ? person.capacity : 1;
      const raised: Record<string, number | undefined> = { ...person.limits };
      for (const { params, excess } of blocking) {
        const of = String(params.of);
        raised[of] = Math.max(
          raised[of] ?? 0,
          (person.limits[of as keyof Person['limits']] ?? 0) + (crews === 1 ? excess : Math.ceil(excess / crews)),
        );
      }
      return raised;
    });
  });
}

/** Each rule that blocks somebody, eased by what it takes for the nearest of them; lifted where it knows no degrees. */
function easedRules({ problem }: GapQuestion, volunteers: readonly BlockedVolunteer[]): GapOption[] {
  const excess = new Map<number, number>();
  for (const { findings } of volunteers) {
    const own = new Map<number, number>();
    for (const { ruleIndex, excess: much } of findings) if (ruleIndex !== null) own.set(ruleIndex, Math.max(own.get(ruleIndex) ?? 0, much));
    for (const [index, much] of own) excess.set(index, Math.min(excess.get(index) ?? Number.POSITIVE_INFINITY, much));
  }
  return [...excess].sort(([a], [b]) => a - b).map(([index, much]) => easedRule(problem, index, much));
}

function easedRule(problem: Problem, index: number, excess: number): GapOption {
  const rule = problem.rules[index];
  const { easing } = resolveRule(rule).rule;
  if (easing === null) {
    const patch = [{ op: 'remove' as const, path: `/rules/${index}` }];
    const rules = problem.rules.filter((_, i) => i !== index);
    return { kind: 'rule', participant: null, rule: { type: rule.type, to: null }, patch, problem: { ...problem, rules } };
  }
  const { field, towards } = easing;
  const to = Math.max(0, Number(rule[field]) + (towards === 'up' ? excess : -excess));
  const eased: RuleInput = { ...rule, [field]: to };
  const patch = [{ op: 'replace' as const, path: `/rules/${index}/${field}`, value: to }];
  return {
    kind: 'rule',
    participant: null,
    rule: { type: rule.type, to },
    patch,
    problem: { ...problem, rules: problem.rules.with(index, eased) },
  };
}

/** Pins of those who would do, on duties that stand in the way. */
function releasedPins({ problem }: GapQuestion, volunteers: readonly BlockedVolunteer[]): GapOption[] {
  return volunteers.flatMap(({ participant, findings }) => {
    const slots = new Set(findings.flatMap((finding) => finding.slots));
    return problem.pinned.flatMap((pin, index): GapOption[] => {
      if (pin.participant !== participant || !slots.has(pin.slot)) return [];
      return [removed(problem, 'release', participant, 'pinned', [index])];
    });
  });
}

/** Those whom a single ground keeps out, one that people can decide otherwise. */
function otherwiseFit({ problem, slot }: GapQuestion): GapOption[] {
  const near = neighbourhood(problem, slot.line.territories);
  return problem.participants.flatMap((person): GapOption[] => {
    const codes = ineligibilities(problem, person, slot);
    if (codes.length !== 1) return [];
    switch (codes[0]) {
      case 'territory':
        if (near !== null && !person.serves.some((id) => near.has(id))) return [];
        return changed(problem, person.id, 'neighbour', 'serves', ({ serves }) => [...serves, slot.line.territories[0]]);
      case 'unavailable':
        return changed(problem, person.id, 'absence', 'availability', (one) => presentOn(problem, one, slot));
      case 'forbidden': {
        const entries = problem.forbidden.flatMap((entry, i) => (forbids(entry, person, slot) ? [i] : []));
        return [removed(problem, 'forbidden', person.id, 'forbidden', entries)];
      }
      default:
        return [];
    }
  });
}

/** Territories next to these; null when the request says nothing of neighbours. */
function neighbourhood({ territories }: Problem, own: readonly string[]): ReadonlySet<string> | null {
  if (territories.every(({ neighbours }) => neighbours.length === 0)) return null;
  const touching = territories.filter(({ id, neighbours }) =>
    own.some((one) => neighbours.includes(one) || (id === one && neighbours.length > 0)),
  );
  return new Set(touching.flatMap(({ id, neighbours }) => (own.includes(id) ? neighbours : [id])));
}

/** The availability of a person who takes this slot all the same: that date offered, absences cut around the duty. */
function presentOn(problem: Problem, person: Person, slot: Slot): Person['availability'] {
  const { unavailable, available, weekdays, mode, ...rest } = person.availability;
  const [first, last] = [slot.dates[0], slot.dates[slot.dates.length - 1]];
  const around = unavailable.flatMap((range) => {
    if (!keepsAway(problem, person, range, slot)) return [range];
    const before = isWholeDate(range.from) ? addDays(first, -1) : writtenAs(range.from, slot.start);
    const after = isWholeDate(range.to) ? addDays(last, 1) : writtenAs(range.to, slot.end);
    return [...(range.from <= before ? [{ ...range, to: before }] : []), ...(range.to >= after ? [{ ...range, from: after }] : [])];
  });
  const offered = (mode === 'optOut' && weekdays === null) || weekdays?.includes(isoWeekday(slot.date));
  return {
    ...rest,
    mode,
    unavailable: around,
    // This duty and no other of the date.
    available: offered ? available : [...available, { from: slot.start.slice(0, 19), to: slot.end.slice(0, 19) }],
    weekdays,
  };
}

/** An instant of the slot with its offset, or on the local clock as the other end of the range is. */
function writtenAs(other: string, instant: string): string {
  return /(Z|[+-]\d\d:\d\d)$/.test(other) ? instant : instant.slice(0, 19);
}

function changed<K extends 'limits' | 'serves' | 'availability'>(
  problem: Problem,
  id: string,
  kind: GapOption['kind'],
  field: K,
  next: (person: Person) => unknown,
): GapOption[] {
  const at = problem.participants.findIndex((person) => person.id === id);
  const person = problem.participants[at];
  const value = next(person);
  const participants = problem.participants.with(at, { ...person, [field]: value });
  const patch = [{ op: 'add' as const, path: `/participants/${at}/${field}`, value }];
  return [{ kind, participant: id, patch, problem: { ...problem, participants } }];
}

function removed(
  problem: Problem,
  kind: GapOption['kind'],
  participant: string,
  list: 'pinned' | 'forbidden',
  entries: readonly number[],
): GapOption {
  // From the end, so that the positions before stay what they are.
  const patch = entries.toReversed().map((i) => ({ op: 'remove' as const, path: `/${list}/${i}` }));
  const left = problem[list].filter((_, i) => !entries.includes(i));
  return { kind, participant, patch, problem: { ...problem, [list]: left } };
}
