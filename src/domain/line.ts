import { z } from 'zod';
import { activity, clockEnd, clockStart, euros, identifier, isoDate, role, tags } from './primitives.ts';
import { sharing } from './sharing.ts';

/** When a window opens: a day type, or `daily` for every date. */
export const windowDay = z.enum(['daily', 'weekday', 'saturday', 'sunday', 'holiday', 'bridge']);

const daysDefault = z.array(windowDay).min(1).max(6).default(['daily']);

const validity = {
  from: isoDate.nullable().default(null).meta({ description: 'First date. Default: no limit.' }),
  to: isoDate.nullable().default(null).meta({ description: 'Last date. Default: no limit.' }),
};

export const datedRate = z
  .strictObject({
    ...validity,
    days: daysDefault.meta({ description: 'Day types. Default: all.' }),
    fee: euros.nullable().default(null),
    hourlyRate: euros.nullable().default(null),
  })
  .meta({ id: 'DatedRate', description: 'Takes the place of `fee` and `hourlyRate` of the window on these dates and day types.' });

export const supplement = z
  .strictObject({
    ...validity,
    days: daysDefault.meta({ description: 'Day types of the date on which the duty starts. Default: all.' }),
    windows: z.array(identifier).max(200).optional().meta({ description: 'Windows of the line. Default: all.' }),
    start: clockStart,
    end: clockEnd,
    hourlyRate: euros.meta({ description: 'Euros per hour and person, by the minute, on top of the fee.' }),
  })
  .meta({ id: 'Supplement', description: 'Paid on top for hours of the local clock (deep night: 23:00 to 07:00).' });
export type Supplement = z.infer<typeof supplement>;

export const window = z
  .strictObject({
    id: identifier,
    days: z
      .array(windowDay)
      .min(1)
      .max(6)
      .default(['daily'])
      .meta({ description: 'Day types on which the window opens. Default: every day.' }),
    start: clockStart,
    end: clockEnd,
    headcount: z.int().min(0).max(1000).default(1).meta({ description: 'People needed at once. Default 1.' }),
    fee: euros.nullable().default(null).meta({ description: 'Fee for the whole window, per person, in euros. Default: none.' }),
    hourlyRate: euros
      .nullable()
      .default(null)
      .meta({ description: 'Fee per elapsed hour and person, in euros; added to `fee` when both are given. Default: none.' }),
    rates: z
      .array(datedRate)
      .max(100)
      .default([])
      .meta({ description: 'Fees of certain dates or day types; of several that match, the last. Default: none.' }),
    points: z.number().min(0).max(10000).nullable().default(null).meta({
      description:
        'Load of the duty. Left out: elapsed hours × day factor (weekday 1, saturday and bridge 1.5, sunday and holiday 2), minutes between 0:00 and 7:00 × 1.5 on top, rounded to the nearest quarter.',
    }),
    tags: tags.default([]).meta({ description: 'Own labels, beside the automatic ones.' }),
  })
  .meta({ id: 'Window' });
export type Window = z.infer<typeof window>;

/**
 * The national frame of article R.6315-1 (nights 20-8, Sundays and holidays 8-20): what a line covers when it does not
 * say its windows.
 */
export const nationalWindows = [
  { id: 'night', days: ['daily' as const], start: '20:00', end: '08:00' },
  { id: 'day', days: ['sunday' as const, 'holiday' as const], start: '08:00', end: '20:00' },
];

export const line = z
  .strictObject({
    id: identifier,
    name: z.string().max(500).nullable().default(null),
    role: role.default('fixed').meta({ description: 'Default fixed.' }),
    territories: z
      .array(identifier)
      .default([])
      .meta({ description: 'Territories the line covers. Default: none, the line is open to all of its role.' }),
    priority: z
      .int()
      .min(1)
      .max(20)
      .default(2)
      .meta({ description: 'Class of priority, 1 first. Shortfall of class 1 is minimised before class 2, and so on. Default 2.' }),
    site: z.string().max(500).nullable().default(null),
    activity: activity.default('onCall').meta({ description: 'Default onCall.' }),
    requires: z.array(identifier).default([]).meta({ description: 'Skills every person on the line must have.' }),
    windows: z
      .array(window)
      .min(1)
      .max(200)
      .default(() => nationalWindows.map((w) => window.parse(w)))
      .meta({
        description: 'Default: the national frame, every night 20:00-08:00 and Sundays and holidays 08:00-20:00.',
      }),
    validFrom: isoDate.nullable().default(null).meta({ description: 'First date of the line. Default: no limit.' }),
    validTo: isoDate.nullable().default(null).meta({ description: 'Last date of the line. Default: no limit.' }),
    prorata: z.boolean().default(false).meta({ description: 'Pay the fee by the minute instead of whole. Default false.' }),
    supplements: z.array(supplement).max(100).default([]).meta({ description: 'Paid on top of the fees of the windows. Default: none.' }),
    sharing: sharing.nullable().default(null).meta({ description: 'How establishments share the line. Default: it is not shared.' }),
  })
  .meta({ id: 'Line' });
export type Line = z.infer<typeof line>;

export const reinforcement = z
  .strictObject({
    lines: z.array(identifier).min(1),
    windows: z.array(identifier).max(200).optional().meta({ description: 'Windows concerned. Default: all of the line.' }),
    from: isoDate,
    to: isoDate,
    addHeadcount: z.int().min(1).max(1000),
    reason: z.string().max(500).nullable().default(null),
  })
  .meta({ id: 'Reinforcement', description: 'More people on given dates (cyclone plan, epidemic), decided by the ARS.' });
export type Reinforcement = z.infer<typeof reinforcement>;
