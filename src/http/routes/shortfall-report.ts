import { isoDate } from '../../domain/primitives.ts';
import { shortfallReport, shortfallReportRequest } from '../../domain/shortfall-report.ts';
import type { Route } from '../contract.ts';
import { language } from '../parameters.ts';
import { formatQueryOf, formOf, mediaTypes, printedResponse } from '../printed.ts';
import { answerCall, type RosterCallDeps } from '../roster-call.ts';
import { askTable, type TableCallContract, tableRoute } from '../table-call.ts';

const forms = formatQueryOf(['json', 'csv', 'html']);

const shared = {
  path: 'shortfall-report',
  addressed: ['format'],
  alternatives: [mediaTypes.html, mediaTypes.csv],
  answer: shortfallReport,
  answerDescription: 'The report.',
} as const;

const read: TableCallContract = {
  ...shared,
  method: 'get',
  call: 'shortfallReport',
  operationId: 'readShortfallReport',
  summary: 'The report to the ARS when gaps remain: JSON, page to print, or CSV',
  description:
    'Gaps by territory and date, opinions asked and received, relays in place, and the doctors liable to serve, non-volunteers included and exempted ones never, with professional address and telephone. It ranks nobody and proposes nobody for requisition.',
  query: {
    ...forms,
    asOf: { description: 'Date of the report. Default: today.', example: '2026-12-15', schema: isoDate },
    lang: { description: 'Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr', schema: language },
  },
};

const note: TableCallContract = {
  ...shared,
  method: 'post',
  call: 'shortfallOpinions',
  operationId: 'noteOpinions',
  summary: 'Note the opinions asked and received, and get the report',
  description:
    'The opinions of URPS, health centres and associations; they take the place of those given before, and stand in every later report.',
  query: forms,
  body: {
    schema: shortfallReportRequest,
    example: { opinions: [{ body: 'URPS Médecins', askedOn: '2026-12-01', receivedOn: '2026-12-08', opinion: 'Sans solution.' }] },
  },
};

/** Gaps that remain, for the ARS and the prefect. */
export function shortfallReportRoutes(deps: RosterCallDeps): Route[] {
  return [read, note].map((contract) => ({
    contract: tableRoute(contract, deps).contract,
    handle: async (c) => {
      const format = formOf(c, ['json', 'html', 'csv']);
      const result = await askTable(c, contract, deps, { format });
      if (result.kind !== 'answered' || format === 'json') return answerCall(c, result);
      return printedResponse(c, format, JSON.parse(result.json) as string, 'carence.csv');
    },
  }));
}
