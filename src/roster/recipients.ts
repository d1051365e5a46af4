import type { Change, Recipient } from '../domain/changes.ts';
import type { Problem } from '../domain/problem.ts';
import { type Council, councils, councilsOf } from '../domain/professions.ts';
import type { AssignmentIds } from './resolve.ts';

/**
 * Bodies that receive a table and every change of it: from the council of the profession (of doctors: the CDOM) to ARS,
 * prefect, SAMU, the regulators' association and the health-insurance funds (R.6315-2); the council validates
 * replacements (R.6315-4). The only list of its kind.
 */
const bodies = ['ars', 'prefect', 'samu', 'regulators', 'funds'] as const satisfies readonly Recipient['kind'][];

/** The councils that answer for a slot. */
export type CouncilsOf = (slot: string) => readonly Council[];

/** Councils by the lines of a problem. */
export function councilsBySlot({ lines }: Pick<Problem, 'lines'>): CouncilsOf {
  const byLine = new Map(lines.map((line) => [line.id, councilsOf(line)]));
  return (slot) => byLine.get(slot.split('/', 1)[0]) ?? [];
}

/** Councils of a table whose lines are not at hand: those that have been told of it. */
export function councilsTold(told: readonly Recipient[]): CouncilsOf {
  const kinds = new Set<string>(told.map(({ kind }) => kind));
  const those = councils.filter((council) => kinds.has(council));
  return () => those;
}

/** A change as far as it says who is concerned. */
type Concerned = Pick<Change, 'slot' | 'from' | 'to' | 'fromOnBehalfOf' | 'toOnBehalfOf'>;

/**
 * Who must be told of changes, and of which: the councils of those on their lines, every other body of all; each doctor who gains or loses a duty, or is
 * replaced by another locum, of those. Empty when nothing has changed. Doctors in the order of their ids.
 */
export function recipientsOf(changes: readonly Concerned[], of: CouncilsOf): Recipient[] {
  if (changes.length === 0) return [];
  const own = new Map<string, Set<string>>();
  for (const { slot, from, to, fromOnBehalfOf, toOnBehalfOf } of changes) {
    for (const participant of [from, to, fromOnBehalfOf, toOnBehalfOf]) {
      if (participant !== null) own.set(participant, (own.get(participant) ?? new Set()).add(slot));
    }
  }
  const all = [...new Set(changes.map(({ slot }) => slot))];
  const told = councils.flatMap((kind) => {
    const slots = all.filter((slot) => of(slot).includes(kind));
    return slots.length === 0 ? [] : [{ kind, participant: null, whole: false, slots }];
  });
  return [...told, ...bodies.map((kind) => ({ kind, participant: null, whole: false, slots: all })), ...people(own)];
}

/**
 * Who receives a whole table that is published for the first time: the councils of its lines, every other body, and each
 * doctor for the own duties.
 */
export function recipientsOfTable(assignments: readonly AssignmentIds[], { lines }: Pick<Problem, 'lines'>): Recipient[] {
  const own = new Map<string, Set<string>>();
  for (const { slot, participant, onBehalfOf = null } of assignments) {
    for (const one of [participant, onBehalfOf]) if (one !== null) own.set(one, (own.get(one) ?? new Set()).add(slot));
  }
  const those = new Set(lines.flatMap(councilsOf));
  const all = [...councils.filter((council) => those.has(council)), ...bodies];
  return [...all.map((kind) => ({ kind, participant: null, whole: true, slots: [] })), ...people(own)];
}

function people(own: ReadonlyMap<string, ReadonlySet<string>>): Recipient[] {
  const sorted = [...own].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([participant, slots]) => ({ kind: 'participant' as const, participant, whole: false, slots: [...slots] }));
}
