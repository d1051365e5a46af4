import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV for a French desk: semicolons, CRLF, UTF-8 with a byte order mark, and no cell that a spreadsheet would
 * take for a formula.
 *
 * @param headings first row
 * @param rows as many cells as there are headings each
 */
export function csvText(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([[...headings], ...rows.map((row) => [...row])], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
