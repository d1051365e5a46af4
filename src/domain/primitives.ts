import { z } from 'zod';

/**
 * The small values every other schema is made of. Each carries a `meta` description, because the OpenAPI document is
 * generated from these schemas and from nothing else.
 */

/** The regular expressions of the request; `issues` tells them apart to say what was expected. */
export const patterns = {
  /** No `/`, no control character, no half of a surrogate pair; `__proto__` would vanish from records keyed by id. */
  identifier: /^(?!__proto__$)[^/\p{Cc}\p{Cs}]*$/u,
  clockStart: /^([01]\d|2[0-3]):[0-5]\d$/,
  clockEnd: /^(([0-3]\d|4[0-7]):[0-5]\d|48:00)$/,
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

/** The start of a window on its date, `00:00` to `23:59`. */
export const clockStart = z
  .string()
  .regex(patterns.clockStart)
  .meta({ description: 'Local clock time HH:MM, 00:00 to 23:59.', example: '20:00' });

/** The end of a window: up to `48:00`; an end before the start is on the next day. */
export const clockEnd = z
  .string()
  .regex(patterns.clockEnd)
  .meta({ description: 'Local clock time HH:MM, 00:00 to 48:00. Before the start: on the next day.', example: '24:00' });

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

export const roles = ['fixed', 'mobile', 'regulation', 'hospital', 'pharmacy', 'ambulance'] as const;
export const role = z.enum(roles).meta({ description: 'What a line asks of the person on duty.' });
export type Role = z.infer<typeof role>;

export const activities = ['onSite', 'onCall'] as const;
export const activity = z.enum(activities).meta({ description: 'onSite: garde; onCall: astreinte.' });

export const dayTypes = ['holiday', 'sunday', 'bridge', 'saturday', 'weekday'] as const;
export type DayType = (typeof dayTypes)[number];

export const tag = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'Free label, or an automatic one (day type, night, deepNight, role, activity).' });

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

/** Inclusive range of dates. */
export const dateRange = { from: isoDate, to: isoDate };
