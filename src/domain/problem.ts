import { z } from 'zod';
import { line, reinforcement } from './line.ts';
import { ledger, objective, options, terms, tierGroup } from './options.ts';
import { participant } from './participant.ts';
import {
  clockStart,
  distinct,
  dutySelector,
  identifier,
  isoDate,
  isoInstant,
  monthDay,
  patterns,
  type Role,
  scope,
  tags,
  weight,
} from './primitives.ts';
import { establishmentBalances } from './sharing.ts';
import { site, travel } from './travel.ts';

/** Sizes beyond which a request is refused with the figure (422). */
export const sizeLimits = {
  days: 400,
  participants: 5000,
  lines: 2000,
  heads: 100_000,
  /** Windows of all lines. */
  windows: 20_000,
  /** Windows that lines follow × dates of the period, added up over the lines that follow. */
  followedDates: 1_000_000,
  /** Slots nobody is needed on count, too. */
  slots: 100_000,
  /** Windows of the lines that reinforcements name, added up over all reinforcements. */
  reinforcedWindows: 200_000,
  /** Slots times the people who may hold them. A year of a large department has 300 000. */
  candidates: 2_000_000,
  /** Candidates times the rows of the rules that look at each. */
  terms: 50_000_000,
} as const;

/** The most items each list of the request may hold; beyond: 422 with the figure. */
export const listLimits = {
  territories: 5000,
  establishments: 5000,
  sites: 5000,
  travel: 100_000,
  lines: sizeLimits.lines,
  reinforcements: 1000,
  participants: sizeLimits.participants,
  rules: 500,
  tiers: 10,
  ledgers: 10,
  pinned: 100_000,
  forbidden: 100_000,
  baseline: 100_000,
  history: 200_000,
  objective: terms.length,
} as const;

export const period = z
  .strictObject({ start: isoDate, end: isoDate })
  .meta({ id: 'Period', description: 'First and last date on which duties start, inclusive; at most 400 days.' });

export const calendarOptions = z
  .strictObject({
    bridgeDays: z.boolean().default(false).meta({
      description:
        'Monday before a Tuesday holiday, Friday after a Thursday holiday, Saturday after a Thursday or Friday holiday. Default false.',
    }),
    addHolidays: distinct(isoDate).max(400).default([]),
    removeHolidays: distinct(isoDate).max(400).default([]),
    eves: z
      .array(
        z.strictObject({
          date: monthDay,
          after: clockStart
            .default('18:00')
            .meta({ description: 'Local clock time from which on the date weighs as a holiday. Default 18:00.' }),
        }),
      )
      .max(31)
      .default([
        { date: '12-24', after: '18:00' },
        { date: '12-31', after: '18:00' },
      ])
      .meta({
        description:
          'Evenings whose minutes until midnight weigh as on a holiday in points that are left out. Default: 24 and 31 December after 18:00; [] for none.',
      }),
  })
  .meta({ id: 'Calendar' });

export const territory = z
  .strictObject({
    id: identifier,
    name: z.string().max(500).nullable().default(null),
    system: z.enum(['medical', 'pharmacy', 'ambulance']).default('medical').meta({
      description: 'Whose map the territory is on: pharmacy zones and ambulance sectors are not those of the doctors. Default medical.',
    }),
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
    balances: establishmentBalances,
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
    onBehalfOf: identifier.nullable().optional().meta({ description: 'Principal of a pinned locum. Default: the first possible one.' }),
  })
  .meta({ id: 'Pin', description: 'A duty already decided; it is kept whatever it breaks.' });

export const forbidden = z
  .strictObject({
    participant: identifier,
    slot: slotId.optional(),
    line: identifier.optional(),
    scope: z.strictObject(dutySelector).optional(),
    handedOver: z.boolean().optional().meta({
      description:
        'The participant gave this duty to somebody else; a later exchange may give it back. Written by the service. Default false.',
    }),
  })
  .meta({
    id: 'Forbidden',
    description: 'The participant must not hold this slot, this line, or what the scope selects: exactly one of the three.',
  });

export const historyDuty = z
  .strictObject({
    line: identifier,
    start: isoInstant,
    end: isoInstant,
    participant: identifier,
    tags: tags.default([]).meta({ description: 'Tags of the duty, beside those of the known line and the automatic ones.' }),
  })
  .meta({
    id: 'HistoryDuty',
    description:
      'A duty outside the request: before the period, after it when already published, or of a line that the request does not plan. What is decided on its own slots is pinned.',
  });
export type HistoryDuty = z.infer<typeof historyDuty>;

export const baselineDuty = z
  .strictObject({
    slot: slotId,
    participant: identifier,
    onBehalfOf: identifier
      .nullable()
      .optional()
      .meta({ description: 'Principal whom a locum replaced. Plays no part in the level; told in the changes.' }),
  })
  .meta({ id: 'BaselineDuty' });

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
    .regex(patterns.department)
    .nullable()
    .default(null)
    .meta({ description: 'Department code; decides local holidays and the default time zone. Default: national holidays only.' }),
  period: period.optional().meta({ description: 'Default: the calendar month after asOf.' }),
  calendar: calendarOptions.default(() => calendarOptions.parse({})),
  territories: z.array(territory).max(listLimits.territories).default([]),
  establishments: z.array(establishment).max(listLimits.establishments).default([]),
  sites: z.array(site).max(listLimits.sites).default([]).meta({ description: 'Places of posts, pharmacies, poles. Default: none.' }),
  travel: travel.default([]).meta({ description: 'Minutes between sites, as a list or a square matrix. Default: none known.' }),
  lines: z.array(line).min(1).max(listLimits.lines),
  reinforcements: z.array(reinforcement).max(listLimits.reinforcements).default([]),
  participants: z.array(participant).min(1).max(listLimits.participants),
  rules: z.array(ruleEnvelope).max(listLimits.rules).default([]),
  tiers: z
    .array(tierGroup)
    .min(1)
    .max(listLimits.tiers)
    .optional()
    .meta({ description: 'Order in which groups are called on. Default: see model, level tier.' }),
  ledgers: z
    .array(ledger)
    .min(1)
    .max(listLimits.ledgers)
    .default(() => [ledger.parse({ id: 'points' })])
    .meta({ description: 'Default: one ledger, points.' }),
  pinned: z.array(pin).max(listLimits.pinned).default([]),
  forbidden: z.array(forbidden).max(listLimits.forbidden).default([]),
  baseline: z
    .array(baselineDuty)
    .max(listLimits.baseline)
    .optional()
    .meta({ description: 'A published roster to stay near to (level stability).' }),
  history: z.array(historyDuty).max(listLimits.history).default([]),
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
  participants: (z.output<typeof participant> & { roles: Role[]; serves: string[] })[];
};
