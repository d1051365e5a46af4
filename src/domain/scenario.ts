import { z } from 'zod';
import { euros, identifier, jsonValue } from './primitives.ts';
import { jsonPatchOperation, scenarioOperation } from './scenario-operations.ts';

/** `POST /v1/scenarios`: a base problem and what becomes of it in variants. */

/** Solves that one scenario may ask for, replications included. */
export const maxSolves = 1000;

const label = z.string().max(500).nullable().default(null);

export const scenarioVariant = z
  .strictObject({
    id: identifier,
    label,
    operations: z.array(scenarioOperation).max(200).default([]),
    patch: z.array(jsonPatchOperation).max(1000).default([]).meta({ description: 'RFC 6902 on the base, after the operations.' }),
  })
  .meta({ id: 'ScenarioVariant', description: 'Without operations and patch it is the base itself.' });
export type ScenarioVariant = z.output<typeof scenarioVariant>;

export const scenarioSweep = z
  .strictObject({
    id: identifier,
    label,
    operations: z.array(scenarioOperation).max(200).default([]),
    pointer: z.string().max(2000).meta({
      description:
        'The figure that varies: JSON pointer into `operations` when there are any (`/0/count`), else into the base (`/rules/1/max`).',
    }),
    values: z.array(jsonValue).min(1).max(200),
  })
  .meta({ id: 'ScenarioSweep', description: 'One variant for each value; its id is `id=value`.' });
export type ScenarioSweep = z.output<typeof scenarioSweep>;

export const scenarioRobustness = z
  .strictObject({
    territory: identifier.nullable().default(null).meta({ description: 'Volunteers who practise there. Default: all.' }),
    participants: z.array(identifier).min(1).max(1000).optional().meta({ description: 'These alone.' }),
  })
  .meta({ id: 'ScenarioRobustness', description: 'One variant for each volunteer gone, `without:<participant>`: which one is critical?' });

export const scenarioCapacity = z
  .strictObject({
    territory: identifier,
    target: z.number().gt(0).max(1).default(0.99).meta({ description: 'Fill rate of the lines of the territory to reach. Default 0.99.' }),
    most: z.int().min(1).max(200).default(20).meta({ description: 'Volunteers added at most. Default 20.' }),
  })
  .meta({ id: 'ScenarioCapacity', description: 'How many volunteers does this territory need?' });
export type ScenarioCapacity = z.output<typeof scenarioCapacity>;

export const depths = ['shortfall', 'tier', 'fairness', 'full'] as const;

/** Every field but the base, whose schema needs the rules. */
export const scenarioFields = {
  variants: z.array(scenarioVariant).max(maxSolves).default([]),
  sweeps: z.array(scenarioSweep).max(50).default([]),
  robustness: scenarioRobustness.nullable().default(null),
  capacity: z.array(scenarioCapacity).max(50).default([]),
  envelope: euros
    .nullable()
    .default(null)
    .meta({ description: 'Euros there are for the period, to compare the cost with. Default: none.' }),
  replications: z.int().min(1).max(50).default(1).meta({ description: 'Solves of each variant, each with a seed of its own. Default 1.' }),
  depth: z.enum(depths).default('fairness').meta({
    description:
      'How far base and variants are solved: levels up to this term; full: all of the base. Below fairness it is three times as quick, duties change hands freely, and nothing is said of fairness and of who is affected. Default fairness.',
  }),
  gap: z
    .number()
    .min(0)
    .max(1)
    .default(0.02)
    .meta({ description: 'Relative gap at which fairness and preferences may stop. Default 0.02.' }),
  timeLimitSeconds: z.number().gt(0).max(600).default(30).meta({ description: 'Elapsed seconds for one solve. Default 30.' }),
  lang: z.enum(['fr', 'en']).optional().meta({ description: 'Language of messages. Default: that of the call.' }),
};
export type ScenarioFields = z.output<z.ZodObject<typeof scenarioFields>>;

/** The body as the documentation names it. */
export function scenarioRequest<P extends z.ZodType>(problem: P) {
  return z.strictObject({ base: problem, ...scenarioFields }).meta({ id: 'ScenarioRequest' });
}
