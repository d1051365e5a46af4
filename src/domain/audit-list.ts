import { z } from 'zod';
import { isoInstant } from './primitives.ts';

/** The audit trail: what may be asked for, and what is answered. */

export const auditListQuery = z.strictObject({
  roster: z.uuid().optional().meta({ description: 'Only what was done with this roster or scenario.' }),
  actor: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .meta({ description: 'Only what this actor did.', example: 'ecran-974' }),
  from: isoInstant.optional().meta({ description: 'Only entries of this instant or later.', example: '2027-01-01T00:00:00Z' }),
  until: isoInstant.optional().meta({ description: 'Only entries before this instant.', example: '2027-02-01T00:00:00Z' }),
  limit: z
    .string()
    .regex(/^([1-9]\d{0,2}|1000)$/)
    .default('100')
    .meta({ description: 'Entries a page, 1 to 1000. Default 100.', type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .meta({ description: 'What the page before gave as `next`.' }),
  format: z
    .string()
    .optional()
    .meta({ description: 'Form of the answer. Default: as `Accept` prefers.', example: 'csv', enum: ['json', 'csv'] }),
});

export const auditFields = ['at', 'actor', 'kind', 'call', 'roster', 'outcome', 'requestId', 'id'] as const;

const auditEntry = z
  .object({
    at: z.iso.datetime().meta({ description: 'Instant, UTC, by the clock of the database.' }),
    actor: z.string().nullable().meta({
      description: 'Id of a key or of a person of the access file, or digest of a subject; null: unknown, in entries of earlier versions.',
    }),
    kind: z.enum(['key', 'token', 'link', 'local', 'unknown']).nullable().meta({ description: 'How the actor showed who it is.' }),
    call: z.string().nullable().meta({ description: 'Operation id; null: the roster was erased since.', example: 'publishRoster' }),
    roster: z.string().nullable().meta({ description: 'Id of the roster or scenario; null: about none.' }),
    outcome: z
      .int()
      .nullable()
      .meta({ description: 'Status of the answer; of what was begun and waited for, 202. Null: the roster was erased since.' }),
    requestId: z.string().nullable().meta({ description: 'As in the log. Null: the roster was erased since.' }),
    id: z.string().meta({ description: 'Of this entry.' }),
  })
  .meta({ id: 'AuditEntry', description: 'Who did what to which roster. Of an erased roster, its id, actors and instants are left.' });

export const auditList = z
  .object({
    entries: z.array(auditEntry).meta({ description: 'Newest first.' }),
    next: z.string().nullable().meta({ description: '`cursor` of the next page; null: this is the last one.' }),
  })
  .meta({ id: 'AuditList' });
