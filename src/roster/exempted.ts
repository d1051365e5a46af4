import type { Slot } from '../calendar/slot.ts';
import type { Person } from './holdings.ts';

type Test = (slot: Slot) => boolean;

const known = new WeakMap<Person, Test>();

/**
 * Whether a participant is exempted from a slot: an exemption touches one of its dates, and one of its tags where it
 * names tags. The exemptions are added up once a date, so that many of them cost no more than one.
 */
export function exempted(person: Person, slot: Slot): boolean {
  if (person.exemptions.length === 0) return false;
  const test = known.get(person) ?? prepared(person);
  known.set(person, test);
  return test(slot);
}

/** What the exemptions cover on one date: every duty, or those with one of the tags. */
interface DayExemption {
  readonly all: boolean;
  readonly tags: readonly string[];
}

function prepared({ exemptions }: Person): Test {
  const days = new Map<string, DayExemption>();
  const dayOf = (date: string): DayExemption => {
    const day = days.get(date) ?? dayExemption(date);
    days.set(date, day);
    return day;
  };
  const dayExemption = (date: string): DayExemption => {
    const those = exemptions.filter(({ from, to }) => from <= date && (to === null || date <= to));
    return { all: those.some(({ tags }) => tags === undefined), tags: [...new Set(those.flatMap(({ tags }) => tags ?? []))] };
  };
  return ({ dates, tags }) =>
    dates.some((date) => {
      const day = dayOf(date);
      return day.all || day.tags.some((tag) => tags.has(tag));
    });
}
