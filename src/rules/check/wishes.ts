import type { Slot } from '../../calendar/slot.ts';
import type { Scope } from '../../domain/primitives.ts';
import type { Problem } from '../../domain/problem.ts';
import { selectableSlot, selects } from '../scope.ts';

type Person = Problem['participants'][number];

/** A slot that a preference selects; named once for each preference. */
export interface Wish {
  readonly slot: string;
  /** Local start date. */
  readonly date: string;
  readonly avoid: boolean;
}

interface Known {
  readonly slots: readonly Slot[];
  readonly wishes: readonly Wish[];
}

/** By person and rule: a shortage asks the same thousands of times. */
const known = new WeakMap<Person, WeakMap<object, Known>>();

/** The wishes of a person over the slots in a rule's scope. */
export function wishesOf(person: Person, slots: readonly Slot[], rule: { readonly scope?: Scope }): readonly Wish[] {
  const ofPerson = known.get(person) ?? new WeakMap<object, Known>();
  known.set(person, ofPerson);
  const found = ofPerson.get(rule);
  if (found?.slots === slots) return found.wishes;
  const wishes = findWishes(person, slots, rule.scope);
  ofPerson.set(rule, { slots, wishes });
  return wishes;
}

function findWishes({ id, preferences }: Person, slots: readonly Slot[], scope: Scope | undefined): Wish[] {
  if (preferences.length === 0) return [];
  const inScope = selects(scope);
  const tests = preferences.map((wish) => ({ avoid: wish.kind === 'avoid', matches: selects(wish) }));
  return slots.flatMap((slot) => {
    const duty = { ...selectableSlot(slot), participant: id };
    if (!inScope(duty)) return [];
    return tests.filter(({ matches }) => matches(duty)).map(({ avoid }) => ({ slot: slot.id, date: slot.date, avoid }));
  });
}
