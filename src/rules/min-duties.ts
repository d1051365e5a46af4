import { z } from 'zod';
import { minimum, minimumFields } from './minimums.ts';
import type { Rule } from './rule.ts';

const schema = z
  .strictObject({
    type: z.literal('minDuties'),
    value: z.int().min(0).max(10_000).meta({ description: 'Least duties in each span.' }),
    ...minimumFields,
  })
  .meta({ description: 'At least so many duties of a participant in each span of time; always soft.' });

/** Excess: duties missing, per participant concerned and span wholly in the period (see `minimum`). */
export const minDuties = { type: 'minDuties', schema, ...minimum('minDuties', 'duties') } satisfies Rule<z.output<typeof schema>>;
