import { CsvError, parse } from 'csv-parse/sync';
import type { Slot } from '../calendar/slot.ts';
import { dayNumber } from '../domain/dates.ts';
import type { IssueCode, IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { AssignmentInput } from '../domain/verification.ts';
import { identities, plain } from './table-names.ts';

/** Headings of each column, as a desk may write them; compared without accents, case and punctuation. */
const headings = {
  slot: ['slot', 'creneau', 'id du creneau'],
  date: ['date', 'jour', 'day'],
  line: ['line', 'ligne', 'poste', 'secteur'],
  window: ['window', 'plage', 'plage horaire'],
  start: ['start', 'debut', 'heure', 'heure de debut'],
  participant: ['participant', 'medecin', 'nom', 'docteur', 'doctor', 'name', 'identifiant', 'id'],
  onBehalfOf: ['onbehalfof', 'pour', 'remplace', 'on behalf of', 'medecin remplace'],
} as const;
type Column = keyof typeof headings;

/** Rows beyond which a table is no roster. */
const mostRows = 200_000;

/** One row of the table: its number as a spreadsheet counts, and its cells. */
interface Row {
  readonly number: number;
  readonly cell: (column: Column) => string;
}

type Report = (row: Row, column: Column, code: IssueCode, params?: Readonly<Record<string, string>>) => undefined;

/**
 * Reads a roster as a desk would type it: CSV with semicolons, commas or tabs, headings in French or English, dates
 * `31/12/2026` or `2026-12-31`, lines and people by id or name, the window by its id or by the hour it starts at. A row
 * without a person is an open head and left out. Every cell that cannot be read is reported with its row and column;
 * what stands in it is not repeated, since it may be a name.
 *
 * @param issues takes what is wrong, at `/table`
 */
export function readTable(text: string, problem: Problem, slots: readonly Slot[], issues: IssueList): AssignmentInput[] {
  const cells = split(text, issues);
  if (cells === null || cells.length === 0) return [];
  const places = columnsOf(cells[0]);
  const has = (column: Column) => places.has(column);
  const missing = [
    ...(has('participant') ? [] : ['participant']),
    ...(has('slot') || has('date') ? [] : ['date']),
    ...(has('slot') || has('line') || problem.lines.length === 1 ? [] : ['line']),
  ];
  for (const column of missing) issues.add(['table'], 'csvColumn', { column });
  if (missing.length > 0) return [];
  const reader = new Reader(problem, slots, (row, column, code, params = {}) => {
    issues.add(['table'], code, { row: row.number, column: has(column) ? cells[0][places.get(column) ?? 0] : column, ...params });
    return undefined;
  });
  return cells.slice(1).flatMap((line, i) => {
    const row = { number: i + 2, cell: (column: Column) => unguarded((line[places.get(column) ?? -1] ?? '').trim()) };
    return reader.duty(row) ?? [];
  });
}

/** A cell without the apostrophe that keeps a spreadsheet from taking it for a formula. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/, '');
}

function split(text: string, issues: IssueList): string[][] | null {
  const first = text.slice(0, 10_000).split('\n', 1)[0];
  const count = (character: string) => first.split(character).length;
  const delimiter = [';', '\t', ','].reduce((best, one) => (count(one) > count(best) ? one : best));
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false, to: mostRows + 1 });
    if (rows.length > mostRows) issues.add(['table'], 'tooMany', { count: rows.length, max: mostRows });
    if (rows.length === 0) issues.add(['table'], 'csvColumn', { column: 'participant' });
    return rows.length > mostRows ? null : rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    issues.add(['table'], 'csvUnreadable', { row: Number(error.lines ?? 1) });
    return null;
  }
}

/** Where each column that is known stands; the first of a kind counts. */
function columnsOf(cells: readonly string[]): Map<Column, number> {
  const places = new Map<Column, number>();
  for (const [i, cell] of cells.entries()) {
    const word = plain(cell);
    const column = (Object.keys(headings) as Column[]).find((one) => (headings[one] as readonly string[]).includes(word));
    if (column && !places.has(column)) places.set(column, i);
  }
  return places;
}

/** Turns rows into duties, by what the problem calls things. */
class Reader {
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #byPlace: Map<string, Slot[]>;
  readonly #onlyLine: string | null;
  readonly #lineOf: (text: string) => readonly string[];
  readonly #personOf: (text: string) => readonly string[];
  readonly #report: Report;

  constructor({ lines, participants }: Problem, slots: readonly Slot[], report: Report) {
    this.#slots = new Map(slots.map((slot) => [slot.id, slot]));
    this.#byPlace = Map.groupBy(slots, ({ line, date }) => `${line.id}/${date}`);
    this.#onlyLine = lines.length === 1 ? lines[0].id : null;
    this.#lineOf = identities(lines.flatMap(({ id, name, site }) => [{ id, name }, ...(site === null ? [] : [{ id, name: site }])]));
    this.#personOf = identities(participants);
    this.#report = report;
  }

  duty(row: Row): AssignmentInput | undefined {
    // A row without a person is an open head, or empty.
    if (row.cell('participant') === '') return undefined;
    const participant = this.#person(row, 'participant');
    const onBehalfOf = row.cell('onBehalfOf') === '' ? null : this.#person(row, 'onBehalfOf');
    const slot = this.#slot(row);
    if (participant === undefined || onBehalfOf === undefined || slot === undefined) return undefined;
    return { slot, participant, onBehalfOf };
  }

  #person(row: Row, column: 'participant' | 'onBehalfOf'): string | undefined {
    const found = this.#personOf(row.cell(column));
    if (found.length === 1) return found[0];
    if (found.length === 0) return this.#report(row, column, 'csvUnknownPerson');
    return this.#report(row, column, 'csvAmbiguous', { ids: found.join(', ') });
  }

  #slot(row: Row): string | undefined {
    const named = row.cell('slot');
    if (named !== '') return this.#slots.has(named) ? named : this.#report(row, 'slot', 'csvUnknown');
    const date = dateOf(row.cell('date'));
    if (date === null) return this.#report(row, 'date', 'csvDate');
    const lines = row.cell('line') === '' && this.#onlyLine !== null ? [this.#onlyLine] : this.#lineOf(row.cell('line'));
    if (lines.length === 0) return this.#report(row, 'line', 'csvUnknown');
    if (lines.length > 1) return this.#report(row, 'line', 'csvAmbiguous', { ids: lines.join(', ') });
    return this.#window(row, this.#byPlace.get(`${lines[0]}/${date}`) ?? []);
  }

  /** The slot of a line on a date: by window, by the hour it starts at, or the only one. */
  #window(row: Row, open: readonly Slot[]): string | undefined {
    if (open.length === 0) return this.#report(row, 'date', 'csvNoSlot');
    const [window, start] = [row.cell('window'), row.cell('start')];
    const column = window === '' && start !== '' ? 'start' : 'window';
    const text = window === '' ? start : window;
    const hour = hourOf(text);
    const fits = (slot: Slot) => plain(slot.window) === plain(text) || (hour !== null && slot.start.slice(11, 16) === hour);
    const found = text === '' ? open : open.filter(fits);
    if (found.length === 1) return found[0].id;
    if (found.length === 0) return this.#report(row, column, 'csvUnknown');
    return this.#report(row, column, 'csvAmbiguous', { ids: found.map((slot) => slot.window).join(', ') });
  }
}

/** `2027-01-03`, `03/01/2027`, `3.1.27` as a date that exists, else null. */
function dateOf(text: string): string | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  const iso = french ? `${french[3].padStart(4, '20')}-${french[2].padStart(2, '0')}-${french[1].padStart(2, '0')}` : text;
  return dayNumber(iso) === null ? null : iso;
}

/** `20:00`, `20h`, `20h30`, `20-24`, `20:00-24:00`: the hour it starts at, `20:00`, else null. */
function hourOf(text: string): string | null {
  const found = /^(\d{1,2})(?:[:hH](\d{2})?)?(?:\s*[-–àa]\s*\d{1,2}(?:[:hH]\d{0,2})?)?$/.exec(text);
  return found ? `${found[1].padStart(2, '0')}:${found[2] ?? '00'}` : null;
}
