import { z } from 'zod';
import { balance, cost, fairness } from './figures.ts';
import { callOptions } from './explanation.ts';
import { status } from './participant.ts';
import { identifier, isoDate, isoInstant } from './primitives.ts';
import { slotId } from './problem.ts';
import { legalDeadline } from './publication.ts';
import { warning } from './roster-parts.ts';

/** `POST /v1/rosters/{id}/realised`: who actually served, and what balances and pay become by it. */

export const realisedDuty = z
  .strictObject({
    slot: slotId,
    participant: identifier.meta({ description: 'Who served.' }),
    from: isoInstant.optional().meta({ description: 'Instant from which they served. Default: start of the slot.' }),
    to: isoInstant.optional().meta({ description: 'Instant until which they served. Default: end of the slot.' }),
    replaced: identifier.optional().meta({ description: 'Who was planned and did not serve (for this part of the duty).' }),
  })
  .meta({ id: 'RealisedDuty' });
export type RealisedDuty = z.output<typeof realisedDuty>;

/** A doctor whom the request does not know and who served all the same, as the council validated. */
export const outsider = z
  .strictObject({
    id: identifier.meta({ description: 'Chosen by the caller; `realised` names the doctor by it. No participant has it.' }),
    rpps: z.string().max(40).nullable().default(null),
    name: z.string().min(1).max(200).nullable().default(null),
    status: status.default('installed'),
  })
  .meta({ id: 'Outsider', description: 'Somebody outside the request who served: paid like everybody, without a balance.' });
export type Outsider = z.output<typeof outsider>;

export const realisedRequest = z
  .strictObject({
    outsiders: z.array(outsider).max(1000).default([]).meta({ description: 'People who served and whom the request does not know.' }),
    realised: z.array(realisedDuty).max(100_000).meta({ description: 'Duties served. Takes the place of what was given before.' }),
    rest: z.enum(['unserved', 'asPlanned']).default('unserved').meta({
      description:
        'Slots that `realised` does not name: unserved (nothing is paid or counted), or served as the roster plans, as far as they have ended. Default unserved.',
    }),
    asOf: isoDate
      .optional()
      .meta({ description: 'Duties that end after this date cannot have been served. Default: today in the time zone of the roster.' }),
    lang: callOptions.lang,
  })
  .meta({ id: 'RealisedRequest' });
export type RealisedRequest = z.output<typeof realisedRequest>;

export const deviation = z
  .object({
    slot: slotId,
    kind: z.enum(['replaced', 'unserved', 'added', 'partial']).meta({
      description:
        'replaced: somebody else served; unserved: nobody served for the one planned; added: somebody served beyond the plan; partial: served in part.',
    }),
    planned: identifier.nullable(),
    served: identifier.nullable(),
    minutes: z.int().meta({ description: 'Minutes served by `served`.' }),
  })
  .meta({ id: 'Deviation' });
export type Deviation = z.infer<typeof deviation>;

export const realisedReport = z
  .object({
    roster: z.string(),
    asOf: isoDate,
    receivedAt: z.string().meta({ description: 'Instant at which the realised duties were given, UTC.' }),
    duties: z.int().meta({ description: 'Duties served, whole or in part.' }),
    plannedDuties: z.int().meta({ description: 'Duties that the roster plans.' }),
    deviations: z.array(deviation).meta({ description: 'What was different from the plan, in the order of the slots.' }),
    balances: z.array(balance).meta({ description: 'By what was realised; `carriedOut` goes into `balances` of the next request.' }),
    fairness,
    cost: cost.meta({ description: 'By what was realised.' }),
    plannedCost: z.number().meta({ description: 'Euros that the plan would have cost.' }),
    deadlines: z.array(legalDeadline),
    warnings: z.array(warning),
  })
  .meta({ id: 'RealisedReport' });
export type RealisedReport = z.infer<typeof realisedReport>;

/** Realised duties as they are kept. */
export interface RealisedRecord {
  readonly roster: string;
  readonly request: Pick<RealisedRequest, 'realised' | 'rest'> & Partial<Pick<RealisedRequest, 'outsiders'>>;
  /** Date it counts as given on; duties that end later are not served yet. */
  readonly asOf: string;
  readonly receivedAt: string;
  /** Date on which realised duties were given for the first time. */
  readonly firstOn: string;
}
