import { createHash } from 'node:crypto';
import type { ProblemInput } from '../domain/problem.ts';
import type { OperationOf } from '../domain/scenario-operations.ts';
import type { Change } from './change.ts';

type Person = ProblemInput['participants'][number];

/** Takes somebody off the list of volunteers: no candidate, no share of the load, no pin. Everything that names them stays sound. */
export function leave(change: Change, id: string): void {
  const { problem } = change;
  const person = problem.participants.find((one) => one.id === id);
  if (!person) return;
  person.volunteer = false;
  person.activityRate = 0;
  if (problem.pinned) problem.pinned = problem.pinned.filter((pin) => pin.participant !== id || pin.requisition === true);
  change.removed.push(id);
}

export function removeVolunteers(change: Change, operation: OperationOf<'removeVolunteers'>): void {
  const there = volunteersOf(change, operation);
  if (there === null) return;
  const count = countOf(change, operation, there.length);
  if (count === null) return;
  if (count > there.length) {
    change.object(['count'], 'tooFewVolunteers', { count, max: there.length });
    return;
  }
  for (const { id } of drawn(there, change.seed).slice(0, count)) leave(change, id);
}

export function addVolunteers(change: Change, operation: OperationOf<'addVolunteers'>): void {
  const there = volunteersOf(change, operation);
  if (there === null) return;
  const count = countOf(change, operation, there.length);
  if (count === null) return;
  const { participants } = change.problem;
  const model = operation.like === undefined ? null : participants.find(({ id }) => id === operation.like);
  if (model === undefined) {
    change.object(['like'], 'unknownParticipant', { id: operation.like ?? '' });
    return;
  }
  const models = model
    ? [model]
    : drawn(
        there.filter(({ status }) => status !== 'locum'),
        change.seed,
      );
  const taken = new Set(participants.map(({ id }) => id));
  for (let n = 1, made = 0; made < count; n++) {
    const id = `new-${operation.territory ?? 'any'}-${n}`;
    if (taken.has(id)) continue;
    participants.push(newcomer(id, operation.territory, models.length > 0 ? models[made % models.length] : null));
    change.added.push(id);
    made++;
  }
}

/** Somebody with the rights and limits of another, and none of their wishes, absences or balances. */
function newcomer(id: string, territory: string | null, model: Person | null): Person {
  if (model === null) return { id, territory };
  const { kind, establishment, roles, serves, skills, activityRate, limits } = model;
  const status = model.status === 'locum' ? 'installed' : model.status;
  const rights = { kind, status, establishment, roles, serves, skills, activityRate, limits };
  const given = Object.fromEntries(Object.entries(rights).filter(([, value]) => value !== undefined));
  return { ...structuredClone(given), id, territory: territory ?? model.territory ?? null };
}

/** Volunteers who practise in a territory, anywhere for null; null with an objection when there is no such territory. */
function volunteersOf(change: Change, { territory }: { readonly territory: string | null }): Person[] | null {
  const { territories = [], participants } = change.problem;
  if (territory !== null && !territories.some(({ id }) => id === territory)) {
    change.object(['territory'], 'unknownTerritory', { id: territory });
    return null;
  }
  return participants.filter((person) => person.volunteer !== false && (territory === null || person.territory === territory));
}

function countOf(change: Change, { count, percent }: { readonly count?: number; readonly percent?: number }, of: number): number | null {
  if (count !== undefined && percent !== undefined) {
    change.object([], 'countOrPercent');
    return null;
  }
  return percent === undefined ? (count ?? 1) : Math.round((of * percent) / 100);
}

/** In an order that depends on the seed and the ids alone. */
export function drawn<T extends { readonly id: string }>(people: readonly T[], seed: string): T[] {
  const key = (id: string): string => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
  const keys = new Map(people.map(({ id }) => [id, key(id)]));
  const place = ({ id }: T): string => keys.get(id) ?? '';
  return people.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
