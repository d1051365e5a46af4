import { z } from 'zod';
import { balance, cost, indicators } from './figures.ts';
import { dayTypes, identifier, isoDate, isoInstant } from './primitives.ts';
import { slotId } from './problem.ts';
import { establishmentResult } from './shared-lines.ts';
import { levelResult, shortfall, warning } from './roster-parts.ts';

/** `POST /v1/verifications` and `POST /v1/slots`: what is asked without solving. */

/** One duty as the caller writes it. Further fields are let pass, so that a roster's assignments can be posted as they are. */
export const assignmentInput = z
  .object({
    slot: slotId,
    participant: identifier,
    onBehalfOf: identifier
      .nullish()
      .meta({ description: 'Principal of a locum. Left out: the first possible one who is free at that time.' }),
  })
  .meta({ id: 'AssignmentInput' });
export type AssignmentInput = z.infer<typeof assignmentInput>;

/** Fields of `POST /v1/verifications` beside the problem. */
export const verificationFields = {
  assignments: z.array(assignmentInput).max(100_000).optional().meta({ description: 'The duties of the table. Either this or `table`.' }),
  table: z.string().optional().meta({
    description:
      'The table as CSV, as a desk would type it: columns date, line (ligne), window or start (plage, début), participant (médecin), or slot instead of the first three; `;`, `,` or tab; dates 31/12/2026 or 2026-12-31; lines and people by id or name. Rows without a person are open heads. The CSV of a roster is read as it is; what a row says twice (slot and date, id and name) has to agree.',
    example: 'date;ligne;plage;médecin\n03/01/2027;est-fixe;evening;p-001',
  }),
  compare: z
    .boolean()
    .default(false)
    .meta({ description: 'Also solve the problem, and say what a better roster would gain. Default false.' }),
  timeLimitSeconds: z.number().gt(0).max(120).default(10).meta({ description: 'With compare: elapsed seconds to solve for. Default 10.' }),
};

/** Body of `POST /v1/verifications`; the schema of the problem comes from the registry of rules. */
export function verificationRequest<P extends z.ZodType>(problem: P) {
  return z.strictObject({ problem, ...verificationFields }).meta({ id: 'VerificationRequest' });
}

export const reportedViolation = z
  .object({
    rule: z.string().meta({ description: 'Rule type, eligibility code, headcount, duplicate, limits, locum or pinned.' }),
    participant: identifier.nullable(),
    slots: z.array(z.string()).meta({ description: 'Slot ids; `line@start` for duties of the history.' }),
    message: z.string(),
  })
  .meta({ id: 'Violation' });
export type ReportedViolation = z.infer<typeof reportedViolation>;

export const gain = z
  .object({
    proof: z.enum(['optimal', 'withinGap', 'best']).meta({ description: 'How good the roster found is known to be.' }),
    seconds: z.number(),
    levels: z.array(
      z.object({
        level: z.string(),
        class: z.int().optional(),
        table: z.number().meta({ description: 'Value of the table.' }),
        best: z.number().meta({ description: 'Value of the roster found.' }),
        gain: z.number().meta({ description: 'table − best. Levels are in strict order: one counts once those before it are as good.' }),
        bound: z.number().nullable(),
        proven: z.boolean().meta({ description: 'No roster is better at this level, the earlier ones being as answered.' }),
      }),
    ),
  })
  .meta({
    id: 'Gain',
    description: 'What a better roster would gain over the table. A table that breaks rules may look better than any roster.',
  });
export type Gain = z.infer<typeof gain>;

export const completeness = indicators
  .pick({ needed: true, filled: true, fillRate: true, byTerritory: true, byLine: true })
  .meta({ id: 'Completeness', description: 'Heads needed and held.' });

export const verification = z
  .object({
    ok: z.boolean().meta({ description: 'No violation.' }),
    violations: z.array(reportedViolation),
    levels: z.array(levelResult).meta({ description: 'Values only: bound and gap are null, nothing is proven.' }),
    balances: z.array(balance),
    cost,
    shortfalls: z.array(shortfall),
    completeness,
    establishments: z.array(establishmentResult).meta({ description: 'Establishments that share lines; empty where none is shared.' }),
    gain: gain.optional().meta({ description: 'Only with compare.' }),
    warnings: z.array(warning),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof verification>;

export const slotView = z
  .object({
    slot: slotId,
    line: identifier,
    date: isoDate,
    window: identifier,
    dayType: z.enum(dayTypes),
    start: isoInstant,
    end: isoInstant,
    hours: z.number().meta({ description: 'Elapsed hours.' }),
    headcount: z.int(),
    points: z.number(),
    fee: z.number().nullable().meta({ description: 'Euros per person.' }),
    tags: z.array(z.string()),
  })
  .meta({ id: 'Slot' });
export type SlotView = z.infer<typeof slotView>;

export const slotList = z.object({ slots: z.array(slotView), warnings: z.array(warning) }).meta({ id: 'SlotList' });
export type SlotList = z.infer<typeof slotList>;
