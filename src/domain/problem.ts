import { z } from 'zod';
import { line, reinforcement } from './line.ts';
import { ledger, objective, options, tierGroup } from './options.ts';
import { participant } from './participant.ts';
import { dutySelector, identifier, isoDate, isoInstant, scope, weight } from './primitives.ts';

/** Sizes beyond which a request is refused with the figure (422). */
export const sizeLimits = { days: 400, participants: 5000, lines: 2000, heads: 100_000 } as const;

export const period = z
  .strictObject({ start: isoDate, end: isoDate })
  .meta({ id: 'Period', description: 'First and last date on which duties start, inclusive; at most 400 days.' });

export const calendarOptions = z
  .strictObject({
    bridgeDays: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Monday before a Tuesday holiday, Friday after a Thursday holiday, Saturday after a Thursday or Friday holiday. Default false.',
      }),
    addHolidays: z.array(isoDate).max(400).default([]),
    removeHolidays: z.array(isoDate).max(400).default([]),
  })
  .meta({ id: 'Calendar' });

export const territory = z
  .strictObject({
    id: identifier,
    name: z.string().max(500).nullable().default(null),
    communes: z.array(z.string().max(200)).default([]),
    population: z.int().min(0).nullable().default(null),
    neighbours: z.array(identifier).default([]),
    hospitalRelays: z
      .array(z.string().max(200))
      .default([])
      .meta({ description: 'Hospitals that relay in deep night or when the roster has a gap.' }),
  })
  .meta({ id: 'Territory' });
export type Territory = z.infer<typeof territory>;

export const establishment = z
  .strictObject({
    id: identifier,
    name: z.string().max(500).nullable().default(null),
    finess: z.string().max(20).nullable().default(null).meta({ description: 'FINESS number, 9 characters.' }),
    kind: z.enum(['public', 'private']).default('public'),
  })
  .meta({ id: 'Establishment' });

export const slotId = z
  .string()
  .min(1)
  .max(700)
  .meta({ description: 'Slot id: line/date/window.', example: 'est-fixe/2027-01-03/evening' });

export const pin = z
  .strictObject({
    slot: slotId,
    participant: identifier,
    requisition: z
      .boolean()
      .default(false)
      .meta({ description: "A prefect's decision: may name a non-volunteer or exempted doctor. Default false." }),
  })
  .meta({ id: 'Pin', description: 'A duty already decided; it is kept whatever it breaks.' });

export const forbidden = z
  .strictObject({
    participant: identifier,
    slot: slotId.optional(),
    line: identifier.optional(),
    scope: z.strictObject(dutySelector).optional(),
  })
  .meta({ id: 'Forbidden', description: 'The participant must not hold this slot, this line, or what the scope selects.' });

export const historyDuty = z
  .strictObject({
    line: identifier,
    start: isoInstant,
    end: isoInstant,
    participant: identifier,
    tags: z
      .array(z.string().max(100))
      .default([])
      .meta({ description: 'Tags of the duty, beside those of the known line and the automatic ones.' }),
  })
  .meta({ id: 'HistoryDuty', description: 'A duty outside the request: before the period, or after it when already published.' });
export type HistoryDuty = z.infer<typeof historyDuty>;

export const baselineDuty = z.strictObject({ slot: slotId, participant: identifier }).meta({ id: 'BaselineDuty' });

/** What every rule has; each rule's own schema is in the catalogue of rules. */
export const ruleEnvelope = z.looseObject({ type: z.string(), weight: weight.optional(), scope: scope.optional() });
export type RuleInput = z.infer<typeof ruleEnvelope>;

/**
 * The whole request but for the schemas of the single rules, which live with the rules; `src/rules/registry.ts` closes
 * the schema. Use that one to validate.
 */
export const openProblem = z.strictObject({
  name: z.string().max(500).nullable().default(null),
  timeZone: z.string().max(100).optional().meta({ description: "IANA zone. Default: the department's, Europe/Paris without one." }),
  department: z
    .string()
    .regex(/^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97[1-8])$/)
    .nullable()
    .default(null)
    .meta({ description: 'Department code; decides local holidays and the default time zone. Default: national holidays only.' }),
  period: period.optional().meta({ description: 'Default: the calendar month after asOf.' }),
  calendar: calendarOptions.default(() => calendarOptions.parse({})),
  territories: z.array(territory).max(5000).default([]),
  establishments: z.array(establishment).max(5000).default([]),
  lines: z.array(line).min(1),
  reinforcements: z.array(reinforcement).max(1000).default([]),
  participants: z.array(participant).min(1),
  rules: z.array(ruleEnvelope).max(500).default([]),
  tiers: z
    .array(tierGroup)
    .min(1)
    .max(10)
    .optional()
    .meta({ description: 'Order in which groups are called on. Default: see model, level tier.' }),
  ledgers: z
    .array(ledger)
    .min(1)
    .max(10)
    .default(() => [ledger.parse({ id: 'points' })])
    .meta({ description: 'Default: one ledger, points.' }),
  pinned: z.array(pin).max(100_000).default([]),
  forbidden: z.array(forbidden).max(100_000).default([]),
  baseline: z.array(baselineDuty).max(100_000).optional().meta({ description: 'A published roster to stay near to (level stability).' }),
  history: z.array(historyDuty).max(200_000).default([]),
  objective: objective.optional(),
  options: options.default(() => options.parse({})),
});

/** A request as written by the caller. */
export type ProblemInput = z.input<typeof openProblem>;

/**
 * A request with every default filled in, `period`, `timeZone` and `options.asOf` included (see `completeProblem`).
 * All readers behind the validation work on this.
 */
export type Problem = Omit<z.output<typeof openProblem>, 'timeZone' | 'period' | 'options' | 'participants'> & {
  timeZone: string;
  period: { start: string; end: string };
  options: z.output<typeof options> & { asOf: string };
  participants: (z.output<typeof participant> & { roles: string[]; serves: string[] })[];
};
