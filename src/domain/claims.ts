import { z } from 'zod';
import { callOptions } from './explanation.ts';
import { identifier, isoDate, isoInstant } from './primitives.ts';
import { slotId } from './problem.ts';

/** Payment sheets: per doctor and month, from realised duties; nothing is payable without a visa. */

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'Calendar month.', example: '2027-01' });

export const visa = z
  .strictObject({
    participant: identifier,
    month,
    by: z.string().min(1).max(200).meta({ description: 'Function that gave it, not a name.', example: 'CDOM' }),
    on: isoDate,
  })
  .meta({ id: 'Visa', description: 'A payment sheet is right as it stands.' });

export const visasRequest = z
  .strictObject({
    visas: z.array(visa).max(20_000).meta({ description: 'Each adds to those given before, or corrects the one of the same sheet.' }),
    replace: z.boolean().default(false).meta({ description: 'true: they take the place of all those given before. Default false.' }),
    lang: callOptions.lang,
  })
  .meta({ id: 'VisasRequest' });

/** A visa as it is kept. */
export interface VisaRecord extends z.output<typeof visa> {
  readonly roster: string;
  /** Of the sheet as it was; a sheet that has changed needs another visa. */
  readonly fingerprint: string;
}

export const claimsQuery = z.strictObject({ month: month.optional(), lang: callOptions.lang });

const row = z.object({
  slot: slotId,
  line: identifier,
  territories: z.array(identifier),
  date: isoDate,
  start: isoInstant.meta({ description: 'When it was served from; of the slot, where nothing was served.' }),
  end: isoInstant,
  minutes: z.int().meta({ description: 'Served; of the slot, where nothing was served.' }),
  state: z.enum(['planned', 'served', 'replaced', 'unserved']).meta({
    description: 'planned: nothing is known yet; served: whole or in part; replaced: by somebody else; unserved: by nobody.',
  }),
  replacedBy: identifier
    .nullable()
    .meta({ description: 'Who took the duty over, before it was served (a later published version) or by serving it.' }),
  replaces: identifier
    .nullable()
    .meta({ description: 'From whom it was taken over. From row to row a duty can be followed through every hand.' }),
  amount: z.number().meta({ description: 'Euros of what was served; 0 for everything else.' }),
});
export type ClaimRow = z.infer<typeof row>;

const sheet = z.object({
  participant: identifier,
  rpps: z.string().nullable(),
  name: z.string().nullable(),
  month,
  duties: z.int().meta({ description: 'Duties served, whole or in part.' }),
  hours: z.number(),
  amount: z.number(),
  visa: z.enum(['none', 'given', 'outdated']).meta({ description: 'outdated: the sheet has changed since.' }),
  visaBy: z.string().nullable(),
  visaOn: isoDate.nullable(),
  payable: z.number().meta({ description: '0 without a visa that holds.' }),
  rows: z.array(row),
});
export type ClaimSheet = z.infer<typeof sheet>;

export const claims = z
  .object({
    roster: z.string(),
    realised: z.boolean().meta({ description: 'Realised duties have been given; without them nothing is due.' }),
    inForce: z.boolean().meta({
      description: 'false: the roster is a draft, or another roster of the table is in force; nothing is payable by these sheets.',
    }),
    sheets: z.array(sheet).meta({ description: 'By month, then participant.' }),
    amount: z.number(),
    payable: z.number(),
  })
  .meta({ id: 'Claims', description: 'Sums are of whole cents; each duty is rounded once.' });
export type Claims = z.infer<typeof claims>;
