import { cdom, supervisors } from '../calls/roles.ts';
import { tableCall } from '../calls/roster-call.ts';
import { claims, claimsQuery, visasRequest } from '../domain/claims.ts';

/** What the health-insurance funds pay, and on whose word. */

export const exportClaims = tableCall({
  name: 'exportClaims',
  method: 'get',
  path: 'exports/claims',
  roles: supervisors,
  reads: 'problem',
  summary: 'Payment sheets per doctor and month: JSON, or CSV for the desk that pays',
  description:
    'From realised duties, never planned ones. Each sheet says whether it has a visa; without one, or when it has changed since, nothing of it is payable.',
  query: {
    month: { description: 'One calendar month. Default: all of the period.', example: '2027-01' },
    lang: { description: 'Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr' },
  },
  addressed: ['format'],
  forms: { of: ['json', 'csv'], file: 'paiement.csv' },
  input: claimsQuery,
  answer: claims,
  answerDescription: 'The sheets.',
});

export const noteVisas = tableCall({
  name: 'noteVisas',
  method: 'post',
  path: 'visas',
  roles: cdom,
  reads: 'problem',
  summary: 'Note the visas of payment sheets, and get the sheets',
  description:
    'Each adds to those given before for this table, or corrects the one of the same sheet; with `replace: true` they take the place of all. A visa is given between the end of the month and today, and holds for the sheet as it stands now, through later versions of the table too, until the sheet changes. 409 when the roster is a draft, or another roster of the table is in force.',
  input: visasRequest,
  example: { visas: [{ participant: 'p-001', month: '2027-01', by: 'CDOM', on: '2027-02-05' }] },
  answer: claims,
  answerDescription: 'The sheets.',
});
