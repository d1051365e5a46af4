import type { Slot } from '../calendar/slot.ts';
import type { IssueCode, IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { AssignmentInput } from '../domain/verification.ts';
import { cellsOf, type Column, dateOf, hourOf, type Row } from './table-cells.ts';
import { identities, plain, sameName } from './table-names.ts';

type Report = (row: Row, column: Column, code: IssueCode, params?: Readonly<Record<string, string>>) => undefined;

/**
 * Reads a roster as a desk would type it: CSV with semicolons, commas or tabs, headings in French or English, dates
 * `31/12/2026` or `2026-12-31`, lines and people by id or name, the window by its id or by the hour it starts at. A row
 * without a person is an open head and left out. Cells that say the same thing twice (a slot and its date, an id and a
 * name) have to agree: which of them the desk has changed cannot be known. Every cell that cannot be read, or that says
 * otherwise than another, is reported with its row and column; what stands in it is not repeated, since it may be a name.
 *
 * @param issues takes what is wrong, at `/table`
 */
export function readTable(text: string, problem: Problem, slots: readonly Slot[], issues: IssueList): AssignmentInput[] {
  const cells = cellsOf(text, issues);
  if (cells === null) return [];
  const { has, heading, rows } = cells;
  const missing = [
    ...(has('participant') || has('name') ? [] : ['participant' as const]),
    ...(has('slot') || has('date') ? [] : ['date' as const]),
    ...(has('slot') || has('line') || problem.lines.length === 1 ? [] : ['line' as const]),
  ];
  for (const column of missing) issues.add(['table'], 'csvColumn', { column: { say: `table.${column}` } });
  if (missing.length > 0) return [];
  const reader = new Reader(problem, slots, (row, column, code, params = {}) => {
    issues.addFound(['table'], { code, params: { row: row.number, column: heading(column), ...params } });
    return undefined;
  });
  return rows.flatMap((row) => reader.duty(row) ?? []);
}

/** Turns rows into duties, by what the problem calls things. */
class Reader {
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #byPlace: Map<string, Slot[]>;
  readonly #onlyLine: string | null;
  readonly #names: ReadonlyMap<string, string | null>;
  readonly #lineOf: (text: string) => readonly string[];
  readonly #personOf: (text: string) => readonly string[];
  readonly #report: Report;

  constructor({ lines, participants }: Problem, slots: readonly Slot[], report: Report) {
    this.#slots = new Map(slots.map((slot) => [slot.id, slot]));
    this.#byPlace = Map.groupBy(slots, ({ line, date }) => `${line.id}/${date}`);
    this.#onlyLine = lines.length === 1 ? lines[0].id : null;
    this.#names = new Map(participants.map(({ id, name }) => [id, name]));
    this.#lineOf = identities(lines.flatMap(({ id, name, site }) => [{ id, name }, ...(site === null ? [] : [{ id, name: site }])]));
    this.#personOf = identities(participants);
    this.#report = report;
  }

  duty(row: Row): AssignmentInput | undefined {
    // A row without a person is an open head, or empty.
    if (row.cell('participant') === '' && row.cell('name') === '') return undefined;
    const participant = this.#participant(row);
    const onBehalfOf = row.cell('onBehalfOf') === '' ? null : this.#person(row, 'onBehalfOf');
    const slot = this.#slot(row);
    if (participant === undefined || onBehalfOf === undefined || slot === undefined) return undefined;
    return { slot: slot.id, participant, onBehalfOf };
  }

  /** Whoever both the id and the name mean; either may be left out. */
  #participant(row: Row): string | undefined {
    const name = row.cell('name');
    if (name === '') return this.#person(row, 'participant');
    if (row.cell('participant') === '') return this.#person(row, 'name');
    const [ids, named] = [this.#people(row, 'participant'), this.#people(row, 'name')];
    if (ids === undefined || named === undefined) return undefined;
    // The name may be what somebody else has for an id.
    const both = ids.filter((id) => named.includes(id) || sameName(this.#names.get(id) ?? null, name));
    if (both.length === 1) return both[0];
    return this.#ambiguous(row, 'name', both.length > 0 ? both : [...ids, ...named]);
  }

  #person(row: Row, column: 'participant' | 'name' | 'onBehalfOf'): string | undefined {
    const found = this.#people(row, column);
    if (found === undefined || found.length === 1) return found?.[0];
    return this.#ambiguous(row, column, found);
  }

  /** Everybody whom a cell may mean: one at least. */
  #people(row: Row, column: 'participant' | 'name' | 'onBehalfOf'): readonly string[] | undefined {
    const found = this.#personOf(row.cell(column));
    return found.length > 0 ? found : this.#report(row, column, 'csvUnknownPerson');
  }

  /** The slot by its id, else by its place; whatever else the row says of it has to be so. */
  #slot(row: Row): Slot | undefined {
    const named = row.cell('slot');
    const slot = named === '' ? this.#placed(row) : (this.#slots.get(named) ?? this.#report(row, 'slot', 'csvUnknown'));
    return slot && this.#agreed(slot, row);
  }

  /** The slot of a line on a date: by window, by the hour it starts at, or the only one. */
  #placed(row: Row): Slot | undefined {
    const date = dateOf(row.cell('date'));
    if (date === null) return this.#report(row, 'date', 'csvDate');
    const lines = row.cell('line') === '' && this.#onlyLine !== null ? [this.#onlyLine] : this.#lineOf(row.cell('line'));
    if (lines.length === 0) return this.#report(row, 'line', 'csvUnknown');
    if (lines.length > 1) return this.#ambiguous(row, 'line', lines);
    const open = this.#byPlace.get(`${lines[0]}/${date}`) ?? [];
    if (open.length === 0) return this.#report(row, 'date', 'csvNoSlot');
    const column = row.cell('window') === '' && row.cell('start') !== '' ? 'start' : 'window';
    const found = row.cell(column) === '' ? open : open.filter((slot) => fits(slot, row.cell(column)));
    if (found.length === 1) return found[0];
    if (found.length === 0) return this.#report(row, column, 'csvUnknown');
    return this.#ambiguous(row, column, windowsOf(found));
  }

  /** The slot, if date, line, window and start, where they are given, are its own; else reports the first that is not. */
  #agreed(slot: Slot, row: Row): Slot | undefined {
    const { date, line } = slot;
    const own = row.cell('date') === '' ? date : dateOf(row.cell('date'));
    if (own === null) return this.#report(row, 'date', 'csvDate');
    if (own !== date) return this.#ambiguous(row, 'date', [date, own]);
    const lines = row.cell('line') === '' ? [line.id] : this.#lineOf(row.cell('line'));
    if (lines.length === 0) return this.#report(row, 'line', 'csvUnknown');
    if (!lines.includes(line.id)) return this.#ambiguous(row, 'line', [line.id, ...lines]);
    const column = (['window', 'start'] as const).find((one) => row.cell(one) !== '' && !fits(slot, row.cell(one)));
    if (column === undefined) return slot;
    const others = (this.#byPlace.get(`${line.id}/${date}`) ?? []).filter((other) => fits(other, row.cell(column)));
    if (others.length === 0) return this.#report(row, column, 'csvUnknown');
    return this.#ambiguous(row, column, windowsOf([slot, ...others]));
  }

  #ambiguous(row: Row, column: Column, ids: readonly string[]): undefined {
    return this.#report(row, column, 'csvAmbiguous', { ids: [...new Set(ids)].join(', ') });
  }
}

/** Whether a text means the window of a slot: by its id, or by the hour it starts at. */
function fits(slot: Slot, text: string): boolean {
  return plain(slot.window) === plain(text) || slot.start.slice(11, 16) === hourOf(text);
}

function windowsOf(slots: readonly Slot[]): string[] {
  return slots.map(({ window }) => window);
}
