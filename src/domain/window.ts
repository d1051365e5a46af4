import { z } from 'zod';
import { clockEnd, clockEndOfDay, clockStart, dayTypes, distinct, euros, identifier, isoDate, tags, weekdayNames } from './primitives.ts';

/** Windows of a line: when they open, their hours, heads, fees and points. */

/** When a window opens: `daily` for every date, a day type, a day of the week whatever its type, the eve of a holiday. */
export const daySelectors = ['daily', ...dayTypes, ...weekdayNames, 'eve'] as const;
export type DaySelector = (typeof daySelectors)[number];
export const windowDay = z.enum(daySelectors).meta({
  description:
    'daily: every date. Day types, one per date: holiday, sunday, bridge, saturday, weekday. mon to sun: the day of the week, be it a holiday or not. eve: the date before a public holiday.',
});

export const windowDays = distinct(windowDay).min(1).default(['daily']);

const validity = {
  from: isoDate.nullable().default(null).meta({ description: 'First date. Default: no limit.' }),
  to: isoDate.nullable().default(null).meta({ description: 'Last date. Default: no limit.' }),
};

const points = z.number().min(0).max(10000);

export const datedRate = z
  .strictObject({
    ...validity,
    days: windowDays.meta({ description: 'Days on which the duty starts. Default: all.' }),
    tags: tags.optional().meta({ description: 'Only duties with one of these tags. Default: every duty.' }),
    fee: euros.nullable().optional().meta({ description: 'Default: none when `hourlyRate` is given, else as before.' }),
    hourlyRate: euros.nullable().optional().meta({ description: 'Default: none when `fee` is given, else as before.' }),
    points: points.optional().meta({ description: 'Load of the duty. Default: as before.' }),
  })
  .refine(({ fee, hourlyRate, points: load }) => fee !== undefined || hourlyRate !== undefined || load !== undefined, {
    params: { code: 'rateSaysNothing' },
  })
  .meta({
    id: 'DatedRate',
    description:
      'Takes the place of `fee` and `hourlyRate` of the window (when it says either), or of its `points`, on these dates, days and tags.',
  });
export type DatedRate = z.infer<typeof datedRate>;

export const supplement = z
  .strictObject({
    ...validity,
    days: windowDays.meta({ description: 'Days on which the duty starts. Default: all.' }),
    windows: z.array(identifier).max(200).optional().meta({ description: 'Windows of the line. Default: all.' }),
    start: clockStart,
    end: clockEndOfDay,
    hourlyRate: euros.meta({ description: 'Euros per hour and person, by the minute, on top of the fee.' }),
  })
  .meta({ id: 'Supplement', description: 'Paid on top for hours of the local clock (deep night: 23:00 to 07:00).' });
export type Supplement = z.infer<typeof supplement>;

export const window = z
  .strictObject({
    id: identifier,
    days: windowDays.meta({ description: 'Days on which the window opens, any of. Default: every day.' }),
    on: distinct(isoDate)
      .min(1)
      .max(400)
      .optional()
      .meta({ description: 'Only these dates, of those that `days` admits. Default: no limit.' }),
    except: distinct(isoDate).max(400).optional().meta({ description: 'Not on these dates. Default: none.' }),
    every: z
      .strictObject({
        weeks: z.int().min(1).max(52).meta({ description: '2: every other week.' }),
        from: isoDate.meta({ description: 'First date; its week (Monday to Sunday) is the first of the turn.' }),
      })
      .optional()
      .meta({ description: 'Only in one week of so many, counted from the week of `from`. Default: every week.' }),
    nthOfMonth: distinct(z.literal([1, 2, 3, 4, 5, -1]))
      .min(1)
      .optional()
      .meta({
        description:
          'Only on the first (1), second (2) … or last (-1) such day of the week of its month: with days ["sat"], 1 is the first Saturday. Default: all.',
      }),
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
      .meta({ description: 'Fees and points of certain dates, days or tags; of several that match, the last. Default: none.' }),
    points: points.nullable().default(null).meta({
      description:
        'Load of the duty. Left out: elapsed hours × the factor of its start date (weekday 1, saturday and bridge 1.5, sunday and holiday 2), minutes of `calendar.eves` × 2, minutes between 0:00 and 7:00 × 1.5 on top, rounded to the nearest quarter.',
    }),
    tags: tags.default([]).meta({ description: 'Own labels, beside the automatic ones.' }),
    followed: z.boolean().default(false).meta({
      description:
        'Made by the service out of the lines that the line follows, and made anew each time the request is read. Default false.',
    }),
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
