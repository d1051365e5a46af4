import { verification, verificationRequest } from '../../domain/verification.ts';
import type { Route } from '../contract.ts';
import { answerVerification, type SolvingDeskDeps } from '../desk.ts';
import { problemBody } from '../schemas.ts';
import { smallestProblem } from '../small-example.ts';

/** Checks a roster on dates, without solving anything unless a comparison is asked for. */
export function verificationRoutes(deps: SolvingDeskDeps): Route[] {
  return [
    {
      contract: {
        method: 'post',
        path: '/v1/verifications',
        operationId: 'verifyRoster',
        tag: 'Verification',
        summary: 'Check assignments against the rules',
        description:
          'Somebody’s roster, as assignments or as a table in CSV. Says every violation, by rule and in words, with the levels, balances and cost of the assignments. A roster that breaks rules is a 200 with `ok: false`. Solves only with `compare`, to say what a better roster would gain.',
        headers: { 'Accept-Language': { description: 'Language of messages when `options.lang` is left out: fr or en.', example: 'fr' } },
        body: { schema: verificationRequest(problemBody), example: { problem: smallestProblem, assignments: [] } },
        answers: { 200: { description: 'The verdict.', schema: verification } },
      },
      handle: (c) => answerVerification(c, deps),
    },
  ];
}
