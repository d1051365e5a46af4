import { z } from 'zod';
import { effect } from './comparison.ts';
import { identifier } from './primitives.ts';
import { slotId } from './problem.ts';

/** `POST /v1/rosters/{id}/explanations`. */

/** Longest time that a call about a roster may ask to solve for. */
const mostSeconds = 120;

/** Fields of every call that may solve. */
export const callOptions = {
  timeLimitSeconds: z
    .number()
    .gt(0)
    .max(mostSeconds)
    .default(10)
    .meta({ description: 'Elapsed seconds for all that is solved to answer. Default 10.' }),
  lang: z.enum(['fr', 'en']).optional().meta({ description: 'Language of the answer. Default: of the call, then of the roster.' }),
};

export const explanationRequest = z
  .strictObject({
    slot: slotId,
    participant: identifier
      .optional()
      .meta({ description: 'Why this participant has, or has not, this slot. Left out: why the slot is not filled.' }),
    ...callOptions,
  })
  .meta({ id: 'ExplanationRequest' });
export type ExplanationRequest = z.output<typeof explanationRequest>;

export const obstacle = z
  .object({
    rule: z
      .string()
      .meta({ description: 'Rule type, or noOverlap, headcount, limits, locum: what the verifier names when the duty is put in by hand.' }),
    slots: z
      .array(z.string())
      .meta({ description: 'Duties concerned, this one included: slot ids; `line@start` for duties of the history.' }),
    message: z.string(),
  })
  .meta({ id: 'Obstacle' });
export type Obstacle = z.infer<typeof obstacle>;

const head = { slot: slotId, participant: identifier, message: z.string() };

export const holdsExplanation = z
  .object({
    kind: z.literal('holds'),
    ...head,
    pinned: z.boolean().meta({ description: 'The request fixes this duty.' }),
    effect: effect.meta({ description: 'The best roster found in which this participant does not hold it.' }),
  })
  .meta({ id: 'HoldsExplanation', description: 'The participant holds the slot.' });

