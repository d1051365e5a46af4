import { explain } from './answer.ts';
import { answerTo } from '../jobs/call.ts';
import { explainRoster } from './descriptor.ts';

/** Why this participant has, or has not, this slot; why a slot is not filled. Solves, to say what another choice would cost. */
export const explanations = answerTo(explainRoster, async (context, body) => {
  const value = await explain(context, body);
  return value === null ? { kind: 'refused' } : { kind: 'answered', value };
});
