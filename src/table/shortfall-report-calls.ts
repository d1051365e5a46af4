import { dateIn } from '../domain/dates.ts';
import type { IssueList } from '../domain/issues.ts';
import type { Problem } from '../domain/problem.ts';
import type { Opinion } from '../domain/shortfall-report.ts';
import { shortfallReportOf } from './shortfall-report.ts';
import { shortfallReportCsv, shortfallReportHtml } from './shortfall-report-print.ts';
import { answerTo, type CallContext } from '../jobs/call.ts';
import { noteOpinions, readShortfallReport } from './shortfall-report-descriptors.ts';

/** Takes the opinions asked and received, and answers the report. */
export const shortfallOpinions = answerTo(noteOpinions, (context, { opinions, asOf }) => {
  addOpinionIssues(context.problem, new Set(context.slots.map(({ id }) => id)), opinions, context.issues);
  if (context.issues.total > 0) return { kind: 'refused' };
  const record = { ...context.table, opinions };
  return { kind: 'answered', value: reportIn(context, opinions, asOf), news: { record } };
});

/** The report with the opinions given last: as JSON, or as the text of a page or a table. */
export const shortfallReportCall = answerTo(readShortfallReport, (context, { asOf }) => {
  return { kind: 'answered', value: reportIn(context, context.table.opinions, asOf) };
});

function reportIn(context: CallContext, opinions: readonly Opinion[], asOf: string | undefined): unknown {
  const { problem, params, lang, now } = context;
  const report = shortfallReportOf(context, opinions, asOf ?? dateIn(problem.timeZone, now));
  if (params.format === 'html') return shortfallReportHtml(report, lang);
  return params.format === 'csv' ? shortfallReportCsv(report, lang) : report;
}

function addOpinionIssues({ territories }: Problem, slots: ReadonlySet<string>, opinions: readonly Opinion[], issues: IssueList): void {
  const known = new Set(territories.map(({ id }) => id));
  for (const [i, { territory, slot, askedOn, receivedOn }] of opinions.entries()) {
    const at = ['opinions', i] as const;
    if (territory !== undefined && slot !== undefined) issues.add(at, 'opinionWhat');
    if (territory !== undefined && !known.has(territory)) issues.add([...at, 'territory'], 'unknownTerritory', { id: territory });
    if (slot !== undefined && !slots.has(slot)) issues.add([...at, 'slot'], 'unknownSlot', { id: slot });
    if (receivedOn !== null && receivedOn < askedOn) issues.add([...at, 'receivedOn'], 'opinionReversed', { askedOn, receivedOn });
  }
}
