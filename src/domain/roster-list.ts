import { z } from 'zod';
import { isoDate, patterns } from './primitives.ts';
import { period } from './problem.ts';
import { roster, rosterStates } from './roster.ts';

/** The list of rosters: what may be asked for, and what is answered. */

export const rosterListQuery = z.strictObject({
  state: z.enum(rosterStates).optional().meta({ description: 'Only rosters in this state.' }),
  givenUp: z.enum(['true', 'false']).optional().meta({
    type: 'boolean',
    description: 'true: only those that were given up, worker after worker having died at them; false: none of these.',
  }),
  department: z.string().regex(patterns.department).optional().meta({ description: 'Only those of this department.', example: '974' }),
  from: isoDate.optional().meta({ description: 'Only periods that end on this date or later.' }),
  to: isoDate.optional().meta({ description: 'Only periods that start on this date or earlier.' }),
  limit: z
    .string()
    .regex(/^([1-9]\d?|1\d\d|200)$/)
    .default('50')
    .meta({ description: 'Rosters a page, 1 to 200. Default 50.', type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .optional()
    .meta({ description: 'What the page before gave as `next`.' }),
});

export const rosterSummary = roster
  .pick({ id: true, state: true })
  .extend({
    outcome: roster.shape.outcome.nullable().meta({ description: 'Of the best roster so far; null while there is none.' }),
    department: z.string().nullable(),
    period,
    createdAt: z.iso.datetime().meta({ description: 'Instant of the request, UTC.' }),
    finishedAt: z.iso.datetime().nullable().meta({ description: 'Instant of the end, UTC; null while it goes on.' }),
    incident: z.string().nullable().meta({ description: 'failed: number under which the log of the service has it.' }),
    givenUp: z.boolean().meta({ description: 'failed: worker after worker died at it, and nobody tries it again.' }),
  })
  .meta({ id: 'RosterSummary' });

export const rosterList = z
  .object({
    rosters: z.array(rosterSummary).meta({ description: 'Newest first.' }),
    next: z.string().nullable().meta({ description: '`cursor` of the next page; null: this is the last one.' }),
  })
  .meta({ id: 'RosterList' });
