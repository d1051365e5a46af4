import { z } from 'zod';
import { kinds } from './professions.ts';
import { activity, distinct, identifier, isoDate, role } from './primitives.ts';
import { sharing } from './sharing.ts';
import { nationalWindows, supplement, window, windowDays } from './window.ts';

export { nationalWindows, type Supplement, type Window } from './window.ts';

export const line = z
  .strictObject({
    id: identifier,
    name: z.string().max(500).nullable().default(null),
    role: role.default('fixed').meta({ description: 'Default fixed.' }),
    kinds: distinct(z.enum(kinds)).min(1).optional().meta({
      description:
        'Professions that may serve it. Default by role: doctors; dentists on dental lines, pharmacies and ambulances on theirs. Nurses and midwives only where they are named.',
    }),
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
    site: z
      .string()
      .max(500)
      .nullable()
      .default(null)
      .meta({ description: 'Where the duty is held; the id of one of `sites` where travel times matter.' }),
    activity: activity.default('onCall').meta({ description: 'Default onCall.' }),
    requires: z.array(identifier).default([]).meta({ description: 'Skills every person on the line must have.' }),
    windows: z
      .array(window)
      .max(200)
      .default(() => nationalWindows.map((w) => window.parse(w)))
      .meta({
        description:
          'At least one, unless the line follows others. Default: the national frame, every night 20:00-08:00 and Sundays and holidays 08:00-20:00; of a line that follows others, their hours.',
      }),
    follows: z.array(identifier).max(200).default([]).meta({
      description:
        'Lines (fixed posts) that this one (a pharmacy) serves. Without windows of its own, it opens whenever one of them needs somebody. Default: none.',
    }),
    deepNight: z.boolean().default(false).meta({
      description: 'With `follows` and without windows: true opens from 0:00 to 8:00, too, when a followed line does. Default false.',
    }),
    followDays: windowDays
      .unwrap()
      .optional()
      .meta({ description: 'With `follows` and without windows: only on these days. Default: every day.' }),
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
