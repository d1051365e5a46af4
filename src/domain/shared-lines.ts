import { z } from 'zod';
import { identifier } from './primitives.ts';
import { measures } from './sharing.ts';

/** What an answer says of establishments that share hospital lines. */

const binding = z.object({
  rule: z.string().meta({ description: 'Rule type or eligibility code, or `objective`: nothing objects but a level that comes before.' }),
  count: z
    .int()
    .meta({ description: 'Pairs of a volunteer of the establishment and a duty of others for which it is the first obstacle.' }),
  message: z.string().meta({ description: 'One of them in words.' }),
});

const establishmentShare = z
  .object({
    line: identifier,
    tags: z.array(z.string()).nullable().meta({ description: 'Duties shared apart; null: the whole line.' }),
    measure: z.enum(measures),
    share: z.number().meta({ description: 'Part of the line, 0 to 1: as asked (pooled), or by the days of the turns (alternating).' }),
    received: z.number(),
    target: z.number().meta({ description: 'share × what all establishments together received and carried in.' }),
    balanceIn: z.number(),
    balanceOut: z.number().meta({ description: 'balanceIn + received − target; sums to 0 over the establishments of the line.' }),
    tolerance: z.number().nullable().meta({ description: 'null: settled by the turns, nothing is minimised.' }),
    beyond: z.number().meta({ description: 'How far the balance lies beyond the tolerance; 0: within it.' }),
    binding: z
      .array(binding)
      .meta({ description: 'Below the share beyond the tolerance: what keeps the establishment from more, most frequent first.' }),
  })
  .meta({ id: 'EstablishmentShare' });

export const establishmentResult = z
  .object({
    id: identifier,
    duties: z.int().meta({ description: 'Duties on shared lines.' }),
    hours: z.number(),
    points: z.number(),
    hardDuties: z.int().meta({
      description: 'Those that are shared apart; on lines that share nothing apart, those of Saturdays, Sundays and public holidays.',
    }),
    gaps: z.int().meta({ description: 'Open heads that were its own: its turn, or kept for it.' }),
    cost: z.number().meta({ description: 'Euros of its duties.' }),
    shares: z.array(establishmentShare),
  })
  .meta({ id: 'EstablishmentResult', description: 'What an establishment does of the lines that it shares.' });
export type EstablishmentResult = z.infer<typeof establishmentResult>;
export type EstablishmentShare = z.infer<typeof establishmentShare>;

export const establishmentGap = z
  .object({ establishment: identifier, missing: z.int().min(1) })
  .meta({ id: 'EstablishmentGap', description: 'Open heads of a shared line and the establishment that had to hold them.' });
export type EstablishmentGap = z.infer<typeof establishmentGap>;
