import { z } from 'zod';
import { differences } from './changes.ts';
import { callOptions } from './explanation.ts';
import { isoDate } from './primitives.ts';
import { period } from './problem.ts';
import { warning } from './roster-parts.ts';

/** Publication of a roster: versions, what is different between two of them, and the deadlines of the law. */

const asOf = isoDate
  .optional()
  .meta({ description: 'Date from which deadlines are counted. Default: today in the time zone of the roster.' });
export const versionNumber = z.int().min(1).meta({ description: 'Number of the version, 1 first.' });

export const publicationRequest = z
  .strictObject({
    label: z.string().max(200).nullable().default(null).meta({ description: 'Name of the version.', example: 'Tableau définitif' }),
    actor: z.string().max(200).nullable().default(null).meta({ description: 'Who publishes, when known.' }),
    asOf,
    lang: callOptions.lang,
  })
  .meta({ id: 'PublicationRequest' });
export type PublicationRequest = z.output<typeof publicationRequest>;

export const deadlineCodes = ['rosterToCdom', 'transmission', 'realised'] as const;
export const legalDeadline = z
  .object({
    code: z.enum(deadlineCodes).meta({
      description:
        'rosterToCdom: the roster is due at the CDOM, 45 days before it starts; transmission: from the CDOM to ARS, prefect, SAMU, doctors and funds, noticeDays (10) before; realised: who actually served, within a month of its end (R.6315-2).',
    }),
    due: isoDate,
    daysLeft: z.int().meta({ description: 'Days from asOf to the due date; below 0 when it is past.' }),
    metOn: isoDate
      .nullable()
      .meta({ description: 'Date of the first publication, or on which realised duties were first given; null: not yet.' }),
    overdue: z.boolean().meta({ description: 'Met after the due date, or not met and past.' }),
    message: z.string(),
  })
  .meta({ id: 'LegalDeadline' });
export type LegalDeadline = z.infer<typeof legalDeadline>;

const published = {
  version: versionNumber,
  roster: z.string().meta({ description: 'Id of the roster published.' }),
  label: z.string().nullable(),
  actor: z.string().nullable(),
  publishedAt: z.string().meta({ description: 'Instant of publication, UTC.', example: '2026-11-21T09:00:00.000Z' }),
  publishedOn: isoDate.meta({ description: 'The same as a date (asOf).' }),
  period,
  outcome: z.enum(['complete', 'shortfall']),
  ...differences,
};
const publishedShape = z.object(published);
/** A version as it is kept. */
export type PublishedVersion = z.infer<typeof publishedShape>;

export const version = z
  .object({
    ...published,
    changes: differences.changes.meta({ description: 'Against the version before; empty for the first.' }),
    deadlines: z.array(legalDeadline),
    warnings: z.array(warning),
  })
  .meta({ id: 'Version', description: 'A published version of a roster: an immutable copy.' });
export type Version = z.infer<typeof version>;

export const versionList = z
  .object({
    versions: z.array(version.omit({ deadlines: true, warnings: true })).meta({ description: 'Oldest first; the last one is in force.' }),
    deadlines: z.array(legalDeadline),
  })
  .meta({ id: 'VersionList' });
export type VersionList = z.infer<typeof versionList>;

export const versionsRequest = z.strictObject({ asOf });

export const versionChanges = z.object({ from: versionNumber, to: versionNumber, ...differences }).meta({ id: 'VersionChanges' });
export type VersionChanges = z.infer<typeof versionChanges>;
