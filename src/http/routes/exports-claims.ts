import { claims, visasRequest } from '../../domain/claims.ts';
import type { Context } from '../context.ts';
import type { Route } from '../contract.ts';
import { HttpProblem } from '../errors.ts';
import { preferredType } from '../negotiation.ts';
import { answerCall, type RosterCallDeps } from '../roster-call.ts';
import { askTable, type TableCallContract, tableRoute } from '../table-call.ts';

const formats = { json: 'application/json', csv: 'text/csv' } as const;
type Format = keyof typeof formats;

const read: TableCallContract = {
  method: 'get',
  path: 'exports/claims',
  call: 'claims',
  operationId: 'exportClaims',
  summary: 'Payment sheets per doctor and month: JSON, or CSV for the desk that pays',
  description:
    'From realised duties, never planned ones. Each sheet says whether it has a visa; without one, or when it has changed since, nothing of it is payable.',
  query: {
    format: { description: 'json or csv. Default: as `Accept` prefers.', example: 'csv' },
    month: { description: 'One calendar month. Default: all of the period.', example: '2027-01' },
    lang: { description: 'fr or en. Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr' },
  },
  addressed: ['format'],
  alternatives: [formats.csv],
  answer: claims,
  answerDescription: 'The sheets.',
};

const note: TableCallContract = {
  method: 'post',
  path: 'visas',
  call: 'visas',
  operationId: 'noteVisas',
  summary: 'Note the visas of payment sheets, and get the sheets',
  description: 'They take the place of those given before for this roster. A visa holds for the sheet as it stands now.',
  body: { schema: visasRequest, example: { visas: [{ participant: 'p-001', month: '2027-01', by: 'CDOM', on: '2027-02-05' }] } },
  answer: claims,
  answerDescription: 'The sheets.',
};

/** What the health-insurance funds pay, and on whose word. */
export function claimRoutes(deps: RosterCallDeps): Route[] {
  return [
    {
      contract: tableRoute(read, deps).contract,
      handle: async (c) => {
        const format = formatOf(c);
        const result = await askTable(c, read, deps, { format });
        if (result.kind !== 'answered' || format === 'json') return answerCall(c, result);
        return c.body(JSON.parse(result.json) as string, 200, {
          'Content-Type': `${formats[format]}; charset=utf-8`,
          'Cache-Control': 'no-store',
          Vary: 'Accept, Accept-Language',
          'Content-Disposition': 'attachment; filename="paiement.csv"',
        });
      },
    },
    tableRoute(note, deps),
  ];
}

function formatOf(c: Context): Format {
  const asked = c.req.query('format');
  const names = Object.keys(formats) as Format[];
  const preferred = preferredType(c.req.header('accept'), Object.values(formats));
  const found = asked === undefined ? names.find((name) => formats[name] === preferred) : names.find((name) => name === asked);
  if (found === undefined) throw new HttpProblem('not-acceptable', { params: { type: Object.values(formats).join(', ') } });
  return found;
}
