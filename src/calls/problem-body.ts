import { problemSchema } from '../rules/index.ts';

/** The request as the documentation names it. */
export const problemBody = problemSchema.meta({
  id: 'Problem',
  description: 'What must be covered, by whom, under which rules. One line and two participants are enough; everything else has a default.',
});
