import { z } from 'zod';
import { callOptions } from './explanation.ts';
import { identifier, isoInstant } from './primitives.ts';
import { slotId } from './problem.ts';
import { versionNumber } from './publication.ts';
import { assignment } from './roster-parts.ts';

/** Duties of the table in force, and links by which a calendar program follows somebody's. */

const whose = identifier.optional();

export const dutiesRequest = z.strictObject({
  participant: whose.meta({ description: 'Whose duties. Default: everybody’s; with the role participant: the own ones.' }),
});

export const dutyTable = z
  .object({
    version: versionNumber.meta({ description: 'The version in force.' }),
    publishedAt: z.string(),
    participant: z.string().nullable().meta({ description: 'Whose duties these are; null: everybody’s.' }),
    duties: z.array(assignment).meta({ description: 'Sorted by start, slot, participant.' }),
    gaps: z
      .array(z.object({ slot: slotId, line: identifier, start: isoInstant, end: isoInstant, missing: z.int().min(1) }))
      .meta({ description: 'Slots where somebody is missing; empty when one participant’s duties are asked for.' }),
    lines: z.array(z.object({ id: identifier, name: z.string().nullable(), site: z.string().nullable() })).meta({
      description: 'Lines of the duties and gaps.',
    }),
    participants: z.array(z.object({ id: identifier, name: z.string().nullable() })).meta({ description: 'Those who hold the duties.' }),
  })
  .meta({
    id: 'DutyTable',
    description: 'Who is on duty when and where, and where nobody is, by the version in force: no balance, no cost, no reason.',
  });
export type DutyTable = z.infer<typeof dutyTable>;

export const calendarLinkRequest = z
  .strictObject({
    participant: whose.meta({ description: 'Whose calendar. May be left out with the role participant: the own one.' }),
    days: z.int().min(1).max(800).default(400).meta({ description: 'Days for which the link opens. Default 400.' }),
    lang: callOptions.lang,
  })
  .meta({ id: 'CalendarLinkRequest' });

export const calendarLink = z
  .object({
    participant: z.string(),
    href: z.string().meta({ description: 'Address of the calendar (iCalendar). Whoever has it can read it: keep it like a password.' }),
    expires: z.string().meta({ description: 'Instant, UTC.' }),
  })
  .meta({ id: 'CalendarLink' });
