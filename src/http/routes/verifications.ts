import { verification, verificationRequest } from '../../domain/verification.ts';
import type { Route } from '../contract.ts';
import { type DeskDeps, answerAtOnce } from '../desk.ts';
import { problemBody } from '../schemas.ts';
import { smallestProblem } from '../small-example.ts';

/** Checks a roster on dates, without solving anything. */
export function verificationRoutes(deps: DeskDeps): Route[] {
  return [
    {
      contract: {
        method: 'post',
        path: '/v1/verifications',
        operationId: 'verifyRoster',
        tag: 'Verification',
        summary: 'Check assignments against the rules',
        description:
          'Never solves. Says every violation, by rule and in words, with the levels, balances and cost of the assignments. A roster that breaks rules is a 200 with `ok: false`.',
        headers: { 'Accept-Language': { description: 'Language of messages when `options.lang` is left out: fr or en.', example: 'fr' } },
        body: { schema: verificationRequest(problemBody), example: { problem: smallestProblem, assignments: [] } },
        answers: { 200: { description: 'The verdict.', schema: verification } },
      },
      handle: (c) => answerAtOnce(c, 'verify', deps),
    },
  ];
}
