import { z } from 'zod';
import { minimum, minimumFields } from './minimums.ts';
import type { Rule } from './rule.ts';

const schema = z
  .strictObject({
    type: z.literal('minHours'),
    value: z.number().min(0).max(100_000).meta({ description: 'Least elapsed hours in each span.' }),
    ...minimumFields,
  })
  .meta({ description: 'At least so many hours of duty of a participant in each span of time; always soft.' });

/** Excess: hours missing, per participant concerned and span wholly in the period (see `minimum`). */
export const minHours = { type: 'minHours', schema, ...minimum('minHours', 'hours') } satisfies Rule<z.output<typeof schema>>;
