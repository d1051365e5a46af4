import { z } from 'zod';
import { analysts, makers } from '../calls/roles.ts';
import { tableCall } from '../calls/roster-call.ts';
import { realisedReport, realisedRequest } from '../domain/realised.ts';

/** Who actually served. */

export const realiseRoster = tableCall({
  name: 'realiseRoster',
  method: 'post',
  path: 'realised',
  roles: makers,
  reads: 'problem',
  summary: 'Who actually served, and what balances and pay become by it',
  description:
    'Duties served, whole or in part, replacements included; takes the place of what was given before. What is not served is neither paid nor counted. A part of a duty counts for its minutes; it is paid whole unless the line pays pro rata or the duty was handed over. `balances[].carriedOut` is what goes into `balances` of the next request. 409 when another roster of the table is in force.',
  input: realisedRequest,
  example: {
    rest: 'asPlanned',
    asOf: '2027-02-01',
    realised: [{ slot: 'est-fixe/2027-01-03/evening', participant: 'p-002', replaced: 'p-001' }],
  },
  answer: realisedReport,
  answerDescription: 'Balances, cost and deviations by what was served.',
});

export const readRealised = tableCall({
  name: 'readRealised',
  method: 'get',
  path: 'realised',
  roles: analysts,
  reads: 'problem',
  summary: 'The realised duties that were given last',
  input: z.strictObject({}),
  answer: realisedReport,
  answerDescription: 'Balances, cost and deviations by what was served.',
});
