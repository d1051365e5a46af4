import { listReplacements as replacementsFor } from './answer.ts';
import { answerTo } from '../jobs/call.ts';
import { listReplacements } from './descriptor.ts';

/** Who can take a duty now, swaps and chains included. Never solves. */
export const replacements = answerTo(listReplacements, (context, body) => {
  const value = replacementsFor(context, body);
  return value === null ? { kind: 'refused' } : { kind: 'answered', value };
});