export const excludedExplanation = z
  .object({
    kind: z.literal('excluded'),
    ...head,
    reasons: z.array(
      z.object({
        code: z.string().meta({
          description: 'notVolunteer, role, territory, exempted, unavailable, inactive, forbidden, unqualified or locum.',
          example: 'unavailable',
        }),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'ExcludedExplanation', description: 'The participant is no candidate. Grounds of an exemption are never stated.' });

export const blockedExplanation = z
  .object({
    kind: z.literal('blocked'),
    ...head,
    blockers: z.array(obstacle),
    effect: effect.nullable().meta({
      description:
        'The best roster found in which the participant holds it all the same; null when pins fill the slot, or when none keeps the rules.',
    }),
    breaks: z.array(obstacle).meta({
      description:
        'Rules that no roster with this duty keeps, because history or pins stand against it; empty when it can be given in order.',
    }),
  })
  .meta({ id: 'BlockedExplanation', description: 'A candidate whom hard rules keep out as the roster stands.' });

export const possibleExplanation = z
  .object({
    kind: z.literal('possible'),
    ...head,
    holders: z.array(identifier).meta({ description: 'Who holds the heads of the slot.' }),
    effect: effect.meta({ description: 'The best roster found in which the participant holds it.' }),
  })
  .meta({ id: 'PossibleExplanation', description: 'A candidate whom no rule keeps out: another choice is better, or as good.' });

export const conflictFact = z
  .object({
    kind: z.enum(['rule', 'limits', 'unavailable', 'exempted', 'forbidden', 'pin', 'slot']).meta({
      description:
        'rule: an entry of `rules`; limits, unavailable, exempted: of a participant; forbidden, pin: an entry of the request; slot: another slot that must keep its heads.',
    }),
    pointer: z.string().nullable().meta({ description: 'JSON pointer into the request; null for a slot.' }),
    participant: identifier.nullable(),
    slot: slotId.nullable(),
    message: z.string(),
  })
  .meta({ id: 'ConflictFact' });
export type ConflictFact = z.infer<typeof conflictFact>;

export const conflict = z
  .object({
    facts: z.array(conflictFact),
    irreducible: z.boolean().meta({
      description: 'Every fact is needed: without any one of them the slot could be filled. false: time ran out before all were tried.',
    }),
    message: z.string(),
  })
  .meta({
    id: 'Conflict',
    description:
      'Facts which together leave no way to hold one more head of the slot while the slots named keep their heads; who may serve where (volunteers, roles, territories, skills) and noOverlap are taken for granted.',
  });

export const patchOperation = z
  .object({ op: z.enum(['add', 'replace', 'remove']), path: z.string(), value: z.unknown().optional() })
  .meta({ id: 'PatchOperation', description: 'RFC 6902, on the request of the roster.' });

export const gapRepair = z
  .object({
    kind: z.enum(['volunteer', 'limit', 'rule', 'neighbour', 'release', 'absence', 'forbidden']).meta({
      description:
        'volunteer: one more volunteer fit for the line; limit: a personal limit raised; rule: a rule of the request eased or lifted; neighbour: a volunteer of another territory asked; release: a pin released; absence: an unavailability lifted for this slot; forbidden: a prohibition lifted.',
    }),
    participant: identifier.nullable().meta({ description: 'Whom it concerns; null: nobody in particular.' }),
    fills: z.boolean().nullable().meta({
      description:
        'This slot. true: a roster was found and verified that fills it and recovers what is said; false: proven that filling it would recover less; null: no roster that fills it was found in the time.',
    }),
    recovers: z.number().gt(0).nullable().meta({
      description: "Head-hours of the shortfall of the slot's class that it recovers, proven: that much and no more. null: not proven.",
    }),
    found: z.number().meta({ description: "Head-hours of the shortfall of the slot's class that the roster found recovers." }),
    proven: z.boolean().meta({ description: 'The shortfalls before and after are proven up to the class of the slot.' }),
    shortfall: z
      .array(z.object({ class: z.int(), recovers: z.number().nullable(), found: z.number() }))
      .meta({ description: 'Head-hours recovered class by class: proven or null, and in the roster found; below 0: lost there.' }),
    holder: identifier.nullable().meta({ description: 'Who takes the slot in that roster; the id of the new volunteer is in the patch.' }),
    patch: z.array(patchOperation).meta({ description: 'The repair as changes to the request: apply and solve.' }),
    message: z.string(),
  })
  .meta({ id: 'GapRepair' });
export type GapRepair = z.infer<typeof gapRepair>;

export const emptyExplanation = z
  .object({
    kind: z.literal('empty'),
    slot: slotId,
    message: z.string(),
    missing: z.int().min(1),
    proven: z
      .boolean()
      .meta({ description: 'It is proven that the shortfall of this class cannot be smaller, the earlier classes being what they are.' }),
    volunteers: z.array(z.object({ participant: identifier, blockers: z.array(obstacle) })).meta({
      description:
        'Every candidate who does not hold a head, with what stands in the way; nothing: no rule objects, the run was cut short before placing that person or the objective puts something else first.',
    }),
    excluded: z
      .array(z.object({ code: z.string(), count: z.int() }))
      .meta({ description: 'How many volunteers are no candidates, by the first ground.' }),
    conflict: conflict.nullable().meta({ description: 'null: none was found in the time, or the gap only moves elsewhere.' }),
    repairs: z
      .array(gapRepair)
      .meta({ description: 'Best first: those that fill the slot, then by what is recovered, class by class. None recovers nothing.' }),
    cut: z.boolean().meta({ description: 'Time ran out: more may help, or more than is said.' }),
  })
  .meta({ id: 'EmptyExplanation', description: 'Heads of the slot are missing.' });

export const explanation = z
  .discriminatedUnion('kind', [holdsExplanation, excludedExplanation, blockedExplanation, possibleExplanation, emptyExplanation])
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof explanation>;
