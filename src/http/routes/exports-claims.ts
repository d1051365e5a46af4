import { claims, visasRequest } from '../../domain/claims.ts';
import type { Route } from '../contract.ts';
import { language, month } from '../parameters.ts';
import { formatQuery, formOf, mediaTypes, printedResponse } from '../printed.ts';
import { answerCall, type RosterCallDeps } from '../roster-call.ts';
import { askTable, type TableCallContract, tableRoute } from '../table-call.ts';

const read: TableCallContract = {
  method: 'get',
  path: 'exports/claims',
  call: 'claims',
  operationId: 'exportClaims',
  summary: 'Payment sheets per doctor and month: JSON, or CSV for the desk that pays',
  description:
    'From realised duties, never planned ones. Each sheet says whether it has a visa; without one, or when it has changed since, nothing of it is payable.',
  query: {
    ...formatQuery,
    month: { description: 'One calendar month. Default: all of the period.', example: '2027-01', schema: month },
    lang: { description: 'Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr', schema: language },
  },
  addressed: ['format'],
  alternatives: [mediaTypes.csv],
  answer: claims,
  answerDescription: 'The sheets.',
};

const note: TableCallContract = {
  method: 'post',
  path: 'visas',
  call: 'visas',
  operationId: 'noteVisas',
  summary: 'Note the visas of payment sheets, and get the sheets',
  description:
    'They take the place of those given before for this table. A visa holds for the sheet as it stands now, through later versions of the table too, until the sheet changes. 409 when another roster of the table is in force.',
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
        const format = formOf(c, ['json', 'csv']);
        const result = await askTable(c, read, deps, { format });
        if (result.kind !== 'answered' || format === 'json') return answerCall(c, result);
        return printedResponse(c, format, JSON.parse(result.json) as string, 'paiement.csv');
      },
    },
    tableRoute(note, deps),
  ];
}
