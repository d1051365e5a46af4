import { z } from 'zod';
import { identifier, isoDate, isoInstant } from './primitives.ts';
import { callOptions } from './explanation.ts';
import { councils } from './professions.ts';
import { period, slotId } from './problem.ts';

/** `/v1/rosters/{id}/shortfall-report`: what the CDOM sends to the ARS when gaps remain (R.6315-4). */

export const opinion = z
  .strictObject({
    territory: identifier.optional().meta({ description: 'About the gaps of this territory; with neither territory nor slot: about all.' }),
    slot: slotId.optional().meta({ description: 'About this gap alone.' }),
    body: z.string().min(1).max(200).meta({ description: 'Who was asked: URPS, health centre, association …', example: 'URPS Médecins' }),
    askedOn: isoDate,
    receivedOn: isoDate.nullable().default(null).meta({ description: 'null: no answer yet.' }),
    opinion: z.string().max(5000).nullable().default(null),
  })
  .meta({ id: 'Opinion' });
export type Opinion = z.output<typeof opinion>;

export const shortfallReportRequest = z
  .strictObject({
    opinions: z.array(opinion).max(1000).meta({ description: 'Opinions asked and received. Takes the place of those given before.' }),
    asOf: isoDate.optional().meta({ description: 'Date of the report. Default: today in the time zone of the roster.' }),
    lang: callOptions.lang,
  })
  .meta({ id: 'ShortfallReportRequest' });

export const shortfallReportQuery = z.strictObject({ asOf: isoDate.optional(), lang: callOptions.lang });

export const gap = z
  .object({
    slot: slotId,
    line: identifier,
    name: z.string().nullable(),
    site: z.string().nullable(),
    date: isoDate,
    start: isoInstant,
    end: isoInstant,
    missing: z.int().min(1),
    priority: z.int(),
    councils: z.array(z.enum(councils)).meta({ description: 'Councils of the professions of the line, to whom the gap is reported.' }),
    reportBy: isoDate.meta({ description: 'Last date to report the gap in time: start date of the duty − noticeDays.' }),
    overdue: z.boolean().meta({ description: 'reportBy is before the date of the report.' }),
    hospitalRelays: z.array(z.string()).meta({ description: 'Relays of the territories of the line.' }),
    opinions: z.array(opinion).meta({ description: 'Those about this gap alone.' }),
    liable: z.array(identifier).meta({
      description:
        'Doctors (of dental lines: dentists) liable to serve it, in the order of their ids; not a ranking, and nobody is proposed.',
    }),
  })
  .meta({ id: 'Gap' });
export type Gap = z.infer<typeof gap>;

export const liableDoctor = z
  .object({
    participant: identifier,
    name: z.string().nullable(),
    territory: identifier.nullable(),
    volunteer: z.boolean().meta({ description: 'On the list of volunteers. Exempted doctors are never listed.' }),
    address: z.string().nullable().meta({ description: 'Professional address.' }),
    phone: z.string().nullable(),
  })
  .meta({ id: 'LiableDoctor' });
export type LiableDoctor = z.infer<typeof liableDoctor>;

export const shortfallReport = z
  .object({
    roster: z.string(),
    name: z.string().nullable(),
    department: z.string().nullable(),
    period,
    asOf: isoDate,
    councils: z.array(z.enum(councils)).meta({ description: 'Councils concerned by at least one gap.' }),
    missingHeads: z.int(),
    missingHours: z.number().meta({ description: 'Head-hours.' }),
    opinions: z.array(opinion).meta({ description: 'Those about no territory or gap in particular.' }),
    territories: z.array(
      z.object({
        territory: identifier.nullable().meta({ description: 'null: lines without territory.' }),
        name: z.string().nullable(),
        hospitalRelays: z.array(z.string()),
        missingHours: z.number(),
        opinions: z.array(opinion),
        gaps: z.array(gap).meta({ description: 'By start. A line of several territories is listed in each.' }),
      }),
    ),
    doctors: z.array(liableDoctor).meta({ description: 'Everybody whom a gap names, once, in the order of their ids.' }),
    note: z.string().meta({ description: 'What the list is, and is not.' }),
  })
  .meta({ id: 'ShortfallReport' });
export type ShortfallReport = z.infer<typeof shortfallReport>;
