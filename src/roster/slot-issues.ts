import type { Slot } from '../calendar/index.ts';
import type { IssueList } from '../domain/issues.ts';
import type { RuleInput } from '../domain/problem.ts';
import { each, field, items, meet, type Path, text, textField } from '../domain/raw.ts';
import { mayAdmitMore, roomAbove } from '../rules/index.ts';

/**
 * Reports decisions that do not fit the slots: slots that do not exist (pinned, forbidden, baseline), more people
 * pinned on a slot than it has room for, an exempted person pinned without requisition. Reads JSON that nobody has validated,
 * so that these mistakes are answered together with those of shape.
 *
 * @param slots every slot of the request, from lines and a period that are sound
 * @param rules the rules of the request; null when they are not sound, so that nobody knows how many a slot has room for
 */
export function addSlotIssues(json: unknown, slots: readonly Slot[], rules: readonly RuleInput[] | null, issues: IssueList): void {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const broken = linesWithoutTheirSlots(json, issues);
  const slotOf = (item: unknown, at: Path): Slot | undefined => {
    const id = textField(item, 'slot');
    if (id === undefined) return undefined;
    const slot = byId.get(id);
    if (slot === undefined && !broken.has(id.split('/', 1)[0])) issues.add([...at, 'slot'], 'unknownSlot', { id });
    return slot;
  };
  checkPins(json, slotOf, rules === null ? roomUnknown(json) : roomAbove({ rules }), issues);
  for (const key of ['forbidden', 'baseline']) {
    for (const [item, at] of each(json, key)) slotOf(item, at);
  }
}

/** Lines whose slots are missing because of a mistake that has been reported: theirs are not unknown besides. */
function linesWithoutTheirSlots(json: unknown, issues: IssueList): ReadonlySet<string> {
  const lines = items(field(json, 'lines'));
  const ids = issues
    .list()
    .filter(({ code }) => code === 'emptyWindow' || code === 'rangeReversed' || code === 'duplicateId')
    .map(({ pointer }) => /^\/lines\/(\d+)\//.exec(pointer)?.[1])
    .map((index) => (index === undefined ? undefined : textField(lines[Number(index)], 'id')));
  return new Set(ids.filter((id) => id !== undefined));
}

/** Who is pinned on a slot, and where the first pin too many stands. */
interface Pinned {
  readonly people: Set<string>;
  tooMany: Path | null;
}

/** Where a rule may or may not admit more people, no number of them is too many. */
function roomUnknown(json: unknown): (slot: Slot) => number {
  const room = items(field(json, 'rules')).some((rule) => mayAdmitMore(textField(rule, 'type'))) ? Number.POSITIVE_INFINITY : 0;
  return () => room;
}

function checkPins(
  json: unknown,
  slotOf: (pin: unknown, at: Path) => Slot | undefined,
  roomAboveOf: (slot: Slot) => number,
  issues: IssueList,
): void {
  const exempted = exemptionsOf(json);
  const held = new Map<Slot, Pinned>();
  for (const [pin, at] of each(json, 'pinned')) {
    const slot = slotOf(pin, at);
    const participant = textField(pin, 'participant');
    if (slot === undefined || participant === undefined) continue;
    if (field(pin, 'requisition') !== true) {
      const date = slot.dates.find((one) => exempted(participant, one, slot.tags));
      if (date !== undefined) issues.add([...at, 'participant'], 'pinExempted', { participant, slot: slot.id, date });
    }
    const pinned = held.get(slot) ?? { people: new Set<string>(), tooMany: null };
    held.set(slot, pinned);
    // People count, not pins: the same pin twice is another mistake.
    pinned.people.add(participant);
    if (pinned.people.size > slot.headcount + roomAboveOf(slot)) pinned.tooMany ??= at;
  }
  for (const [slot, { people, tooMany }] of held) {
    const headcount = slot.headcount + roomAboveOf(slot);
    if (tooMany !== null) issues.add(tooMany, 'tooManyPins', { slot: slot.id, pins: people.size, headcount });
  }
}

/** What the exemptions of one person on one date cover: every duty, or those with one of the tags. */
interface DayExemption {
  all: boolean;
  readonly tags: Set<string>;
}

/** The schema admits no more; beyond it has reported the excess. */
const mostExemptions = 1000;
const mostTags = 100;

/**
 * Tells whether an exemption covers a date for a duty with these tags. Adds up the exemptions of a person once a date,
 * however many pins ask.
 */
function exemptionsOf(json: unknown): (participant: string, date: string, tags: ReadonlySet<string>) => boolean {
  const people = new Map<string, readonly unknown[]>();
  for (const participant of items(field(json, 'participants'))) {
    const id = textField(participant, 'id');
    const exemptions = items(field(participant, 'exemptions'));
    // Of an id declared twice, the first counts.
    if (id !== undefined && !people.has(id)) people.set(id, exemptions.slice(0, mostExemptions));
  }
  const days = new Map<string, Map<string, DayExemption>>();
  return (participant, date, tags) => {
    const exemptions = people.get(participant);
    if (exemptions === undefined || exemptions.length === 0) return false;
    const known = days.get(participant) ?? new Map<string, DayExemption>();
    days.set(participant, known);
    const day = known.get(date) ?? exemptionsOn(exemptions, date);
    known.set(date, day);
    return day.all || meet(day.tags, tags);
  };
}

function exemptionsOn(exemptions: readonly unknown[], date: string): DayExemption {
  const day: DayExemption = { all: false, tags: new Set() };
  for (const exemption of exemptions) {
    const from = textField(exemption, 'from');
    const to = textField(exemption, 'to');
    if (from === undefined || from > date || (to !== undefined && to < date)) continue;
    const tags = field(exemption, 'tags');
    if (tags === undefined) day.all = true;
    for (const tag of items(tags).slice(0, mostTags)) {
      const label = text(tag);
      if (label !== undefined) day.tags.add(label);
    }
  }
  return day;
}
