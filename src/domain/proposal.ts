import { z } from 'zod';
import { change, recipient } from './changes.ts';
import { callOptions } from './explanation.ts';
import { identifier, isoDate } from './primitives.ts';
import { slotId } from './problem.ts';
import { versionNumber } from './publication.ts';

/** Replacements on their way into the table: proposed, accepted by those who take over, validated by the CDOM. */

export const move = z
  .strictObject({
    slot: slotId,
    from: identifier.meta({ description: 'Who holds the duty and gives it up.' }),
    to: identifier.meta({ description: 'Who takes it over.' }),
    onBehalfOf: identifier.nullable().optional().meta({ description: 'Principal of `to`, when a locum. Default: the first possible one.' }),
  })
  .meta({ id: 'Move' });
export type Move = z.output<typeof move>;

const actor = z.string().max(200).nullable().default(null).meta({ description: 'Who does this, when known.' });
const comment = z.string().max(2000).nullable().default(null);

export const proposalRequest = z
  .strictObject({
    moves: z.array(move).min(1).max(20).meta({ description: 'Duties that change hands: one for a replacement, two for a swap.' }),
    actor,
    comment,
    asOf: isoDate
      .optional()
      .meta({ description: 'Duties that start before this date are past. Default: today in the time zone of the roster.' }),
    lang: callOptions.lang,
  })
  .meta({ id: 'ProposalRequest' });
export type ProposalRequest = z.output<typeof proposalRequest>;

export const acceptanceRequest = z
  .strictObject({
    participant: identifier.meta({ description: 'Who accepts to take over: one of `to`.' }),
    comment,
    lang: callOptions.lang,
  })
  .meta({ id: 'AcceptanceRequest' });

export const decisionRequest = z.strictObject({ actor, comment, lang: callOptions.lang }).meta({ id: 'DecisionRequest' });

/** Who took a step, and what they said. */
export interface StepBy {
  readonly actor: string | null;
  readonly comment: string | null;
}

export const proposalStates = ['proposed', 'accepted', 'validated', 'refused', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

export const proposal = z
  .object({
    proposal: z.int().min(1).meta({ description: 'Number of the proposal.' }),
    state: z.enum(proposalStates).meta({
      description:
        'proposed: waits for those who take over; accepted: by all of them, waits for the CDOM; validated: in the table, as a version of its own; refused, withdrawn: ended.',
    }),
    version: versionNumber.meta({ description: 'Version in force when it was proposed.' }),
    moves: z.array(move),
    changes: z.array(change),
    recipients: z.array(recipient),
    awaited: z.array(identifier).meta({ description: 'Who has still to accept.' }),
    steps: z.array(
      z.object({
        state: z.enum(proposalStates),
        at: z.string().meta({ description: 'Instant, UTC.' }),
        actor: z.string().nullable(),
        comment: z.string().nullable(),
      }),
    ),
    roster: z.string().nullable().meta({ description: 'validated: id of the roster with the replacement; null before.' }),
    published: versionNumber.nullable().meta({ description: 'validated: number of the version with the replacement; null before.' }),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof proposal>;

export const proposalList = z.object({ proposals: z.array(proposal) }).meta({ id: 'ProposalList' });
