import { z } from 'zod';
import { identifier, isoDate, isoInstant } from './primitives.ts';
import { slotId } from './problem.ts';
import { establishmentGap } from './shared-lines.ts';

/** What a roster and the verification of one have in common: levels, duties, gaps, warnings. */

export const levelResult = z
  .object({
    level: z.string().meta({
      description:
        'shortfall, stability, tier, sharing, fairness or preferences; a mixed level joins the names of its terms: "tier+fairness".',
      example: 'shortfall',
    }),
    class: z.int().optional().meta({ description: 'Priority class of the lines counted (shortfall only).' }),
    value: z.number().meta({ description: 'Value of the level, smaller is better. Shortfall: head-minutes; tier: rank × minutes.' }),
    bound: z.number().nullable().meta({ description: 'No roster with the earlier levels as good goes below it. null: none is known.' }),
    gap: z.number().nullable().meta({ description: '(value − bound) / max(1, |value|); null without a bound.' }),
    proven: z.boolean().meta({ description: 'The value is proven best, the earlier levels being what they are.' }),
    proof: z.enum(['recomputed', 'engine']).optional().meta({
      description:
        'How the bound is known: recomputed from dual values by the service, or reported by an exact engine. Absent where nothing was solved.',
    }),
    stopped: z.enum(['proof', 'gap', 'work', 'time']).optional().meta({
      description:
        'Why the work on the level ended: proven; within options.gap; its limit of work was reached; the time limit or a stop cut in. Shortfall, stability and tier end with proof or time. Absent where nothing was solved.',
    }),
  })
  .meta({ id: 'LevelResult' });
export type LevelResult = z.infer<typeof levelResult>;

export const assignment = z
  .object({
    slot: slotId,
    line: identifier,
    start: isoInstant,
    end: isoInstant,
    participant: identifier,
    tier: z.int().min(0).meta({ description: 'Rank of the group called on, 0 first.' }),
    pinned: z.boolean(),
    onBehalfOf: identifier.nullable().meta({ description: 'The installed doctor whom a locum replaces; null otherwise.' }),
    fee: z.number().nullable().meta({ description: 'Euros for this duty; null when the window names none.' }),
    points: z.number(),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof assignment>;

export const blocker = z
  .object({
    participant: identifier,
    rule: z.string().meta({ description: 'Rule type, or limits, or locum: what the verifier names when the duty is put in by hand.' }),
    message: z.string(),
  })
  .meta({ id: 'Blocker', description: 'Why a candidate cannot take the open head in this roster.' });
export type Blocker = z.infer<typeof blocker>;

export const shortfall = z
  .object({
    slot: slotId,
    line: identifier,
    start: isoInstant,
    end: isoInstant,
    missing: z.int().min(1).meta({ description: 'Heads that nobody holds.' }),
    priority: z.int().min(1),
    establishments: z
      .array(establishmentGap)
      .meta({ description: 'On a shared line: whose heads they are, by turn or because kept. Else empty.' }),
    reportBy: isoDate.meta({ description: 'Last date to report the gap in time: start date of the duty − noticeDays.' }),
    overdue: z.boolean().meta({ description: 'The date on which it had to be reported is past: report at once.' }),
    hospitalRelays: z.array(z.string()),
    blockers: z.array(blocker).meta({ description: 'At least one for every candidate who holds no head of the slot.' }),
  })
  .meta({ id: 'Shortfall' });
export type Shortfall = z.infer<typeof shortfall>;

export const warning = z
  .object({
    code: z.string().meta({ example: 'pinConflict' }),
    message: z.string(),
    pointer: z.string().optional().meta({ description: 'JSON pointer into the request, when it is about one place.' }),
    rule: z.string().optional(),
    participant: identifier.optional(),
    slots: z.array(z.string()).optional(),
  })
  .meta({ id: 'Warning' });
export type RosterWarning = z.infer<typeof warning>;
