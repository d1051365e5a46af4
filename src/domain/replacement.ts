import { z } from 'zod';
import { change, recipient } from './changes.ts';
import { levelDifference } from './comparison.ts';
import { identifier, isoDate } from './primitives.ts';
import { slotId } from './problem.ts';

/** `POST /v1/rosters/{id}/replacements`. */

export const replacementRequest = z
  .strictObject({
    slot: slotId,
    participant: identifier.meta({ description: 'Who holds the slot and cannot serve.' }),
    from: isoDate.optional().meta({
      description:
        'Duties that start before this date are past: they neither change hands nor can be replaced. Default: asOf of the roster.',
    }),
    max: z.int().min(1).max(200).default(20).meta({ description: 'Most replacements answered. Default 20.' }),
    chains: z.boolean().default(true).meta({ description: 'false: only those who take the duty and give none up. Default true.' }),
    lang: z.enum(['fr', 'en']).optional().meta({ description: 'Language of the answer. Default: of the call, then of the roster.' }),
  })
  .meta({ id: 'ReplacementRequest' });
export type ReplacementRequest = z.output<typeof replacementRequest>;

export const replacementKinds = ['direct', 'swap', 'chain'] as const;

export const replacement = z
  .object({
    kind: z.enum(replacementKinds).meta({
      description:
        'direct: somebody takes the duty; swap: somebody takes it and gives the absentee one in exchange; chain: somebody takes it and hands one on to a third, who may hand one on to the absentee.',
    }),
    changes: z.array(change).meta({ description: 'Every duty that changes hands; the first is the one to replace.' }),
    levels: z.array(levelDifference).meta({ description: 'The roster that is kept beside the one with the replacement.' }),
    recipients: z.array(recipient).meta({ description: 'Who must be told (R.6315-4).' }),
    message: z.string(),
  })
  .meta({ id: 'Replacement' });
export type Replacement = z.infer<typeof replacement>;

export const replacementList = z
  .object({
    slot: slotId,
    participant: identifier,
    replacements: z.array(replacement).meta({
      description: 'Best first: by the levels in their order, then fewest people, then ids. Each was verified.',
    }),
    found: z
      .object({ direct: z.int(), swap: z.int(), chain: z.int() })
      .meta({ description: 'How many there are of each kind, those beyond `max` included.' }),
    complete: z.boolean().meta({ description: 'false: so many people could be concerned that not every chain of three was looked at.' }),
    unreplaced: z.array(levelDifference).meta({ description: 'What the levels become when nobody takes the duty.' }),
    message: z.string(),
  })
  .meta({ id: 'ReplacementList' });
export type ReplacementList = z.infer<typeof replacementList>;
