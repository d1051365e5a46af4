import { z } from 'zod';
import { kinds } from './professions.ts';
import { distinct, dutySelector, identifier, figure, isoDate, leaveStarts, momentRange, role, tags, weightOrNone } from './primitives.ts';

export const statuses = ['installed', 'salaried', 'locum', 'other'] as const;
export const status = z.enum(statuses);
export type Status = z.infer<typeof status>;

export const exemption = z
  .strictObject({
    from: isoDate,
    to: isoDate.nullable().default(null).meta({ description: 'Last date. Default: no end.' }),
    reason: z.string().max(500).nullable().default(null),
    tags: tags.optional().meta({ description: 'Only duties with one of these tags. Default: every duty.' }),
  })
  .meta({ id: 'Exemption', description: 'Granted by the CDOM: age, health, conditions of practice.' });

export const unavailable = z
  .strictObject({
    ...momentRange,
    reducesShare: z
      .boolean()
      .default(true)
      .meta({ description: 'Leave: lowers the fair share. false: absent, but the share stays. Default true.' }),
  })
  .meta({ id: 'Unavailable' });

const leaveFrom = z.enum(leaveStarts);

const isoWeekday = z.int().min(1).max(7).meta({ description: 'ISO day of the week, 1 = Monday.' });

export const availability = z
  .strictObject({
    mode: z
      .enum(['optOut', 'optIn'])
      .default('optOut')
      .meta({ description: 'optOut: free unless unavailable; optIn: only on what `weekdays` and `available` offer. Default optOut.' }),
    unavailable: z.array(unavailable).max(1000).default([]),
    available: z.array(z.strictObject(momentRange)).max(1000).default([]).meta({
      description:
        'Offered besides `weekdays`; needs `weekdays` or mode optIn. Between dates: duties that start on them. With times of day: duties that start at or after `from` and end by `to`.',
    }),
    weekdays: distinct(isoWeekday)
      .nullable()
      .default(null)
      .meta({ description: 'Duties that start on these days of the week are offered (1 = Monday). Default: all; with optIn, none.' }),
    leaveFrom: leaveFrom.optional().meta({
      description:
        'When an absence that begins on a date begins: midnight, or morning: a duty that started before that date may end on it by 12:00. Default: options.leaveFrom.',
    }),
  })
  .meta({ id: 'Availability' });

export const preference = z
  .strictObject({
    kind: z.enum(['avoid', 'want']),
    weight: weightOrNone.default(1).meta({ description: 'Default 1. 0: it costs nothing here and only counts in the rule countCost.' }),
    ...dutySelector,
  })
  .meta({ id: 'Preference', description: 'A wish over the duties its fields select; each matching preference counts.' });

const limitCount = z.int().min(0).max(10000).optional();
const limitHours = z.number().min(0).max(10000).optional();
export const limits = z
  .strictObject({
    maxDutiesPerMonth: limitCount.meta({ description: 'Duties that start in one calendar month.' }),
    maxHoursPerMonth: limitHours.meta({ description: 'Elapsed hours of the duties that start in one calendar month.' }),
    maxDuties: limitCount.meta({ description: 'Duties of the period.' }),
    maxHours: limitHours.meta({ description: 'Elapsed hours of the period.' }),
  })
  .meta({ id: 'Limits', description: 'Personal limits. Default: none.' });

export const contact = z
  .strictObject({
    phone: z.string().max(100).nullable().default(null),
    email: z.string().max(320).nullable().default(null),
    address: z.string().max(1000).nullable().default(null),
  })
  .meta({ id: 'Contact', description: 'Professional contact; only ever appears in the shortfall report and the roster exports.' });

export const participant = z
  .strictObject({
    id: identifier,
    rpps: z.string().max(40).nullable().default(null).meta({ description: 'RPPS number, 11 digits; a wrong check digit is a warning.' }),
    name: z.string().max(500).nullable().default(null),
    kind: z.enum(kinds).default('doctor').meta({ description: 'Profession; a line says which ones may serve it. Default doctor.' }),
    status: status.default('installed').meta({ description: 'Default installed.' }),
    territory: identifier.nullable().default(null).meta({ description: 'Where the participant practises. Default: none.' }),
    establishment: identifier.nullable().default(null),
    site: identifier.nullable().default(null).meta({ description: 'Site (id of `sites`) for travel times. Default: not known.' }),
    volunteer: z.boolean().default(true).meta({
      description: 'Default true. A non-volunteer is never assigned. Of dentists and pharmacies, whose rota is obligatory: in the rota.',
    }),
    roles: z.array(role).optional().meta({
      description:
        'Default: fixed, mobile and hospital for doctors and midwives, fixed and mobile for nurses (regulation must be said); dental; pharmacy; ambulance.',
    }),
    serves: z.array(identifier).optional().meta({ description: 'Territories served. Default: the own one.' }),
    locumFor: z.array(identifier).default([]).meta({ description: 'Installed doctors a locum may replace.' }),
    skills: z.array(identifier).default([]),
    capacity: z.int().min(1).max(100).default(1).meta({
      description:
        'Crews of a company: duties at the same time. Rest and overlap count the crews on duty or at rest; ledgers and limits count every crew’s duty on the company. Only for kinds pharmacy and ambulance. Default 1.',
    }),
    limitsPer: z.enum(['company', 'crew']).default('company').meta({
      description: 'crew: `limits` are for each crew, so a company of `capacity` 3 may hold three times as much. Default company.',
    }),
    activityRate: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .meta({ description: 'Part of full activity, 0 to 1; the fair share is proportional to it. Default 1.' }),
    activeFrom: isoDate.nullable().default(null),
    activeTo: isoDate.nullable().default(null),
    exemptions: z.array(exemption).max(1000).default([]),
    availability: availability.default(() => availability.parse({})),
    preferences: z.array(preference).max(1000).default([]),
    limits: limits.default({}),
    balances: z
      .record(z.string(), figure)
      .default({})
      .meta({ description: 'Balance carried in, by ledger; positive: did more than the fair share.' }),
    contact: contact.nullable().default(null),
  })
  .meta({ id: 'Participant' });
export type Participant = z.infer<typeof participant>;
