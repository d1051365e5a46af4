import { z } from 'zod';
import { isoDate, leaveStarts, scope, weight, identifier } from './primitives.ts';
import { status } from './participant.ts';

export const engines = ['auto', 'highs', 'jslp'] as const;

export const options = z
  .strictObject({
    timeLimitSeconds: z
      .number()
      .gt(0)
      .max(3600)
      .default(30)
      .meta({ description: 'Elapsed seconds after which the best roster so far is answered. Default 30.' }),
    seed: z.int().min(0).max(2147483647).default(1).meta({ description: 'Seed of every random choice. Default 1.' }),
    engine: z
      .enum(engines)
      .default('auto')
      .meta({ description: 'Exact engine. auto: javascript-lp-solver for tiny problems, HiGHS for the rest. Default auto.' }),
    gap: z
      .number()
      .min(0)
      .max(1)
      .default(0.005)
      .meta({ description: 'Relative gap at which fairness and preferences may stop. Default 0.005; 0 asks for full proof.' }),
    lang: z.enum(['fr', 'en']).default('fr').meta({ description: 'Language of messages. Default fr.' }),
    asOf: isoDate
      .optional()
      .meta({ description: 'Date the request speaks from (deadlines, freeze). Default: today in the time zone of the problem.' }),
    noticeDays: z
      .int()
      .min(0)
      .max(400)
      .default(10)
      .meta({ description: 'Days before the period at which shortfalls must be reported. Default 10.' }),
    freezeDays: z
      .int()
      .min(0)
      .max(400)
      .default(0)
      .meta({ description: 'With a baseline: changes to slots within this many days of asOf weigh more. Default 0.' }),
    freezeWeight: z.number().min(1).max(1e6).default(5).meta({ description: 'How much more. Default 5.' }),
    mergeContiguous: z
      .boolean()
      .default(false)
      .meta({ description: 'Contiguous duties on one line count as one for minRest. Default false.' }),
    leaveFrom: z.enum(leaveStarts).default('midnight').meta({
      description:
        'Whether the night that ends on the first morning of an absence may be served: midnight (no), or morning: a duty that started before the first date may end on it by 12:00. Default midnight.',
    }),
    retain: z.boolean().default(true).meta({ description: 'Keep request and answer on the service. Default true.' }),
    callbackUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .meta({ description: 'Called when the roster is done; http or https.' }),
  })
  .meta({ id: 'Options' });
export type Options = z.infer<typeof options>;

export const terms = ['shortfall', 'stability', 'tier', 'reserve', 'sharing', 'fairness', 'preferences'] as const;
export type Term = (typeof terms)[number];

/** Whether a level is one term alone (the names of several are joined by `+`). */
export function isTerm(level: string): level is Term {
  return (terms as readonly string[]).includes(level);
}

/** One level: terms added up with weights. `shortfall` alone expands to one level per class of priority. */
const exactTerm = z
  .strictObject({ term: z.enum(['shortfall', 'stability', 'tier', 'reserve']), weight: weight.default(1) })
  .meta({ id: 'ExactTerm', description: 'A term that is compared exactly: later levels never worsen it.' });
const gapTerm = z
  .strictObject({
    term: z.enum(['sharing', 'fairness', 'preferences']),
    weight: weight.default(1),
    tolerance: z.number().min(0).max(1).optional().meta({
      description:
        'Share of its bound by which later levels may worsen the level where that gains them something. 0: it keeps its best value. In a level of several terms the smallest counts. Default: options.gap for fairness and preferences, 0 beside other terms.',
    }),
  })
  .meta({ id: 'GapTerm', description: 'A term whose level may stop at options.gap and be given back within its tolerance.' });

export const objectiveLevel = z
  .array(z.discriminatedUnion('term', [exactTerm, gapTerm]))
  .min(1)
  .max(terms.length);

export const objective = z.array(objectiveLevel).min(1).max(terms.length).meta({
  id: 'Objective',
  description:
    'Levels in strict order, each a weighted sum of terms. Default: shortfall (by class), stability, tier, reserve, sharing, fairness, preferences.',
});

export const tierGroup = z
  .strictObject({
    statuses: z.array(status).min(1),
    territory: z
      .enum(['own', 'any'])
      .default('any')
      .meta({ description: "own: the own territory is among the line's, or the line has none." }),
  })
  .meta({ id: 'TierGroup' });

export const ledger = z
  .strictObject({
    id: identifier,
    weight: weight.default(1),
    unit: z.enum(['points', 'hours', 'duties']).default('points'),
    scope: scope.optional(),
  })
  .meta({ id: 'Ledger', description: 'What is shared fairly: a unit over the duties that the scope selects.' });
export type Ledger = z.infer<typeof ledger>;
