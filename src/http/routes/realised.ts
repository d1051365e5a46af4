import { realisedReport, realisedRequest } from '../../domain/realised.ts';
import type { Route } from '../contract.ts';
import type { RosterCallDeps } from '../roster-call.ts';
import { tableRoute } from '../table-call.ts';

/** Who actually served. */
export function realisedRoutes(deps: RosterCallDeps): Route[] {
  return [
    tableRoute(
      {
        method: 'post',
        path: 'realised',
        call: 'realised',
        operationId: 'realiseRoster',
        summary: 'Who actually served, and what balances and pay become by it',
        description:
          'Duties served, whole or in part, replacements included; takes the place of what was given before. What is not served is neither paid nor counted. A part of a duty counts for its minutes; it is paid whole unless the line pays pro rata or the duty was handed over. `balances[].carriedOut` is what goes into `balances` of the next request. 409 when another roster of the table is in force.',
        body: {
          schema: realisedRequest,
          example: {
            rest: 'asPlanned',
            asOf: '2027-02-01',
            realised: [{ slot: 'est-fixe/2027-01-03/evening', participant: 'p-002', replaced: 'p-001' }],
          },
        },
        answer: realisedReport,
        answerDescription: 'Balances, cost and deviations by what was served.',
      },
      deps,
    ),
    tableRoute(
      {
        method: 'get',
        path: 'realised',
        call: 'readRealised',
        operationId: 'readRealised',
        summary: 'The realised duties that were given last',
        answer: realisedReport,
        answerDescription: 'Balances, cost and deviations by what was served.',
      },
      deps,
    ),
  ];
}
