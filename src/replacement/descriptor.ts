import { makers } from '../calls/roles.ts';
import { rosterQuestion } from '../calls/roster-call.ts';
import { replacementList, replacementRequest } from '../domain/replacement.ts';

export const listReplacements = rosterQuestion({
  name: 'listReplacements',
  method: 'post',
  path: 'replacements',
  roles: makers,
  weight: 1,
  pool: 'check',
  reads: 'problem',
  summary: 'Everybody who can take this duty now, ranked',
  description:
    'For one duty and its absentee: whoever can take it as the roster stands, swaps of two, and chains of three where a shorter way does not do. Each is verified, with what it does to every level and who must be told. Changes nothing. Never solves.',
  input: replacementRequest,
  example: { slot: 'est-fixe/2027-01-03/evening', participant: 'p-002' },
  answer: replacementList,
  answerDescription: 'The replacements, best first; none is a result, too.',
});
