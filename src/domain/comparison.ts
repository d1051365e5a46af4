import { z } from 'zod';

/** Two rosters level by level: the one that is kept, and another one. */

export const levelDifference = z
  .object({
    level: z.string().meta({ description: 'As in the levels of the roster.', example: 'shortfall' }),
    class: z.int().optional().meta({ description: 'Priority class of the lines counted (shortfall only).' }),
    value: z.number().meta({ description: 'Value in the roster that is kept.' }),
    other: z.number().meta({ description: 'Value in the other roster.' }),
    change: z.number().meta({ description: 'other − value; above 0: the other is worse here.' }),
  })
  .meta({ id: 'LevelDifference' });
export type LevelDifference = z.infer<typeof levelDifference>;

export const effect = z
  .object({
    verdict: z.enum(['worse', 'equal', 'better']).meta({
      description:
        'The other roster beside the one that is kept: worse or better at the first level where they differ, or equal at every level. `better`: the roster that is kept was not proven the best, or the decision lifts a pin.',
    }),
    level: z.string().nullable().meta({ description: 'First level at which they differ; null when there is none.' }),
    class: z.int().optional().meta({ description: 'Its priority class (shortfall only).' }),
    by: z.number().nullable().meta({ description: 'How much they differ there, above 0, in the unit of the level; null when equal.' }),
    atLeast: z.number().nullable().meta({
      description: 'worse: how much at least, whatever other roster were found; null when nothing is known.',
    }),
    proven: z
      .boolean()
      .meta({ description: 'Every level up to that one is proven in both rosters: `by` is exact, not only what was found.' }),
    levels: z.array(levelDifference),
    message: z.string(),
  })
  .meta({ id: 'Effect', description: 'What another decision does to the levels: found by solving with it.' });
export type Effect = z.infer<typeof effect>;
