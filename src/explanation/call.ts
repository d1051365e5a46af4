import { explain } from './answer.ts';
import { explanationRequest } from '../domain/explanation.ts';
import { rosterCall } from '../jobs/call.ts';

/** Why this participant has, or has not, this slot; why a slot is not filled. Solves, to say what another choice would cost. */
export const explanations = rosterCall('explanations', explanationRequest, async (context, body) => {
  const value = await explain(context, body);
  return value === null ? { kind: 'refused' } : { kind: 'answered', value };
});
