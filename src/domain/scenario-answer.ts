import { z } from 'zod';
import { identifier } from './primitives.ts';
import { period } from './problem.ts';
import { levelResult } from './roster-parts.ts';

/** What a scenario answers. Money in euros, time in hours. */

const fill = { needed: z.int(), filled: z.int(), fillRate: z.number().meta({ description: 'filled / needed; 1 when nothing is needed.' }) };

export const scenarioMeasures = z
  .object({
    outcome: z.enum(['complete', 'shortfall']),
    proof: z.enum(['optimal', 'withinGap', 'best']),
    cut: z.boolean().meta({ description: 'The time limit cut in: another time the figures may be others.' }),
    seconds: z.number(),
    ...fill,
    byLine: z.array(z.object({ line: identifier, ...fill, cost: z.number() })),
    byTerritory: z.array(z.object({ territory: identifier.nullable(), ...fill })),
    shortfall: z.array(
      z.object({
        class: z.int(),
        hours: z.number().meta({ description: 'Missing heads × hours.' }),
        proven: z.boolean().meta({ description: 'Proven smallest, the earlier classes being what they are.' }),
      }),
    ),
    tiers: z
      .array(z.object({ rank: z.int(), duties: z.int(), hours: z.number() }))
      .meta({ description: 'Duties by rank of the group called on.' }),
    fairness: z
      .object({ gini: z.number(), maxMinusMin: z.number(), standardDeviation: z.number() })
      .nullable()
      .meta({ description: 'null: not solved that far.' }),
    cost: z.object({
      total: z.number(),
      envelope: z.number().nullable(),
      left: z.number().nullable().meta({ description: 'envelope − total; below 0: over it.' }),
    }),
    levels: z.array(levelResult),
  })
  .meta({ id: 'ScenarioMeasures' });
export type ScenarioMeasures = z.infer<typeof scenarioMeasures>;

const statistic = z.object({ mean: z.number(), standardDeviation: z.number(), min: z.number(), max: z.number() });
export type Statistic = z.infer<typeof statistic>;

export const scenarioSpread = z
  .object({
    replications: z.int().meta({ description: 'Solved ones.' }),
    fillRate: statistic,
    shortfallHours: statistic,
    cost: statistic,
    gini: statistic.nullable(),
  })
  .meta({ id: 'ScenarioSpread', description: 'Over the replications; standard deviation of the sample, 0 of a single one.' });
export type ScenarioSpread = z.infer<typeof scenarioSpread>;

export const scenarioDifference = z
  .object({
    verdict: z.enum(['better', 'equal', 'worse']).meta({ description: 'Of the shortfall, class after class.' }),
    proven: z.boolean().meta({ description: 'Both shortfalls are proven as far as the verdict looks.' }),
    fillRate: z.number(),
    shortfall: z.array(z.object({ class: z.int(), hours: z.number() })),
    cost: z.number(),
    tierHours: z.number().meta({ description: 'Σ rank × hours.' }),
    gini: z.number().nullable(),
    byLine: z.array(z.object({ line: identifier, fillRate: z.number() })).meta({ description: 'Lines whose fill rate differs.' }),
    byTerritory: z.array(z.object({ territory: identifier.nullable(), fillRate: z.number() })).meta({ description: 'Those that differ.' }),
  })
  .meta({ id: 'ScenarioDifference', description: 'Variant − base, of the first replication.' });
export type ScenarioDifference = z.infer<typeof scenarioDifference>;

const affected = z.object({
  count: z.int().meta({ description: 'Participants whose duties are more or fewer.' }),
  participants: z
    .array(z.object({ participant: identifier, duties: z.int(), hours: z.number() }))
    .meta({ description: 'Variant − base, the largest differences first, at most 50.' }),
});

const source = z.enum(['variant', 'sweep', 'robustness']);

const failure = z.object({
  pointer: z.string(),
  code: z.string(),
  message: z.string(),
  in: z
    .enum(['request', 'variant'])
    .meta({ description: 'What the pointer points into: the request, or the problem that the variant made.' }),
});
export type VariantFailure = z.infer<typeof failure>;

export const scenarioResult = z
  .object({
    id: z.string(),
    label: z.string().nullable(),
    source,
    state: z.enum(['solved', 'failed', 'notSolved']).meta({
      description: 'failed: it cannot be understood, `errors` says why; notSolved: the scenario was stopped before.',
    }),
    sameAs: z.string().nullable().meta({ description: 'Same problem as this variant, or as `base`: solved once.' }),
    errors: z.array(failure),
    removed: z.array(identifier).meta({ description: 'Who left the list of volunteers (first replication).' }),
    added: z.array(identifier),
    measures: scenarioMeasures.nullable(),
    spread: scenarioSpread.nullable(),
    difference: scenarioDifference.nullable(),
    affected: affected.nullable(),
  })
  .meta({ id: 'ScenarioResult' });
export type ScenarioResult = z.infer<typeof scenarioResult>;

const critical = z.object({
  participant: identifier,
  shortfall: z.array(z.object({ class: z.int(), hours: z.number() })).meta({ description: 'Hours more than with them.' }),
  fillRate: z.number(),
  proven: z.boolean(),
});

export const capacityResult = z
  .object({
    territory: identifier,
    target: z.number(),
    volunteers: z.int().meta({ description: 'Of the base, who practise there.' }),
    needed: z.int().nullable().meta({ description: 'Volunteers at which the target is reached; null: not with as many as may be added.' }),
    proven: z.boolean().meta({ description: 'The fill rates that decide it are of proven rosters.' }),
    steps: z
      .array(z.object({ volunteers: z.int(), fillRate: z.number(), proven: z.boolean() }))
      .meta({ description: 'Solved, by volunteers.' }),
  })
  .meta({ id: 'CapacityResult' });
export type CapacityResult = z.infer<typeof capacityResult>;

export const scenarioComparison = z
  .object({
    base: z.object({
      name: z.string().nullable().optional().meta({ description: 'Of the base problem. Comparisons of earlier versions lack it.' }),
      period: period.optional().meta({ description: 'Of the base problem. Comparisons of earlier versions lack it.' }),
      measures: scenarioMeasures.nullable(),
      spread: scenarioSpread.nullable(),
    }),
    variants: z.array(scenarioResult),
    robustness: z
      .object({ critical: z.array(critical), tried: z.int() })
      .nullable()
      .meta({
        description: 'Volunteers without whom the shortfall is larger, the worst first.',
      }),
    capacity: z.array(capacityResult),
  })
  .meta({ id: 'ScenarioComparison' });
export type ScenarioComparison = z.infer<typeof scenarioComparison>;

export const scenarioStatus = scenarioComparison
  .partial()
  .extend({
    id: z.string(),
    state: z.enum(['queued', 'running', 'done', 'stopped', 'failed']),
    solved: z.int().meta({ description: 'Solves done.' }),
    solves: z.int().meta({ description: 'Solves in all; a capacity counts as one.' }),
    seconds: z.number(),
    incident: z.string().optional(),
    givenUp: z.literal(true).optional().meta({ description: 'failed: worker after worker died at it, and nobody tries it again.' }),
  })
  .meta({ id: 'ScenarioStatus', description: 'State and progress always; the comparison once it has ended.' });
export type ScenarioStatus = z.infer<typeof scenarioStatus>;
