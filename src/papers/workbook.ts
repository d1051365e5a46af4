import writeExcelFile from 'write-excel-file/node';
import { type Lang, say } from '../messages/index.ts';
import { dayWord } from './date-words.ts';
import { monthTables, type Printable } from './month-tables.ts';

type Cell = {
  readonly value: string | number;
  readonly fontWeight?: 'bold';
  readonly type?: NumberConstructor | StringConstructor;
  readonly format?: string;
} | null;
type Row = readonly Cell[];

interface Sheet {
  readonly sheet: string;
  readonly data: readonly Row[];
  readonly columns: readonly { readonly width: number }[];
}

/** A roster as a workbook: by line and day, by doctor, fairness, cost, gaps. Names are text: no cell begins a formula. */
export async function workbook(printable: Printable, lang: Lang): Promise<Buffer> {
  const sheets: Sheet[] = [
    byLine(printable, lang),
    byDoctor(printable, lang),
    fairness(printable, lang),
    cost(printable, lang),
    gaps(printable, lang),
  ];
  return writeExcelFile(sheets as never).toBuffer();
}

function byLine(printable: Printable, lang: Lang): Sheet {
  const tables = monthTables(printable, lang);
  const rows = tables.flatMap(({ line, month, columns, rows: days }): Row[] => [
    [bold(`${line}, ${month}`)],
    [bold(say(lang, 'paper.date')), ...columns.map(bold)],
    ...days.map(({ label, cells }): Row => [text(label), ...cells.map((cell) => text(cell.map((one) => one.text).join('\n')))]),
    [],
  ]);
  return sheet(say(lang, 'paper.sheet.lines'), rows, [14, 28, 28, 28, 28]);
}

function byDoctor({ problem, slots, roster }: Printable, lang: Lang): Sheet {
  const names = new Map(problem.participants.map(({ id, name }) => [id, name ?? id]));
  const dates = [...new Set(slots.map(({ date }) => date))].sort();
  const lines = new Map(problem.lines.map(({ id, name }) => [id, name ?? id]));
  const held = Map.groupBy(roster.assignments, ({ participant }) => participant);
  const rows = [...held]
    .sort(([a], [b]) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b, lang))
    .map(([id, duties]): Row => {
      const byDate = Map.groupBy(duties, ({ slot }) => slot.split('/')[1]);
      const cells = dates.map((date) =>
        text(
          (byDate.get(date) ?? [])
            .map(({ line, start, end }) => `${lines.get(line) ?? line} ${start.slice(11, 16)}–${end.slice(11, 16)}`)
            .join('\n'),
        ),
      );
      return [text(names.get(id) ?? id), number(duties.length), ...cells];
    });
  const head = [bold(say(lang, 'paper.doctor')), bold(say(lang, 'paper.duties')), ...dates.map((date) => bold(dayWord(date, lang)))];
  return sheet(say(lang, 'paper.sheet.doctors'), [head, ...rows], [28, 9, ...dates.map(() => 22)]);
}

function fairness({ problem, roster }: Printable, lang: Lang): Sheet {
  const names = new Map(problem.participants.map(({ id, name }) => [id, name ?? id]));
  const head = (['doctor', 'ledger', 'carriedIn', 'received', 'fairShare', 'carriedOut', 'duties', 'hours'] as const).map((key) =>
    bold(say(lang, `paper.${key}`)),
  );
  const rows = roster.balances.map(
    ({ participant, ledger, carriedIn, received, fairShare, carriedOut, duties, hours }): Row => [
      ...[text(names.get(participant) ?? participant), text(ledger)],
      ...[carriedIn, received, fairShare, carriedOut, duties, hours].map((value) => number(Math.round(value * 100) / 100)),
    ],
  );
  return sheet(say(lang, 'paper.sheet.fairness'), [head, ...rows], [28, 12, 12, 12, 12, 12, 10, 10]);
}

function cost({ problem, roster }: Printable, lang: Lang): Sheet {
  const lines = new Map(problem.lines.map(({ id, name }) => [id, name ?? id]));
  const euros = (value: number): Cell => ({ value, type: Number, format: '#,##0.00' });
  const rows = roster.cost.byLine.map(({ line, total }): Row => [text(lines.get(line) ?? line), euros(total)]);
  const head = [bold(say(lang, 'paper.line')), bold(say(lang, 'paper.euros'))];
  return sheet(say(lang, 'paper.sheet.cost'), [head, ...rows, [bold(say(lang, 'paper.total')), euros(roster.cost.total)]], [40, 16]);
}

function gaps({ problem, roster }: Printable, lang: Lang): Sheet {
  const lines = new Map(problem.lines.map(({ id, name }) => [id, name ?? id]));
  const rows = roster.shortfalls.map(
    ({ line, start, end, missing, reportBy }): Row => [
      ...[text(lines.get(line) ?? line), text(dayWord(start.slice(0, 10), lang)), text(`${start.slice(11, 16)}–${end.slice(11, 16)}`)],
      ...[number(missing), text(say(lang, 'paper.by', { date: reportBy }))],
    ],
  );
  const head = (['line', 'date', 'hoursOfDuty', 'missing', 'reportBy'] as const).map((key) => bold(say(lang, `paper.${key}`)));
  return sheet(say(lang, 'paper.sheet.gaps'), [head, ...rows], [40, 12, 16, 12, 30]);
}

function sheet(name: string, data: readonly Row[], widths: readonly number[]): Sheet {
  return { sheet: name, data, columns: widths.map((width) => ({ width })) };
}

function text(value: string): Cell {
  return value === '' ? null : { value, type: String };
}

function bold(value: string): Cell {
  return { value, type: String, fontWeight: 'bold' };
}

function number(value: number): Cell {
  return { value, type: Number };
}
