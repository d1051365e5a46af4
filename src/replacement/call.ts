import { listReplacements } from './answer.ts';
import { replacementRequest } from '../domain/replacement.ts';
import { rosterCall } from '../jobs/call.ts';

/** Who can take a duty now, swaps and chains included. Never solves. */
export const replacements = rosterCall('replacements', replacementRequest, (context, body) => {
  const value = listReplacements(context, body);
  return value === null ? { kind: 'refused' } : { kind: 'answered', value };
});
