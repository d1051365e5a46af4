import { funding, fundingRequest } from '../../domain/funding.ts';
import type { Route } from '../contract.ts';
import { answerFigures, type DeskDeps } from '../desk.ts';
import { formatQuery, mediaTypes } from '../printed.ts';

/** What an envelope pays, step after step. */
export function fundingRoutes(deps: DeskDeps): Route[] {
  return [
    {
      contract: {
        method: 'post',
        path: '/v1/funding',
        operationId: 'fundSteps',
        tag: 'Scenarios',
        summary: 'Which steps an envelope pays',
        description:
          'Steps in their order of priority, sub-steps in theirs, until the first that cannot be paid whole: what is funded, what is left, what the next one lacks, euros per hour covered and per inhabitant. Days are given or counted on the calendar. Solves nothing.',
        query: formatQuery,
        headers: { 'Accept-Language': { description: 'Language of messages when `lang` is left out: fr or en.', example: 'fr' } },
        body: {
          schema: fundingRequest,
          example: {
            envelope: 500_000,
            period: { start: '2027-01-01', end: '2027-12-31' },
            department: '974',
            steps: [
              { id: 'fixed', posts: [{ id: 'evening', posts: 11, start: '20:00', end: '24:00', fee: 50 }] },
              {
                id: 'mobile',
                subSteps: [
                  {
                    id: 'weekend',
                    posts: [{ id: 'sunday', posts: 5, days: ['sunday', 'holiday'], start: '08:00', end: '20:00', fee: 300 }],
                  },
                  { id: 'evening', posts: [{ id: 'evening', posts: 5, start: '20:00', end: '24:00', fee: 100 }] },
                ],
              },
            ],
          },
        },
        answers: { 200: { description: 'The steps, paid or not.', schema: funding, alternatives: [mediaTypes.csv] } },
      },
      handle: (c) => answerFigures(c, 'funding', deps, 'financement.csv'),
    },
  ];
}
