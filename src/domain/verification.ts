import { z } from 'zod';
import { balance, cost } from './figures.ts';
import { dayTypes, identifier, isoDate, isoInstant } from './primitives.ts';
import { slotId } from './problem.ts';
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

/** Body of `POST /v1/verifications`; the schema of the problem comes from the registry of rules. */
export function verificationRequest<P extends z.ZodType>(problem: P) {
  return z.strictObject({ problem, assignments: z.array(assignmentInput).max(100_000) }).meta({ id: 'VerificationRequest' });
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

export const verification = z
  .object({
    ok: z.boolean().meta({ description: 'No violation.' }),
    violations: z.array(reportedViolation),
    levels: z.array(levelResult).meta({ description: 'Values only: bound and gap are null, nothing is proven.' }),
    balances: z.array(balance),
    cost,
    shortfalls: z.array(shortfall),
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
