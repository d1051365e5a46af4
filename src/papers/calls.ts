import type { PaperFormat } from '../domain/papers.ts';
import { answerTo, type CallContext } from '../jobs/call.ts';
import { calendarFeed } from '../report/calendar-feed.ts';
import { rosterTableCsv } from '../report/roster-table.ts';
import { exportRoster } from './descriptors.ts';
import { monthTables } from './month-tables.ts';
import { tableHtml } from './table-html.ts';
import { tablePdf } from './table-pdf.ts';
import { titleOf } from './title.ts';
import { workbook } from './workbook.ts';

/** The roster as a file. What is no text travels as base64. */
export const rosterFile = answerTo(exportRoster, async (context, { paper }) => {
  const { table, id, lang } = context;
  const last = table.versions.at(-1);
  const title = titleOf(context, last?.roster === id ? last : null, lang);
  switch (context.params.format as PaperFormat) {
    case 'xlsx':
      return { kind: 'answered', value: (await workbook(context, lang)).toString('base64') };
    case 'pdf':
      return { kind: 'answered', value: (await tablePdf(monthTables(context, lang), title, paper, lang)).toString('base64') };
    case 'html':
      return { kind: 'answered', value: tableHtml(monthTables(context, lang), title, paper, lang) };
    case 'csv':
      return { kind: 'answered', value: rosterTableCsv(shownIn(context), lang) };
    case 'ics':
      return { kind: 'answered', value: calendarOf(context, last?.version ?? 0) };
  }
});

function shownIn({ problem, roster }: CallContext) {
  const gaps = roster.shortfalls.map(({ slot, line, start, end, missing }) => ({ slot, line, start, end, missing }));
  return { duties: roster.assignments, gaps, lines: problem.lines, participants: problem.participants };
}

/** Every duty, with the name of who holds it. */
function calendarOf({ problem, roster, lang, now }: CallContext, version: number): string {
  const names = new Map(problem.participants.map(({ id, name }) => [id, name ?? id]));
  const lines = new Map(problem.lines.map((line) => [line.id, line]));
  const duties = roster.assignments.map((duty) => ({
    ...duty,
    line: `${names.get(duty.participant) ?? duty.participant}, ${lines.get(duty.line)?.name ?? duty.line}`,
    site: lines.get(duty.line)?.site ?? null,
  }));
  return calendarFeed({ duties, version, publishedAt: now.toISOString(), lang });
}
