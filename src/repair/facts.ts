import { addDays, type MomentRange } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import { checkMoments } from '../domain/invariants/ranges.ts';
import type { IssueList } from '../domain/issues.ts';
import { participant as participantSchema } from '../domain/participant.ts';
import type { Problem } from '../domain/problem.ts';
import type { Path } from '../domain/raw.ts';
import type { RepairFact } from '../domain/repair.ts';
import type { Person } from '../roster/holdings.ts';
import type { StandingRoster } from '../roster/standing-roster.ts';
import { keepsAway } from '../rules/index.ts';

type Fact<T extends RepairFact['type']> = Extract<RepairFact, { type: T }>;

/**
 * Applies facts to a problem one after the other, each to what the earlier ones left, and reports those that cannot be:
 * unknown ids, duties of the past, duties that the roster does not give. What lies before `from` is cut off.
 */
export class FactBook {
  participants: Person[];
  reinforcements: Problem['reinforcements'];
  forbidden: Problem['forbidden'];
  pinned: Problem['pinned'];
  readonly #standing: StandingRoster;
  readonly #from: string;
  readonly #issues: IssueList;
  readonly #held: ReadonlySet<string>;
  readonly #dates: ReadonlyMap<string, string>;
  /** Where what a fact has put into the problem came from: pointer into the problem, pointer into the body. */
  readonly #origins = new Map<string, Path>();
  readonly #pinOrigins = new Map<Problem['pinned'][number], Path>();

  constructor(standing: StandingRoster, from: string, issues: IssueList) {
    const { problem, slots, assignments } = standing;
    this.#standing = standing;
    this.#from = from;
    this.#issues = issues;
    this.participants = [...problem.participants];
    this.reinforcements = [...problem.reinforcements];
    this.forbidden = [...problem.forbidden];
    this.pinned = [...problem.pinned];
    this.#held = new Set(assignments.map(({ slot, participant }) => `${slot}/${participant}`));
    this.#dates = new Map(slots.map(({ id, date }) => [id, date]));
  }

  /** Start date of a slot that exists. */
  dateOf(slot: string): string {
    return this.#dates.get(slot) ?? '';
  }

  apply(fact: RepairFact, index: number): void {
    const at: Path = ['facts', index];
    if (fact.type === 'absence') this.#absence(fact, at);
    else if (fact.type === 'withdrawal') this.#withdrawal(fact, at);
    else if (fact.type === 'newVolunteer') this.#newVolunteer(fact, at);
    else if (fact.type === 'reinforcement') this.#reinforcement(fact, at);
    else if (fact.type === 'pin') this.#pin(fact, at);
    else this.#release(fact, at);
  }

