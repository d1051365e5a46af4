import type { Claims } from '../domain/claims.ts';
import { type Lang, say } from '../messages/index.ts';
import { clockText, csvText, dayText } from '../report/csv.ts';

const columns = [
  ...['rpps', 'name', 'participant', 'month', 'territory', 'line', 'date', 'start', 'end', 'state', 'replacedBy', 'replaces'],
  ...['hours', 'amount', 'visa', 'payable'],
] as const;

/** The sheets as a table for the desk that pays: one row a duty. A row is payable when its sheet has a visa that holds. */
export function claimsCsv({ sheets }: Claims, lang: Lang): string {
  const figure = (value: number) => (lang === 'fr' ? value.toFixed(2).replace('.', ',') : value.toFixed(2));
  const rows = sheets.flatMap(({ rpps, name, participant, month, visa, rows: duties }) =>
    duties.map((row) => [
      ...[rpps ?? '', name ?? '', participant, month, row.territories.join(', '), row.line, dayText(row.date, lang)],
      ...[
        clockText(row.start, lang),
        clockText(row.end, lang),
        say(lang, `claims.state.${row.state}`),
        row.replacedBy ?? '',
        row.replaces ?? '',
      ],
      ...[figure(row.state === 'served' ? row.minutes / 60 : 0), figure(row.amount), say(lang, `claims.visa.${visa}`)],
      figure(visa === 'given' ? row.amount : 0),
    ]),
  );
  return csvText(
    columns.map((column) => say(lang, `claims.${column as 'rpps'}`)),
    rows,
  );
}
