import { shortfallReport, shortfallReportRequest } from '../../domain/shortfall-report.ts';
import type { Context } from '../context.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { preferredType } from '../negotiation.ts';
import { answerCall, type RosterCallDeps } from '../roster-call.ts';
import { askTable, type TableCallContract, tableRoute } from '../table-call.ts';

const formats = { json: 'application/json', html: 'text/html', csv: 'text/csv' } as const;
type Format = keyof typeof formats;

/** The page is printed as it stands: it loads nothing and runs nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const shared = {
  path: 'shortfall-report',
  addressed: ['format'],
  alternatives: [formats.html, formats.csv],
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
    format: { description: 'json, html or csv. Default: as `Accept` prefers.', example: 'html' },
    asOf: { description: 'Date of the report. Default: today.', example: '2026-12-15' },
    lang: { description: 'fr or en. Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr' },
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
  query: { format: { description: 'json, html or csv. Default: as `Accept` prefers.' } },
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
      const format = formatOf(c);
      const result = await askTable(c, contract, deps, { format });
      if (result.kind !== 'answered' || format === 'json') return answerCall(c, result);
      return c.body(JSON.parse(result.json) as string, 200, {
        'Content-Type': `${formats[format]}; charset=utf-8`,
        'Cache-Control': 'no-store',
        Vary: 'Accept, Accept-Language',
        ...(format === 'html' ? { 'Content-Security-Policy': policy } : { 'Content-Disposition': 'attachment; filename="carence.csv"' }),
      });
    },
  }));
}

function formatOf(c: Context): Format {
  const asked = c.req.query('format');
  const names = Object.keys(formats) as Format[];
  const preferred = preferredType(c.req.header('accept'), Object.values(formats));
  const found = asked === undefined ? names.find((name) => formats[name] === preferred) : names.find((name) => name === asked);
  if (found === undefined) throw new HttpProblem('not-acceptable', { params: { type: Object.values(formats).join(', ') } });
  return found;
}
