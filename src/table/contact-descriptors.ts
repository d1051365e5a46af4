import { parties } from '../calls/roles.ts';
import { tableCall } from '../calls/roster-call.ts';
import { contactAnswer, contactRequest } from '../domain/on-duty.ts';

/** The telephone for one duty, by its holder or the council. */
export const setDutyContact = tableCall({
  name: 'setDutyContact',
  method: 'put',
  path: 'duties/{slot}/contact',
  roles: parties,
  reads: 'table',
  copies: () => 'latest',
  summary: 'The telephone for one duty',
  description:
    'Shown by GET /v1/on-duty in the place of the telephone of the person, until it is null again; later versions of the table keep it. The slot of the address is percent-encoded. 409 when the roster is not in force.',
  params: { slot: { description: 'Id of the slot, percent-encoded.', example: 'est-fixe%2F2027-01-03%2Fevening' } },
  input: contactRequest,
  example: { phone: '06 39 98 00 01' },
  answer: contactAnswer,
  answerDescription: 'The telephone as it is kept.',
});
