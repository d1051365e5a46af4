import { stringify } from 'csv-stringify/sync';
import type { Lang } from '../messages/index.ts';

/** What a spreadsheet begins a formula with, in ASCII or full width, and what it skips before one. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A figure, with a decimal point or comma, is no formula though it may begin with a minus. */
const figure = /^-?\d+(?:[.,]\d+)?$/;

/**
 * Rows as CSV for a French desk: semicolons, CRLF, UTF-8 with a byte order mark, and no cell that a spreadsheet would
 * take for a formula: an apostrophe stands before it. Figures stay figures.
 *
 * @param headings first row
 * @param rows as many cells as there are headings each
 */
export function csvText(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    [[...headings], ...rows].map((row) => row.map(harmless)),
    { delimiter: ';', bom: true, record_delimiter: 'windows' },
  );
}

function harmless(cell: string | number): string {
  // A lone CR or LF ends a row for some readers, quoted or not: in a cell it is a space.
  const text = String(cell).replaceAll(/[\r\n]+/g, ' ');
  return formula.test(text) && !figure.test(text) ? `'${text}` : text;
}

/** A date as it is written in the language: 03/01/2027, 2027-01-03. */
export function dayText(date: string, lang: Lang): string {
  return lang === 'fr' ? date.split('-').reverse().join('/') : date;
}

/** Local date and time of an instant with offset: a night ends on another date than it begins, and so may a part of it. */
export function clockText(instant: string, lang: Lang): string {
  return `${dayText(instant.slice(0, 10), lang)} ${instant.slice(11, 16)}`;
}
