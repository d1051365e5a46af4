import { indicatorRequest, yearlyIndicators } from '../../domain/indicators.ts';
import type { Route } from '../contract.ts';
import { answerFigures, type DeskDeps } from '../desk.ts';
import { formatQuery, mediaTypes } from '../printed.ts';
import { smallestProblem } from '../small-example.ts';

/** The table of the yearly evaluation. */
export function indicatorRoutes(deps: DeskDeps): Route[] {
  return [
    {
      contract: {
        method: 'post',
        path: '/v1/indicators',
        operationId: 'yearlyIndicators',
        tag: 'Scenarios',
        summary: 'The yearly evaluation, from several rosters',
        description:
          'General practitioners, exempted ones by territory, fill rate, insufficiencies, regulators, calls an hour, incidents: what is due by 31 March of the next year. Solves nothing, keeps nothing.',
        query: formatQuery,
        headers: { 'Accept-Language': { description: 'Language of messages when `lang` is left out: fr or en.', example: 'fr' } },
        body: { schema: indicatorRequest, example: { year: 2027, rosters: [{ problem: smallestProblem, assignments: [] }] } },
        answers: { 200: { description: 'The table.', schema: yearlyIndicators, alternatives: [mediaTypes.csv] } },
      },
      handle: (c) => answerFigures(c, 'indicators', deps, 'indicateurs.csv'),
    },
  ];
}
