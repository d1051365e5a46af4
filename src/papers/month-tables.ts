import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Roster } from '../domain/roster.ts';
import { type Lang, say } from '../messages/index.ts';
import { dayWord, monthWord } from './date-words.ts';

/** One date of a line: who holds each window, and the heads that are open. */
export interface DayRow {
  readonly date: string;
  /** `lun. 4`, `Mon 4`. */
  readonly label: string;
  /** Weekend or public holiday. */
  readonly rest: boolean;
  /** By column; empty where the window does not open that day. */
  readonly cells: readonly (readonly Holder[])[];
}

/** A name in a cell. */
export interface Holder {
  readonly text: string;
  /** An open head. */
  readonly open: boolean;
}

/** One line in one month: a page of the printed table. */
export interface MonthTable {
  readonly line: string;
  readonly site: string | null;
  /** `janvier 2027`. */
  readonly month: string;
  /** Windows with their hours, by start. */
  readonly columns: readonly string[];
  readonly rows: readonly DayRow[];
}

/** A roster with the problem it answers and its slots. */
export interface Printable {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly roster: Roster;
}

/** A roster as it is printed: by line, then month, then date. Lines without a slot in a month have no page of it. */
export function monthTables({ problem, slots, roster }: Printable, lang: Lang): MonthTable[] {
  const names = new Map(problem.participants.map(({ id, name }) => [id, name ?? id]));
  const held = Map.groupBy(roster.assignments, ({ slot }) => slot);
  const holdersOf = (slot: Slot): Holder[] => {
    const duties = held.get(slot.id) ?? [];
    const people = duties.map(({ participant, onBehalfOf }) => ({
      text: holderText(names, participant, onBehalfOf ?? null, lang),
      open: false,
    }));
    const missing = Math.max(0, slot.headcount - duties.length);
    return [...people, ...Array.from({ length: missing }, () => ({ text: say(lang, 'paper.open'), open: true }))];
  };
  const groups = Map.groupBy(slots, ({ line, date }) => `${date.slice(0, 7)} ${line.id}`);
  return problem.lines.flatMap((line) => {
    const months = [...groups.keys()].filter((key) => key.slice(8) === line.id).sort();
    return months.map((key) => {
      const own = groups.get(key) ?? [];
      const columns = columnsOf(own);
      const dates = [...new Set(own.map(({ date }) => date))].sort();
      return {
        line: line.name ?? line.id,
        site: line.site,
        month: monthWord(`${key.slice(0, 7)}-01`, lang),
        columns: columns.map(({ label }) => label),
        rows: dates.map((date): DayRow => {
          const today = own.filter((slot) => slot.date === date);
          return {
            date,
            label: dayWord(date, lang),
            rest: today.some(({ tags }) => ['saturday', 'sunday', 'holiday'].some((tag) => tags.has(tag))),
            cells: columns.map(({ hours }) => today.filter((slot) => hoursOf(slot) === hours).flatMap(holdersOf)),
          };
        }),
      };
    });
  });
}

function holderText(names: ReadonlyMap<string, string>, participant: string, onBehalfOf: string | null, lang: Lang): string {
  const name = names.get(participant) ?? participant;
  return onBehalfOf === null ? name : say(lang, 'paper.onBehalfOf', { name, principal: names.get(onBehalfOf) ?? onBehalfOf });
}

/** Columns are hours of the day: what people read a duty by, whatever its window is called. */
function columnsOf(slots: readonly Slot[]): { hours: string; label: string }[] {
  const hours = [...new Set(slots.map(hoursOf))].sort((a, b) => (a < b ? -1 : 1));
  return hours.map((one) => ({ hours: one, label: one }));
}

function hoursOf({ start, end }: Slot): string {
  return `${start.slice(11, 16)}–${end.slice(11, 16)}`;
}
