import { z } from 'zod';
import { cdom, makers, parties } from '../calls/roles.ts';
import { ordinal } from '../calls/parameters.ts';
import { tableCall } from '../calls/roster-call.ts';
import { acceptanceRequest, decisionRequest, proposal, proposalList, proposalRequest } from '../domain/proposal.ts';

/** Replacements on their way into the table. */

const numbered = { proposal: { description: 'Number of the proposal.', example: 1, schema: ordinal } };
const step = { method: 'post', params: numbered, answer: proposal, answerDescription: 'The proposal as it stands.' } as const;

export const proposeReplacement = tableCall({
  name: 'proposeReplacement',
  method: 'post',
  path: 'proposals',
  roles: parties,
  reads: 'problem',
  summary: 'Propose that duties of the published table change hands',
  description:
    'The roster must be the version in force (409 otherwise). The table with the moves is verified; what it would break is a 422. Nothing changes before those who take over have accepted and the CDOM has validated (R.6315-4).',
  input: proposalRequest,
  example: { moves: [{ slot: 'est-fixe/2027-01-03/evening', from: 'p-001', to: 'p-002' }], actor: 'p-001' },
  answer: proposal,
  answerDescription: 'The proposal, with who has to accept and who must be told.',
});

export const listProposals = tableCall({
  name: 'listProposals',
  method: 'get',
  path: 'proposals',
  roles: makers,
  reads: 'table',
  summary: 'Every proposal about the table',
  input: z.strictObject({}),
  answer: proposalList,
  answerDescription: 'In the order in which they were made.',
});

export const readProposal = tableCall({
  name: 'readProposal',
  method: 'get',
  path: 'proposals/{proposal}',
  roles: parties,
  reads: 'table',
  summary: 'One proposal',
  params: numbered,
  input: z.strictObject({}),
  answer: proposal,
  answerDescription: 'The proposal as it stands.',
});

export const acceptReplacement = tableCall({
  ...step,
  name: 'acceptReplacement',
  path: 'proposals/{proposal}/acceptance',
  roles: parties,
  reads: 'table',
  summary: 'Somebody who takes a duty over agrees',
  description: 'proposed → accepted, once everybody has.',
  input: acceptanceRequest,
  example: { participant: 'p-002' },
});

export const validateReplacement = tableCall({
  ...step,
  name: 'validateReplacement',
  path: 'proposals/{proposal}/validation',
  roles: cdom,
  reads: 'table',
  copies: () => 'latest',
  summary: 'The CDOM validates: the replacement is in the table',
  description:
    'accepted → validated. The table in force with the moves is verified once more and becomes the next version and a roster of its own (`Location`); 409 when it has changed so that the moves no longer fit.',
  input: decisionRequest,
  example: { actor: 'CDOM 974' },
});

export const refuseReplacement = tableCall({
  ...step,
  name: 'refuseReplacement',
  path: 'proposals/{proposal}/refusal',
  roles: parties,
  reads: 'table',
  summary: 'Somebody concerned, or the CDOM, refuses',
  description: 'proposed or accepted → refused.',
  input: decisionRequest,
  example: { actor: 'p-002', comment: 'Absente.' },
});

export const withdrawReplacement = tableCall({
  ...step,
  name: 'withdrawReplacement',
  path: 'proposals/{proposal}/withdrawal',
  roles: parties,
  reads: 'table',
  summary: 'Whoever proposed takes it back',
  description: 'proposed or accepted → withdrawn.',
  input: decisionRequest,
  example: { actor: 'p-001' },
});
