import type { Schemas } from '@vigie/client';
import type { Line, Participant, Slot } from '../roster/store.ts';

/** Part of the day in which a duty begins. */
export type Moment = 'day' | 'evening' | 'night';

/** One head of one slot: held, or a gap. */
export interface Item {
  readonly key: string;
  readonly slot: string;
  readonly line: string;
  /** Column: index of its date in the period. */
  readonly day: number;
  /** null: a gap. */
  readonly participant: string | null;
  readonly start: string;
  readonly end: string;
  readonly moment: Moment;
  readonly pinned: boolean;
  /** It was held by another in the roster before. */
  readonly changed: boolean;
}

/** One row of the grid. */
export interface Row {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  /** First row of its line or territory: a line is drawn above. */
  readonly first: boolean;
  readonly items: readonly Item[];
  /** Days of the period on which a person is away, exempted, wishes or would rather not. */
  readonly marks: readonly { readonly day: number; readonly kind: 'leave' | 'exempt' | 'wish' | 'avoid' }[];
  readonly totals: { readonly duties: number; readonly hours: number } | null;
}

export interface Source {
  readonly days: readonly string[];
  readonly assignments: readonly Schemas['Assignment'][];
  readonly shortfalls: readonly Schemas['Shortfall'][];
  readonly slots: readonly Slot[];
  readonly earlier: ReadonlyMap<string, ReadonlySet<string>> | null;
}

/** Every date from one to another. */
export function datesOf(start: string, end: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(`${start}T00:00:00Z`); at <= Date.parse(`${end}T00:00:00Z`); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}

/** Every head of every slot in the period. */
export function itemsOf({ days, assignments, shortfalls, earlier }: Source): Item[] {
  const dayOf = new Map(days.map((date, index) => [date, index]));
  const item = (
    given: { slot: string; line: string; start: string; end: string },
    participant: string | null,
    pinned: boolean,
    n: number,
  ): Item[] => {
    // A slot names its date itself: one that ends in the small hours belongs to the day on which it starts.
    const day = dayOf.get(given.slot.split('/')[1] ?? '') ?? dayOf.get(given.start.slice(0, 10));
    if (day === undefined) return [];
    const { slot, line, start, end } = given;
    const changed = earlier !== null && participant !== null && !earlier.get(slot)?.has(participant);
    return [
      { key: `${slot}|${participant ?? `gap${n}`}`, slot, line, day, participant, start, end, moment: momentOf(start), pinned, changed },
    ];
  };
  return [
    ...assignments.flatMap((given) => item(given, given.participant, given.pinned, 0)),
    ...shortfalls.flatMap((given) => Array.from({ length: given.missing }, (_, n) => item(given, null, false, n)).flat()),
  ];
}

function momentOf(start: string): Moment {
  const hour = Number(start.slice(11, 13));
  return hour >= 22 || hour < 6 ? 'night' : hour >= 17 ? 'evening' : 'day';
}

/** Rows of a line: as many as it has heads on its fullest day, in the order of the day. */
export function lineRows(items: readonly Item[], lines: readonly Line[], detailOf: (line: Line) => string): Row[] {
  const byLine = Map.groupBy(items, ({ line }) => line);
  return lines.flatMap((line) => {
    const lanes: Item[][] = [];
    for (const heads of Map.groupBy(byLine.get(line.id) ?? [], ({ day }) => day).values()) {
      heads.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.key < b.key ? -1 : 1));
      for (const [lane, head] of heads.entries()) {
        lanes[lane] ??= [];
        lanes[lane].push(head);
      }
    }
    return lanes.map((lane, index) => ({
      key: `${line.id}|${index}`,
      label: index === 0 ? (line.name ?? line.id) : '',
      detail: index === 0 ? detailOf(line) : '',
      first: index === 0,
      items: lane.sort((a, b) => a.day - b.day),
      marks: [],
      totals: null,
    }));
  });
}

/** A row a person, by territory and name, with what is known of the person’s days. */
export function personRows(
  items: readonly Item[],
  people: readonly Participant[],
  days: readonly string[],
  territoryOf: (id: string | null | undefined) => string,
): Row[] {
  const held = Map.groupBy(items, ({ participant }) => participant);
  const sorted = people
    .filter((person) => person.volunteer !== false || held.has(person.id))
    .map((person) => ({ person, territory: territoryOf(person.territory), name: person.name ?? person.id }))
    .sort((a, b) => a.territory.localeCompare(b.territory) || a.name.localeCompare(b.name));
  return sorted.map(({ person, territory, name }, index) => {
    const own = (held.get(person.id) ?? []).toSorted((a, b) => (a.start < b.start ? -1 : 1));
    return {
      key: person.id,
      label: name,
      detail: territory,
      first: index === 0 || sorted[index - 1].territory !== territory,
      items: own,
      marks: marksOf(person, days),
      totals: {
        duties: own.length,
        hours: own.reduce((sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 3_600_000, 0),
      },
    };
  });
}

function marksOf(person: Participant, days: readonly string[]): Row['marks'] {
  const marks: { day: number; kind: 'leave' | 'exempt' | 'wish' | 'avoid' }[] = [];
  const mark = (kind: (typeof marks)[number]['kind'], from: string | null | undefined, to: string | null | undefined) => {
    for (const [day, date] of days.entries())
      if (date >= (from ?? '').slice(0, 10) && date <= (to ?? '9999').slice(0, 10)) marks.push({ day, kind });
  };
  const { mode, available = [], unavailable = [] } = person.availability ?? {};
  for (const range of unavailable) mark('leave', range.from, range.to);
  if (mode === 'optIn')
    for (const [day, date] of days.entries())
      if (!available.some(({ from, to }) => date >= from.slice(0, 10) && date <= to.slice(0, 10))) marks.push({ day, kind: 'leave' });
  for (const range of person.exemptions ?? []) if ((range.tags ?? []).length === 0) mark('exempt', range.from, range.to);
  for (const wish of person.preferences ?? []) {
    const dated = wish as { from?: string | null; to?: string | null };
    if (dated.from || dated.to) mark(wish.kind === 'want' ? 'wish' : 'avoid', dated.from, dated.to);
  }
  return marks;
}

/** `VR` for « Dr Vétiver Régulus ». */
export function initials(name: string): string {
  const words = name
    .replace(/^(Dr|Docteur|Pr|Pharmacie|Mme|M\.)\s+|\(.*?\)/gi, '')
    .trim()
    .split(/[\s-]+/);
  return words.length > 1 ? `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase() : name.slice(0, 2).toUpperCase();
}
