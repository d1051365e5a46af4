import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Roster } from '../domain/roster.ts';
import type { DutyContact } from '../jobs/task.ts';
import type { DutyFacts, DutyRow, VersionIndex } from '../jobs/duty-row.ts';

/**
 * What others look up of a published version: its duties and gaps with names, places and telephones.
 *
 * @param contacts telephones that were given for single duties; without one, that of the person
 */
export function versionIndex(
  problem: Problem,
  slots: readonly Slot[],
  { assignments, shortfalls }: Pick<Roster, 'assignments' | 'shortfalls'>,
  contacts: readonly DutyContact[],
): VersionIndex {
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const people = new Map(problem.participants.map((person) => [person.id, person]));
  const given = new Map(contacts.map(({ slot, participant, phone }) => [`${slot}/${participant}`, phone]));
  const held = assignments.flatMap(({ slot: id, participant, onBehalfOf = null }): DutyRow[] => {
    const slot = slotOf.get(id);
    const person = people.get(participant);
    if (!slot || !person) return [];
    const phone = given.get(`${id}/${participant}`) ?? person.contact?.phone ?? null;
    const facts = { ...factsOf(slot), name: person.name, profession: person.kind, onBehalfOf };
    return [{ ...placeOf(slot), participant, missing: 0, phone, facts }];
  });
  const gaps = shortfalls.flatMap(({ slot: id, missing }): DutyRow[] => {
    const slot = slotOf.get(id);
    return slot ? [{ ...placeOf(slot), participant: null, missing, phone: null, facts: factsOf(slot) }] : [];
  });
  return {
    table: {
      name: problem.name,
      timeZone: problem.timeZone,
      lines: problem.lines.map(({ id, name }) => ({ id, name })),
      territories: problem.territories.map(({ id, name, neighbours, hospitalRelays }) => ({ id, name, neighbours, hospitalRelays })),
    },
    duties: [...held, ...gaps],
  };
}

function placeOf({ id, line, startMs, endMs }: Slot): Pick<DutyRow, 'slot' | 'line' | 'startMs' | 'endMs'> {
  return { slot: id, line: line.id, startMs, endMs };
}

function factsOf({ line, start, end }: Slot): DutyFacts {
  const { name, role, site, territories } = line;
  return { lineName: name, role, site, territories, start, end, name: null, profession: null, onBehalfOf: null };
}
