import type { Slot } from '../calendar/slot.ts';
import type { Line } from '../domain/line.ts';
import { kindsOf } from '../domain/professions.ts';
import { exempted } from './exempted.ts';
import type { Person } from './holdings.ts';

/** The slots that need somebody, by line. */
export interface LineSlots {
  readonly line: Line;
  readonly slots: readonly Slot[];
}

/** Lines with a head to fill, each with its slots in their order. */
export function slotsByLine(slots: readonly Slot[]): LineSlots[] {
  const needed = slots.filter(({ headcount }) => headcount > 0);
  return [...Map.groupBy(needed, ({ line }) => line.id).values()].map((own) => ({ line: own[0].line, slots: own }));
}

/**
 * What the members of a pool may hold by standing: volunteer, profession, role, own territory or a line without territories, skills,
 * no exemption for the slot. Availability, wishes, limits and prohibitions do not matter. Where the whole pool has no
 * such slot, the territories that each member serves take the place of the own one.
 *
 * Members who are alike in all but exemptions are looked at once.
 */
export class Standing {
  readonly #lines: readonly LineSlots[];
  readonly #known = new Map<string, readonly LineSlots[]>();
  readonly #widened: boolean;

  /** @param members the whole pool */
  constructor(members: readonly Person[], lines: readonly LineSlots[]) {
    this.#lines = lines;
    this.#widened = false;
    if (this.openTo(members).size > 0) return;
    this.#widened = true;
    this.#known.clear();
  }

  /** The lines on which a person stands, exemptions aside. People alike in standing are given the same list. */
  linesOf(person: Person): readonly LineSlots[] {
    const { volunteer, kind, roles, territory, serves, skills } = person;
    const key = JSON.stringify([volunteer, kind, roles, this.#widened ? serves : territory, skills]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const lines = volunteer ? this.#lines.filter(({ line }) => this.#standsOn(person, line)) : [];
    this.#known.set(key, lines);
    return lines;
  }

  /** Slots that at least one of these people may hold by standing, in the order of the lines. */
  openTo(members: readonly Person[]): Set<Slot> {
    const open = new Set<Slot>();
    const whole = new Set<LineSlots>();
    // A member without exemptions opens a whole line; only the lines left over are looked at slot by slot.
    const [bound, free] = [members.filter(isExempted), members.filter((member) => !isExempted(member))];
    for (const lines of new Set(free.map((member) => this.linesOf(member)))) for (const line of lines) whole.add(line);
    const partly = new Map<LineSlots, Person[]>();
    for (const member of bound) {
      for (const line of this.linesOf(member)) if (!whole.has(line)) partly.set(line, [...(partly.get(line) ?? []), member]);
    }
    for (const line of this.#lines) {
      if (whole.has(line)) for (const slot of line.slots) open.add(slot);
      const those = partly.get(line) ?? [];
      if (those.length > 0) for (const slot of line.slots) if (those.some((member) => !exempted(member, slot))) open.add(slot);
    }
    return open;
  }

  #standsOn({ kind, roles, territory, serves, skills }: Person, line: Line): boolean {
    const mine = this.#widened ? serves : territory === null ? [] : [territory];
    return (
      kindsOf(line).includes(kind) &&
      roles.includes(line.role) &&
      (line.territories.length === 0 || line.territories.some((one) => mine.includes(one))) &&
      line.requires.every((skill) => skills.includes(skill))
    );
  }
}

function isExempted({ exemptions }: Person): boolean {
  return exemptions.length > 0;
}
