import { slotList } from '../../domain/verification.ts';
import type { Route } from '../contract.ts';
import { answerAtOnce, type DeskDeps } from '../desk.ts';
import { problemBody } from '../schemas.ts';
import { smallestProblem } from '../small-example.ts';

/** The calendar alone: what the lines of a problem ask for, slot by slot. */
export function slotRoutes(deps: DeskDeps): Route[] {
  return [
    {
      contract: {
        method: 'post',
        path: '/v1/slots',
        operationId: 'listSlots',
        tag: 'Calendar',
        summary: 'The slots of a problem',
        description:
          'Day types, local holidays, clock changes, default points and fees, reinforcements: what must be filled. Solves nothing.',
        headers: { 'Accept-Language': { description: 'Language of messages when `options.lang` is left out: fr or en.', example: 'fr' } },
        body: { schema: problemBody, example: smallestProblem },
        answers: { 200: { description: 'The slots, sorted by start, then id.', schema: slotList } },
      },
      handle: (c) => answerAtOnce(c, 'slots', deps),
    },
  ];
}
