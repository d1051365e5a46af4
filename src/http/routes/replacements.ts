import { replacementList, replacementRequest } from '../../domain/replacement.ts';
import type { Route } from '../contract.ts';
import { type RosterCallDeps, rosterCallRoute } from '../roster-call.ts';

/** Who can take over a duty. */
export function replacementRoutes(deps: RosterCallDeps): Route[] {
  return [
    rosterCallRoute(
      {
        call: 'replacements',
        on: 'desk',
        operationId: 'listReplacements',
        tag: 'Rosters',
        summary: 'Everybody who can take this duty now, ranked',
        description:
          'For one duty and its absentee: whoever can take it as the roster stands, swaps of two, and chains of three where a shorter way does not do. Each is verified, with what it does to every level and who must be told. Changes nothing. Never solves.',
        body: replacementRequest,
        example: { slot: 'est-fixe/2027-01-03/evening', participant: 'p-002' },
        answer: replacementList,
        answerDescription: 'The replacements, best first; none is a result, too.',
      },
      deps,
    ),
  ];
}
