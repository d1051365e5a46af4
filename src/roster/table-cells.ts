import { CsvError, parse } from 'csv-parse/sync';
import { dayNumber } from '../domain/dates.ts';
import type { IssueList } from '../domain/issues.ts';
import { plain } from './table-names.ts';

/** Headings of each column, as a desk may write them; compared without accents, case and punctuation. */
const headings = {
  slot: ['slot', 'creneau', 'id du creneau'],
  date: ['date', 'jour', 'day'],
  line: ['line', 'ligne', 'poste', 'secteur'],
  window: ['window', 'plage', 'plage horaire'],
  start: ['start', 'debut', 'heure', 'heure de debut'],
  participant: ['participant', 'identifiant', 'id'],
  name: ['name', 'nom', 'medecin', 'docteur', 'doctor'],
  onBehalfOf: ['onbehalfof', 'pour', 'remplace', 'on behalf of', 'medecin remplace'],
} as const;
export type Column = keyof typeof headings;

/** Rows beyond which a table is no roster. */
const mostRows = 200_000;

/** One row of the table: its number as a spreadsheet counts, and its cells. */
export interface Row {
  readonly number: number;
  /** `''` where the row or the table has none. */
  readonly cell: (column: Column) => string;
}

/** A table of CSV: what stands where, and under which heading. */
export interface Cells {
  readonly has: (column: Column) => boolean;
  /** The heading as it is written, else the name of the column. */
  readonly heading: (column: Column) => string;
  readonly rows: readonly Row[];
}

/** Cells of a text, or null with issues at `/table` when it is no table. */
export function cellsOf(text: string, issues: IssueList): Cells | null {
  const lines = split(text, issues);
  if (lines === null || lines.length === 0) return null;
  const places = columnsOf(lines[0]);
  return {
    has: (column) => places.has(column),
    heading: (column) => lines[0][places.get(column) ?? -1] ?? column,
    rows: lines.slice(1).map((line, i) => {
      return { number: i + 2, cell: (column) => unguarded((line[places.get(column) ?? -1] ?? '').trim()) };
    }),
  };
}

/** A cell without the apostrophe that keeps a spreadsheet from taking it for a formula. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, '');
}

function split(text: string, issues: IssueList): string[][] | null {
  const first = text.slice(0, 10_000).split('\n', 1)[0];
  const count = (character: string) => first.split(character).length;
  const delimiter = [';', '\t', ','].reduce((best, one) => (count(one) > count(best) ? one : best));
  try {
    const rows: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false, to: mostRows + 1 });
    if (rows.length > mostRows) issues.add(['table'], 'tooMany', { count: rows.length, max: mostRows });
    if (rows.length === 0) issues.add(['table'], 'csvColumn', { column: { say: 'table.participant' } });
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

/** `2027-01-03`, `03/01/2027`, `3.1.27` as a date that exists, else null. */
export function dateOf(text: string): string | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  const iso = french ? `${french[3].padStart(4, '20')}-${french[2].padStart(2, '0')}-${french[1].padStart(2, '0')}` : text;
  return dayNumber(iso) === null ? null : iso;
}

/** `20:00`, `20:00:00`, `20h`, `20h30`, `20-24`, `20:00-24:00`: the hour it starts at, `20:00`, else null. */
export function hourOf(text: string): string | null {
  const found = /^(\d{1,2})(?:[:hH](\d{2})?)?(?::00)?(?:\s*[-–àa]\s*\d{1,2}(?:[:hH]\d{0,2})?)?$/.exec(text);
  return found ? `${found[1].padStart(2, '0')}:${found[2] ?? '00'}` : null;
}
