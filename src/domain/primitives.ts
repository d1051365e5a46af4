import { z } from 'zod';
import { dayNumber } from './dates.ts';

/**
 * The small values every other schema is made of. Each carries a `meta` description, because the OpenAPI document is
 * generated from these schemas and from nothing else.
 */

/** The regular expressions of the request; `issues` tells them apart to say what was expected. */
export const patterns = {
  /** No `/`, no control character, no half of a surrogate pair; `__proto__` would vanish from records keyed by id. */
  identifier: /^(?!__proto__$)[^/\p{Cc}\p{Cs}]*$/u,
  clockStart: /^([01]\d|2[0-3]):[0-5]\d$/,
  clockEnd: /^((\d\d|1\d\d|2[0-3]\d):[0-5]\d|240:00)$/,
  clockEndOfDay: /^(([0-3]\d|4[0-7]):[0-5]\d|48:00)$/,
  monthDay: /^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|[12]\d)$/,
  department: /^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97[1-8])$/,
} as const;

/** An identifier chosen by the caller. It never contains `/`, which separates the parts of a slot id. */
export const identifier = z
  .string()
  .min(1)
  .max(200)
  .regex(patterns.identifier)
  .meta({ description: 'Identifier chosen by the caller: 1 to 200 characters, no "/" and no control character.' });

/** A calendar date `YYYY-MM-DD` that exists, between 1900 and 2199. */
export const isoDate = z.iso
  .date({ abort: true })
  .refine((text) => text >= '1900-01-01' && text < '2200-01-01', { params: { code: 'dateRange' } })
  .meta({ description: 'Calendar date YYYY-MM-DD (must exist; 1900 to 2199).', example: '2027-01-01' });

/** An instant with an explicit offset, `2026-12-31T20:00:00+04:00`, between 1900 and 2199 on its own clock. */
export const isoInstant = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => text >= '1900' && text < '2200', { params: { code: 'dateRange' } })
  .meta({ description: 'Instant, ISO 8601 with offset (1900 to 2199).', example: '2026-12-31T20:00:00+04:00' });

/**
 * A date, or a local date-time, or an instant with its offset: where an absence or offered time begins or ends. As an
 * end, a date means the whole of it.
 */
export const moment = z
  .string()
  .max(40)
  .superRefine((text, context) => {
    const code = !momentPattern.test(text)
      ? 'moment'
      : !dateExists(text)
        ? 'noSuchDate'
        : text < '1900' || text >= '2200'
          ? 'dateRange'
          : null;
    if (code !== null) context.addIssue({ code: 'custom', params: { code, date: text.slice(0, 10) } });
  })
  .meta({
    description: 'Date YYYY-MM-DD (the whole of it), local date-time YYYY-MM-DDTHH:MM, or instant with its offset.',
    examples: ['2027-06-08', '2027-06-08T12:00'],
  });
const momentPattern = /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

function dateExists(text: string): boolean {
  return dayNumber(text.slice(0, 10)) !== null;
}

/** The start of a window on its date, `00:00` to `23:59`. */
export const clockStart = z
  .string()
  .regex(patterns.clockStart)
  .meta({ description: 'Local clock time HH:MM, 00:00 to 23:59.', example: '20:00' });

/** The end of a window: up to `240:00`, ten days on; an end before the start is on the next day. */
export const clockEnd = z.string().regex(patterns.clockEnd).meta({
  description:
    'Local clock time HH:MM, 00:00 to 240:00. 24:00 and more: on a later day (Friday 18:00 to 80:00 ends on Monday at 8:00). Before the start: on the next day.',
  example: '24:00',
});

/** The end of a stretch of the clock that comes every day: up to `48:00`; before the start: on the next day. */
export const clockEndOfDay = z
  .string()
  .regex(patterns.clockEndOfDay)
  .meta({ description: 'Local clock time HH:MM, 00:00 to 48:00. Before the start: on the next day.', example: '24:00' });

/** A day of every year, `12-24`. */
export const monthDay = z.string().regex(patterns.monthDay).meta({ description: 'Month and day, MM-DD.', example: '12-24' });

/** A list in which nothing stands twice: the second of two equal items is refused. */
export function distinct<T extends z.ZodType<string | number>>(item: T): z.ZodArray<T> {
  return z
    .array(item)
    .superRefine((list, context) => {
      const seen = new Set<unknown>();
      for (const [i, value] of list.entries()) {
        if (seen.has(value)) context.addIssue({ code: 'custom', path: [i], params: { code: 'listedTwice', value: String(value) } });
        seen.add(value);
      }
    })
    .meta({ uniqueItems: true });
}

/** Euros with at most two decimals, never negative. */
export const euros = z
  .number()
  .min(0)
  .max(1e9)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { params: { code: 'cents' } })
  .meta({ description: 'Euros, at most two decimals.' });

/** A finite figure of either sign, bounded so that sums stay exact. */
export const figure = z.number().min(-1e9).max(1e9);

/** Any JSON value. */
export const jsonValue = z.json().meta({ id: 'JsonValue', description: 'Any JSON value.' });

/** A weight of the objective: a number above 0. */
export const weight = z.number().gt(0).max(1e6).meta({ description: 'Weight, greater than 0.' });

/** A weight that may be left without effect. */
export const weightOrNone = z.number().min(0).max(1e6).meta({ description: 'Weight, 0 or more.' });

export const roles = ['fixed', 'mobile', 'regulation', 'hospital', 'pharmacy', 'ambulance', 'dental'] as const;
export const role = z.enum(roles).meta({ description: 'What a line asks of the person on duty.' });
export type Role = z.infer<typeof role>;

export const activities = ['onSite', 'onCall'] as const;
export const activity = z.enum(activities).meta({ description: 'onSite: garde; onCall: astreinte.' });

export const dayTypes = ['holiday', 'sunday', 'bridge', 'saturday', 'weekday'] as const;
export type DayType = (typeof dayTypes)[number];

/** The ISO days of the week, Monday first: what a date is whatever its day type. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekdayName = (typeof weekdayNames)[number];

export const tag = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'Free label, or an automatic one: day type, mon to sun, eve, night, deepNight, role, activity.' });

/** Labels of one thing. Bounded, because every pin is held against every exemption's labels. */
export const tags = z.array(tag).max(100);

/**
 * Selects duties (and people). Inside one list OR, between lists AND; a list left out selects everything.
 * `from` and `to` are start dates, inclusive.
 */
export const dutySelector = {
  lines: z.array(identifier).optional().meta({ description: 'Lines, any of.' }),
  roles: z.array(role).optional().meta({ description: 'Roles, any of.' }),
  territories: z.array(identifier).optional().meta({ description: 'Territories of the line, any of.' }),
  tags: tags.optional().meta({ description: 'Tags of the slot, any of.' }),
  from: isoDate.optional().meta({ description: 'First start date.' }),
  to: isoDate.optional().meta({ description: 'Last start date.' }),
};

export const scope = z
  .strictObject({ ...dutySelector, participants: z.array(identifier).optional().meta({ description: 'Participants, any of.' }) })
  .meta({
    id: 'Scope',
    description: 'Which duties and whom it concerns. Inside a list OR, between lists AND; absent lists select everything.',
  });
export type Scope = z.infer<typeof scope>;

/** From a date or time to a date (the whole of it) or time. */
export const momentRange = { from: moment, to: moment };

/** When leave that begins on a date begins. */
export const leaveStarts = ['midnight', 'morning'] as const;
