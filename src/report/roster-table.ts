import type { DutyTable } from '../domain/duties.ts';
import { type Lang, say } from '../messages/index.ts';
import { csvText, dayText } from './csv.ts';

const columns = ['slot', 'date', 'line', 'window', 'start', 'end', 'participant', 'name', 'onBehalfOf', 'site', 'pinned', 'fee'] as const;

/** One row of the table, before it is written in a language. */
interface Row {
  readonly slot: string;
  readonly start: string;
  readonly end: string;
  /** null: an open head. */
  readonly duty: DutyTable['duties'][number] | null;
}

/**
 * A roster as a table: one row a head, an open one without a person. The verification of a roster reads it as it is, so
 * that a desk can change it in a spreadsheet and have it checked.
 */
export function rosterTableCsv(
  { duties, gaps, lines, participants }: Pick<DutyTable, 'duties' | 'gaps' | 'lines' | 'participants'>,
  lang: Lang,
): string {
  const siteOf = new Map(lines.map(({ id, site }) => [id, site]));
  const nameOf = new Map(participants.map(({ id, name }) => [id, name]));
  const rows = [
    ...duties.map((duty): Row => ({ ...duty, duty })),
    ...gaps.flatMap(({ slot, start, end, missing }) => Array.from({ length: missing }, (): Row => ({ slot, start, end, duty: null }))),
  ];
  rows.sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.slot < b.slot ? -1 : a.slot > b.slot ? 1 : 0));
  return csvText(
    columns.map((column) => say(lang, `table.${column}`)),
    rows.map(({ slot, start, end, duty }) => {
      // Ids never hold a slash.
      const [line, date, window] = slot.split('/');
      return [
        ...[slot, dayText(date, lang), line, window, start.slice(11, 16), end.slice(11, 16)],
        ...[duty?.participant ?? '', (duty && nameOf.get(duty.participant)) ?? '', duty?.onBehalfOf ?? '', siteOf.get(line) ?? ''],
        ...[duty?.pinned ? say(lang, 'table.yes') : '', duty?.fee == null ? '' : feeText(duty.fee, lang)],
      ];
    }),
  );
}

function feeText(fee: number, lang: Lang): string {
  return lang === 'fr' ? fee.toFixed(2).replace('.', ',') : fee.toFixed(2);
}