  /** The place in the body that a place of the finished problem comes from; the body itself when it comes from none. */
  origin(pointer: string, pinned: Problem['pinned']): Path {
    const [, list, index, ...rest] = pointer.split('/');
    const known = list === 'pinned' ? this.#pinOrigins.get(pinned[Number(index)]) : this.#origins.get(`${list}/${index}`);
    return known === undefined ? [] : [...known, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
  }

  #absence({ participant, from, to, reducesShare }: Fact<'absence'>, at: Path): void {
    if (!this.#isAbsenceToCome({ from, to }, at)) return;
    const first = from < this.#from ? this.#from : from;
    this.#change(participant, at, (person) => {
      const { availability } = person;
      return {
        ...person,
        availability: { ...availability, unavailable: [...availability.unavailable, { from: first, to, reducesShare }] },
      };
    });
    this.#liftPins(participant, (slot, person) => keepsAway(this.#standing.problem, person, { from: first, to }, slot));
  }

  #withdrawal({ participant, from = this.#from }: Fact<'withdrawal'>, at: Path): void {
    const first = from < this.#from ? this.#from : from;
    const last = addDays(first, -1);
    this.#change(participant, at, (person) => {
      // Somebody who was to join later never does: no date would say so.
      if (person.activeFrom !== null && person.activeFrom > last) return { ...person, volunteer: false, activityRate: 0 };
      return { ...person, activeTo: person.activeTo !== null && person.activeTo < last ? person.activeTo : last };
    });
    this.#liftPins(participant, ({ dates }) => dates.some((date) => date >= first));
  }

  #newVolunteer({ participant }: Fact<'newVolunteer'>, at: Path): void {
    const known = this.participants.findIndex(({ id }) => id === participant.id);
    if (known >= 0 && this.participants[known].volunteer) {
      this.#issues.add([...at, 'participant', 'id'], 'duplicateId', { id: participant.id, first: 'participants' });
      return;
    }
    const place = known >= 0 ? known : this.participants.length;
    // What the schema leaves to be completed, reading the problem completes.
    this.participants[place] = { ...participantSchema.parse(participant), activeFrom: participant.activeFrom ?? this.#from } as Person;
    this.#origins.set(`participants/${place}`, [...at, 'participant']);
  }

  #reinforcement({ type: _, ...reinforcement }: Fact<'reinforcement'>, at: Path): void {
    const { from, to } = reinforcement;
    if (!this.#isSpanToCome(from, to, at)) return;
    this.#origins.set(`reinforcements/${this.reinforcements.length}`, at);
    this.reinforcements.push({ ...reinforcement, from: from < this.#from ? this.#from : from });
  }

  #pin({ type: _, ...pin }: Fact<'pin'>, at: Path): void {
    if (!this.#isToCome(pin.slot, at) || !this.#isKnown(pin.participant, at)) return;
    this.pinned.push(pin);
    this.#pinOrigins.set(pin, at);
  }

  #release({ slot, participant, mayKeep }: Fact<'release'>, at: Path): void {
    if (!this.#isToCome(slot, at) || !this.#isKnown(participant, at)) return;
    if (!this.#held.has(`${slot}/${participant}`)) this.#issues.add(at, 'notHeld', { slot, participant });
    this.pinned = this.pinned.filter((pin) => pin.slot !== slot || pin.participant !== participant);
    if (!mayKeep) this.forbidden.push({ slot, participant });
  }

  /** Who cannot serve is not held to what was pinned before; a prefect's decision stands until it is released. */
  #liftPins(participant: string, touches: (slot: Slot, person: Person) => boolean): void {
    const person = this.participants.find(({ id }) => id === participant);
    if (person === undefined) return;
    const touched = new Set(this.#standing.slots.filter((slot) => touches(slot, person)).map(({ id }) => id));
    this.pinned = this.pinned.filter((pin) => pin.participant !== participant || pin.requisition || !touched.has(pin.slot));
  }

  #change(id: string, at: Path, change: (person: Person) => Person): void {
    if (!this.#isKnown(id, at)) return;
    this.participants = this.participants.map((person) => (person.id === id ? change(person) : person));
  }

  #isKnown(id: string, at: Path): boolean {
    const known = this.participants.some((person) => person.id === id);
    if (!known) this.#issues.add([...at, 'participant'], 'unknownParticipant', { id });
    return known;
  }

  /** The same of an absence, which may begin and end at times of day. */
  #isAbsenceToCome({ from, to }: MomentRange, at: Path): boolean {
    const before = this.#issues.total;
    checkMoments({ from, to }, at, this.#issues);
    if (this.#issues.total > before) return false;
    return this.#isSpanToCome(from.slice(0, 10), to.slice(0, 10), at);
  }

  /** Whether a range runs forward and reaches what may still change. */
  #isSpanToCome(from: string, to: string, at: Path): boolean {
    if (from > to) this.#issues.add([...at, 'to'], 'rangeReversed', { from, to });
    else if (to < this.#from) this.#issues.add([...at, 'to'], 'factPast', { date: to, from: this.#from });
    return from <= to && to >= this.#from;
  }

  /** Whether the slot exists and starts on a date that may still change. */
  #isToCome(slot: string, at: Path): boolean {
    const date = this.#dates.get(slot);
    if (date === undefined) this.#issues.add([...at, 'slot'], 'unknownSlot', { id: slot });
    else if (date < this.#from) this.#issues.add([...at, 'slot'], 'slotPast', { slot, from: this.#from });
    return date !== undefined && date >= this.#from;
  }
}
