import { z } from 'zod';
import { minimum, minimumFields } from './minimums.ts';
import type { Rule } from './rule.ts';

const schema = z
  .strictObject({
    type: z.literal('targetDuties'),
    value: z.int().min(0).max(10_000).meta({ description: 'Duties wanted in each span.' }),
    ...minimumFields,
  })
  .meta({ description: 'As near as possible to so many duties of a participant in each span of time; always soft.' });

/** Excess: duties off the target either way, per participant concerned and span wholly in the period (see `minimum`). */
export const targetDuties = { type: 'targetDuties', schema, ...minimum('targetDuties', 'duties', true) } satisfies Rule<
  z.output<typeof schema>
>;
