import type { Change, Recipient } from '../domain/changes.ts';
import type { AssignmentIds } from './resolve.ts';

/**
 * Bodies that receive a table and every change of it: from the CDOM to ARS, prefect, SAMU, the regulators' association
 * and the health-insurance funds (R.6315-2); the CDOM validates replacements (R.6315-4). The only list of its kind.
 */
const bodies = ['cdom', 'ars', 'prefect', 'samu', 'regulators', 'funds'] as const satisfies readonly Recipient['kind'][];

/** A change as far as it says who is concerned. */
type Concerned = Pick<Change, 'slot' | 'from' | 'to' | 'fromOnBehalfOf' | 'toOnBehalfOf'>;

/**
 * Who must be told of changes, and of which: every body of all of them; each doctor who gains or loses a duty, or is
 * replaced by another locum, of those. Empty when nothing has changed. Doctors in the order of their ids.
 */
export function recipientsOf(changes: readonly Concerned[]): Recipient[] {
  if (changes.length === 0) return [];
  const own = new Map<string, Set<string>>();
  for (const { slot, from, to, fromOnBehalfOf, toOnBehalfOf } of changes) {
    for (const participant of [from, to, fromOnBehalfOf, toOnBehalfOf]) {
      if (participant !== null) own.set(participant, (own.get(participant) ?? new Set()).add(slot));
    }
  }
  const all = [...new Set(changes.map(({ slot }) => slot))];
  return [...bodies.map((kind) => ({ kind, participant: null, whole: false, slots: all })), ...people(own)];
}

/** Who receives a whole table that is published for the first time: every body, and each doctor for the own duties. */
export function recipientsOfTable(assignments: readonly AssignmentIds[]): Recipient[] {
  const own = new Map<string, Set<string>>();
  for (const { slot, participant, onBehalfOf = null } of assignments) {
    for (const one of [participant, onBehalfOf]) if (one !== null) own.set(one, (own.get(one) ?? new Set()).add(slot));
  }
  return [...bodies.map((kind) => ({ kind, participant: null, whole: true, slots: [] })), ...people(own)];
}

function people(own: ReadonlyMap<string, ReadonlySet<string>>): Recipient[] {
  const sorted = [...own].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([participant, slots]) => ({ kind: 'participant' as const, participant, whole: false, slots: [...slots] }));
}
