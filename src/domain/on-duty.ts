import { z } from 'zod';
import { kinds } from './professions.ts';
import { identifier, isoDate, isoInstant, patterns, role } from './primitives.ts';
import { period, slotId } from './problem.ts';
import { versionNumber } from './publication.ts';

/** Tables in force found without an id, and who is on duty by them. */

const department = z.string().regex(patterns.department).optional();

export const tablesQuery = z.strictObject({
  department: department.meta({ description: 'Department code. Default: every department of the caller.' }),
  at: isoDate.optional().meta({ description: 'Tables whose period holds this date. Default: those that end today or later.' }),
});

export const tableList = z
  .object({
    tables: z.array(
      z.object({
        roster: z.string().meta({ description: 'Id of the roster in force: its duties, calendars and versions are under it.' }),
        version: versionNumber,
        name: z.string().nullable(),
        department: z.string().nullable(),
        period,
        lines: z.array(z.object({ id: identifier, name: z.string().nullable() })),
        publishedAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'TableList', description: 'Tables in force, by the start of their period.' });
export type TableList = z.infer<typeof tableList>;

export const onDutyQuery = z.strictObject({
  at: isoInstant.optional().meta({ description: 'Instant. Default: now.' }),
  department: department.meta({ description: 'Department code. Default: every department of the caller.' }),
  territory: identifier.optional().meta({ description: 'Only lines that serve this territory.' }),
  role: role.optional().meta({ description: 'Only lines of this role.' }),
  kind: z.enum(kinds).optional().meta({ description: 'Only people of this profession.' }),
});

const person = {
  participant: identifier,
  name: z.string().nullable(),
  profession: z.string().nullable(),
  phone: z
    .string()
    .nullable()
    .meta({ description: 'For this duty: given for it, else that of the person. null: none, or not for this caller.' }),
};

const dutyNow = z
  .object({
    roster: z.string(),
    slot: slotId,
    line: identifier,
    lineName: z.string().nullable(),
    role,
    site: z.string().nullable(),
    territories: z.array(identifier),
    start: isoInstant,
    end: isoInstant,
    ...person,
    onBehalfOf: identifier.nullable(),
    next: z
      .object({ start: isoInstant, end: isoInstant, ...person })
      .nullable()
      .meta({ description: 'Who comes next on the same line by the tables in force.' }),
  })
  .meta({ id: 'DutyNow' });
export type DutyNow = z.infer<typeof dutyNow>;

export const gapNow = z
  .object({
    roster: z.string(),
    slot: slotId,
    line: identifier,
    lineName: z.string().nullable(),
    role,
    territories: z.array(identifier),
    start: isoInstant,
    end: isoInstant,
    missing: z.int().min(1),
  })
  .meta({ id: 'GapNow' });

const answerer = z.object({
  slot: slotId.nullable().meta({ description: 'A duty of `duties`; null for a relay or a body.' }),
  participant: identifier.nullable(),
  relay: z.string().nullable().meta({ description: 'Hospital that relays, or `samu`; null for a duty.' }),
});

export const onDuty = z
  .object({
    at: isoInstant.meta({ description: 'The instant, UTC.' }),
    duties: z.array(dutyNow).meta({ description: 'Under way at the instant, by role, then line.' }),
    gaps: z.array(gapNow).meta({ description: 'Posts that are open at the instant.' }),
    territories: z
      .array(
        z.object({
          territory: identifier,
          name: z.string().nullable(),
          consultation: z
            .array(answerer)
            .meta({ description: 'Whom to call, in order: own fixed post, nearest open one, hospital relay.' }),
          visit: z.array(answerer).meta({ description: 'Whom to call, in order: own mobile, nearest mobile, own fixed post, SAMU.' }),
        }),
      )
      .meta({ description: 'By territory: whom to call.' }),
    next: z.array(dutyNow.omit({ next: true })).meta({ description: 'The next duty of each line that nobody serves at the instant.' }),
  })
  .meta({ id: 'OnDuty', description: 'Who is on duty at an instant, over the tables in force.' });
export type OnDuty = z.infer<typeof onDuty>;

export const contactRequest = z
  .strictObject({
    participant: identifier
      .optional()
      .meta({ description: 'Who holds the duty. Default: its only holder; with the role participant: the caller.' }),
    phone: z.string().min(3).max(40).nullable().meta({ description: 'Telephone for this duty; null: that of the person again.' }),
  })
  .meta({ id: 'DutyContactRequest' });
export const contactAnswer = z.object({ slot: slotId, participant: identifier, phone: z.string().nullable() }).meta({ id: 'DutyContact' });
