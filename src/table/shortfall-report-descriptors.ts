import { cdom, supervisors } from '../calls/roles.ts';
import { tableCall } from '../calls/roster-call.ts';
import { shortfallReport, shortfallReportQuery, shortfallReportRequest } from '../domain/shortfall-report.ts';

/** Gaps that remain, for the ARS and the prefect. */

const report = {
  path: 'shortfall-report',
  reads: 'problem',
  addressed: ['format'],
  forms: { of: ['json', 'html', 'csv'], file: 'carence.csv' },
  answer: shortfallReport,
  answerDescription: 'The report.',
} as const;

export const readShortfallReport = tableCall({
  ...report,
  name: 'readShortfallReport',
  method: 'get',
  roles: supervisors,
  summary: 'The report to the ARS when gaps remain: JSON, page to print, or CSV',
  description:
    'Gaps by territory and date, opinions asked and received, relays in place, and the doctors liable to serve, non-volunteers included and exempted ones never, with professional address and telephone. It ranks nobody and proposes nobody for requisition.',
  query: {
    asOf: { description: 'Date of the report. Default: today.', example: '2026-12-15' },
    lang: { description: 'Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr' },
  },
  input: shortfallReportQuery,
});

export const noteOpinions = tableCall({
  ...report,
  name: 'noteOpinions',
  method: 'post',
  roles: cdom,
  summary: 'Note the opinions asked and received, and get the report',
  description:
    'The opinions of URPS, health centres and associations; they take the place of those given before, and stand in every later report.',
  input: shortfallReportRequest,
  example: { opinions: [{ body: 'URPS Médecins', askedOn: '2026-12-01', receivedOn: '2026-12-08', opinion: 'Sans solution.' }] },
});
