import type { Line } from '../domain/line.ts';
import type { Scope } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { resolveRule } from './registry.ts';
import { servesLine } from './scope.ts';

/** How large the model of a request would be, at most; counted without building anything. */
export interface ModelSize {
  /** Slots times the people who may hold them: the columns. */
  readonly candidates: number;
  /** Candidates times the rows of the rules, wishes and exemptions that look at each. */
  readonly terms: number;
}

/** A wish is asked about once for each slot, and no row is written for it: a tenth of its cost. */
const asked = 0.1;

type SizedPerson = Pick<
  Problem['participants'][number],
  'id' | 'volunteer' | 'kind' | 'roles' | 'serves' | 'skills' | 'locumFor' | 'preferences' | 'exemptions'
>;

interface Sized extends Pick<Problem, 'lines' | 'rules' | 'forbidden' | 'history'> {
  readonly participants: readonly SizedPerson[];
}

/**
 * Counts by line and person alone: absences, availability, tags and dates of a scope are not looked at, so the figures
 * are upper bounds.
 *
 * @param slotsOf slots of each line, in the order of the lines
 * @param enough counting ends when there are more candidates: the request is refused anyway
 */
export function modelSize(problem: Sized, slotsOf: readonly number[], days: number, enough: number): ModelSize {
  const { ofPerson, ofLine, candidates } = countCandidates(problem, slotsOf, enough);
  if (candidates > enough) return { candidates, terms: 0 };
  const held = candidates + problem.history.length;
  const serving = [...ofPerson.values()].filter((count) => count > 0).length;
  const aDay = Math.max(1, candidates / Math.max(1, serving * days));
  const sum = (keys: readonly string[], counts: ReadonlyMap<string, number>) => keys.reduce((all, key) => all + (counts.get(key) ?? 0), 0);
  let terms = 0;
  for (const input of problem.rules) {
    const { rule, settings } = resolveRule(input);
    const scope: Scope = ('scope' in settings ? settings.scope : null) ?? {};
    const { participants, lines } = scope;
    const concerned = Math.min(held, participants ? sum(participants, ofPerson) : held, lines ? sum(lines, ofLine) : held);
    const { days: dates, pairs } = rule.reach(settings);
    terms += concerned * Math.min(dates, days) * (pairs ? aDay : 1);
  }
  const slots = slotsOf.reduce((all, count) => all + count, 0);
  const scoped = Map.groupBy(
    problem.forbidden.filter(({ slot }) => slot === undefined),
    ({ participant }) => participant,
  );
  for (const { id, preferences, exemptions } of problem.participants) {
    const own = ofPerson.get(id) ?? 0;
    terms += asked * preferences.length * slots + (exemptions.length + (scoped.get(id)?.length ?? 0)) * own;
  }
  return { candidates, terms: Math.round(terms) };
}

interface Counts {
  readonly candidates: number;
  readonly ofPerson: ReadonlyMap<string, number>;
  readonly ofLine: ReadonlyMap<string, number>;
}

/** People and lines that are alike are looked at once. */
function countCandidates({ lines, participants }: Sized, slotsOf: readonly number[], enough: number): Counts {
  const kinds = Map.groupBy(
    lines.map((line, i) => ({ line, slots: slotsOf[i] })),
    ({ line }) => JSON.stringify([line.role, line.kinds, line.territories, line.requires]),
  );
  const groups = Map.groupBy(
    participants.filter(({ volunteer }) => volunteer),
    ({ kind, roles, serves, skills, locumFor }) => JSON.stringify([kind, roles, serves, skills, locumFor.length]),
  );
  const ofPerson = new Map<string, number>();
  const ofLine = new Map<string, number>();
  let candidates = 0;
  for (const people of groups.values()) {
    const [one] = people;
    const each = Math.max(1, one.locumFor.length);
    let own = 0;
    for (const alike of kinds.values()) {
      if (!fits(one, alike[0].line)) continue;
      for (const { line, slots } of alike) {
        own += each * slots;
        ofLine.set(line.id, (ofLine.get(line.id) ?? 0) + people.length * each * slots);
      }
    }
    for (const { id } of people) ofPerson.set(id, own);
    candidates += people.length * own;
    if (candidates > enough) break;
  }
  return { candidates, ofPerson, ofLine };
}

function fits(person: SizedPerson, line: Line): boolean {
  return servesLine(person, line) && line.requires.every((skill) => person.skills.includes(skill));
}
