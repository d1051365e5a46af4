import type { z } from 'zod';
import { acceptanceRequest, decisionRequest, proposal, proposalList, proposalRequest } from '../../domain/proposal.ts';
import type { Route } from '../contract.ts';
import { ordinal } from '../parameters.ts';
import type { RosterCallDeps } from '../roster-call.ts';
import { tableRoute } from '../table-call.ts';

const numbered = { proposal: { description: 'Number of the proposal.', example: 1, schema: ordinal } };

/** Replacements on their way into the table. */
export function proposalRoutes(deps: RosterCallDeps): Route[] {
  const step = (name: string, operationId: string, summary: string, description: string, schema: z.ZodType, example: unknown): Route =>
    tableRoute(
      {
        method: 'post',
        path: `proposals/{proposal}/${name}`,
        call: name,
        operationId,
        summary,
        description,
        params: numbered,
        copies: () => (name === 'validation' ? 'latest' : []),
        body: { schema, example },
        answer: proposal,
        answerDescription: 'The proposal as it stands.',
      },
      deps,
    );
  return [
    tableRoute(
      {
        method: 'post',
        path: 'proposals',
        call: 'proposals',
        operationId: 'proposeReplacement',
        summary: 'Propose that duties of the published table change hands',
        description:
          'The roster must be the version in force (409 otherwise). The table with the moves is verified; what it would break is a 422. Nothing changes before those who take over have accepted and the CDOM has validated (R.6315-4).',
        body: {
          schema: proposalRequest,
          example: { moves: [{ slot: 'est-fixe/2027-01-03/evening', from: 'p-001', to: 'p-002' }], actor: 'p-001' },
        },
        answer: proposal,
        answerDescription: 'The proposal, with who has to accept and who must be told.',
      },
      deps,
    ),
    tableRoute(
      {
        method: 'get',
        path: 'proposals',
        call: 'listProposals',
        operationId: 'listProposals',
        summary: 'Every proposal about the table',
        answer: proposalList,
        answerDescription: 'In the order in which they were made.',
      },
      deps,
    ),
    tableRoute(
      {
        method: 'get',
        path: 'proposals/{proposal}',
        call: 'readProposal',
        operationId: 'readProposal',
        summary: 'One proposal',
        params: numbered,
        answer: proposal,
        answerDescription: 'The proposal as it stands.',
      },
      deps,
    ),
    step(
      'acceptance',
      'acceptReplacement',
      'Somebody who takes a duty over agrees',
      'proposed → accepted, once everybody has.',
      acceptanceRequest,
      {
        participant: 'p-002',
      },
    ),
    step(
      'validation',
      'validateReplacement',
      'The CDOM validates: the replacement is in the table',
      'accepted → validated. The table in force with the moves is verified once more and becomes the next version and a roster of its own (`Location`); 409 when it has changed so that the moves no longer fit.',
      decisionRequest,
      { actor: 'CDOM 974' },
    ),
    step('refusal', 'refuseReplacement', 'Somebody concerned, or the CDOM, refuses', 'proposed or accepted → refused.', decisionRequest, {
      actor: 'p-002',
      comment: 'Absente.',
    }),
    step('withdrawal', 'withdrawReplacement', 'Whoever proposed takes it back', 'proposed or accepted → withdrawn.', decisionRequest, {
      actor: 'p-001',
    }),
  ];
}
