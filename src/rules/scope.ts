import type { Slot } from '../calendar/index.ts';
import type { Line } from '../domain/line.ts';
import type { Scope } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { kindsOf } from '../domain/professions.ts';

/** What a scope looks at. A {@link Duty} has all of it; without a participant, `participants` is not asked about. */
export interface Selectable {
  readonly participant?: string;
  readonly line: string;
  readonly role: string | null;
  readonly territories: readonly string[];
  readonly tags: ReadonlySet<string>;
  /** Local start date. */
  readonly date: string;
}

/** A slot as a scope sees it: nobody's yet. */
export function selectableSlot(slot: Slot): Selectable {
  return { line: slot.line.id, role: slot.line.role, territories: slot.line.territories, tags: slot.tags, date: slot.date };
}

type Test = (duty: Selectable) => boolean;

/**
 * The one place that says what a scope selects: inside a list any of, between lists all of, a list left out everything,
 * an empty list nothing. Used for rules, ledgers, preferences and forbidden duties alike.
 *
 * @returns a predicate, prepared once so that it may be asked many times
 */
export function selects(scope: Scope | undefined): (duty: Selectable) => boolean {
  if (scope === undefined) return () => true;
  const tests: Test[] = [];
  const { lines, roles, territories, tags, participants, from, to } = scope;
  if (participants) {
    const wanted = new Set(participants);
    tests.push((duty) => duty.participant === undefined || wanted.has(duty.participant));
  }
  if (lines) {
    const wanted = new Set(lines);
    tests.push((duty) => wanted.has(duty.line));
  }
  if (roles) {
    const wanted = new Set<string>(roles);
    tests.push((duty) => duty.role !== null && wanted.has(duty.role));
  }
  if (territories) {
    const wanted = new Set(territories);
    tests.push((duty) => duty.territories.some((territory) => wanted.has(territory)));
  }
  if (tags) tests.push((duty) => tags.some((tag) => duty.tags.has(tag)));
  if (from !== undefined) tests.push((duty) => duty.date >= from);
  if (to !== undefined) tests.push((duty) => duty.date <= to);
  if (tests.length === 0) return () => true;
  if (tests.length === 1) return tests[0];
  return (duty) => tests.every((test) => test(duty));
}

type Person = Problem['participants'][number];

/** Whether a participant takes duties of a line at all: profession, role and territory, whatever the date. */
export function servesLine(participant: Pick<Person, 'kind' | 'roles' | 'serves'>, line: Line): boolean {
  return (
    kindsOf(line).includes(participant.kind) &&
    participant.roles.includes(line.role) &&
    (line.territories.length === 0 || line.territories.some((territory) => participant.serves.includes(territory)))
  );
}

/**
 * Whom a minimum or a target concerns: the volunteers whom the scope names (everybody when it names nobody) and who, by
 * role and territory, serve on at least one line that it selects.
 */
export function concerned(problem: Problem, scope: Scope | undefined): ReadonlySet<string> {
  const ofProblem = known.get(problem) ?? new Map<Scope | undefined, ReadonlySet<string>>();
  known.set(problem, ofProblem);
  const people = ofProblem.get(scope) ?? findConcerned(problem, scope);
  ofProblem.set(scope, people);
  return people;
}

const known = new WeakMap<Problem, Map<Scope | undefined, ReadonlySet<string>>>();

function findConcerned(problem: Problem, scope: Scope | undefined): ReadonlySet<string> {
  const named = scope?.participants ? new Set(scope.participants) : null;
  const lines = problem.lines.filter(
    (line) =>
      (scope?.lines?.includes(line.id) ?? true) &&
      (scope?.roles?.includes(line.role) ?? true) &&
      (scope?.territories?.some((territory) => line.territories.includes(territory)) ?? true),
  );
  const people = problem.participants.filter(
    (person) => person.volunteer && (named?.has(person.id) ?? true) && lines.some((line) => servesLine(person, line)),
  );
  return new Set(people.map((person) => person.id));
}
