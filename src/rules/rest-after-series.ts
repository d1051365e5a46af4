import { z } from 'zod';
import { dutiesInScope, hours, keys } from './check/people.ts';
import { runs, workedUnits } from './check/runs.ts';
import { common } from './common.ts';
import { atMost } from './compile/rows.ts';
import { unitNumber } from './compile/units.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import { crewsOf } from './crews.ts';
import type { CheckContext, CompileContext, Focus, ModelDuty, Rule, Violation } from './rule.ts';
import { pairsWithin } from './reach.ts';
import { selects } from './scope.ts';

const HOUR_MS = 3_600_000;

const schema = z
  .strictObject({
    type: z.literal('restAfterSeries'),
    of: z.enum(['nights', 'days']).default('nights').meta({
      description: 'nights: dates on which a duty tagged `night` starts; days: dates on which any duty starts. Default nights.',
    }),
    min: z.int().min(1).max(31).meta({ description: 'Dates in a row that make a series.' }),
    hours: z
      .number()
      .min(0)
      .max(1000)
      .meta({ description: 'Elapsed hours between the end of its last duty and the start of any further duty.' }),
    ...common,
  })
  .meta({ description: 'After so many nights (or days) in a row, so many hours of rest.' });
type RestAfterSeries = z.output<typeof schema>;

/**
 * A series is a run of at least `min` dates in a row, history included. From the end of the duty on its last date that
 * ends last, no duty starts within `hours`. What history alone breaks is past. It does not concern a company of several
 * crews. Excess: hours short, per series and later duty.
 */
export const restAfterSeries = {
  type: 'restAfterSeries',
  schema,
  easing: { field: 'hours', towards: 'down' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: RestAfterSeries) => pairsWithin(Math.ceil(rule.hours / 24) + 2),

  compile(context: CompileContext, rule: RestAfterSeries): void {
    const inScope = selects(rule.scope);
    const numberOf = unitNumber(rule.of);
    for (const [participant, all] of context.duties) {
      if (crewsOf(context.problem, participant) > 1) continue;
      const duties = all.filter(inScope);
      const units = groupBy(
        duties.filter((duty) => !Number.isNaN(numberOf(duty))),
        numberOf,
      );
      for (const [day, last] of units) {
        const before = Array.from({ length: rule.min - 1 }, (_, i) => units.get(day - 1 - i));
        if (before.every((unit) => unit !== undefined)) {
          writeSeries(context, { ...rule, participant }, { before, last, next: units.get(day + 1) ?? [] }, duties);
        }
      }
    }
  },

  check(context: CheckContext, rule: RestAfterSeries, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      if (crewsOf(context.problem, participant) > 1) continue;
      for (const run of runs(workedUnits(duties, rule.of), 1)) {
        if (run.length < rule.min) continue;
        const final = run[run.length - 1].duties.reduce((latest, duty) => (duty.endMs > latest.endMs ? duty : latest));
        const past = final.slot === null && run.slice(-rule.min, -1).every((unit) => unit.duties.some(({ slot }) => slot === null));
        for (const later of duties) {
          const short = final.endMs + rule.hours * HOUR_MS - later.startMs;
          if (later === final || later.startMs < final.endMs || short <= 0 || (past && later.slot === null)) continue;
          violations.push({
            rule: 'restAfterSeries',
            participant,
            place: `${participant} ${keys([final, later]).join(' ')}`,
            slots: keys([...run.slice(-rule.min).flatMap((unit) => unit.duties), later]),
            excess: short / HOUR_MS,
            params: {
              of: rule.of,
              count: run.length,
              rest: hours((later.startMs - final.endMs) / HOUR_MS),
              hours: rule.hours,
              duty: { duty: final },
              other: { duty: later },
            },
          });
        }
      }
    }
    return violations;
  },
} satisfies Rule<RestAfterSeries>;

interface Series {
  /** Duties on each of the dates before the last one. */
  readonly before: readonly (readonly ModelDuty[])[];
  readonly last: readonly ModelDuty[];
  /** Duties on the date after: with one of them the series goes on. */
  readonly next: readonly ModelDuty[];
}

/** Each date before worked, this duty last and that one too soon: not together, unless the series goes on. */
function writeSeries(
  context: CompileContext,
  rule: RestAfterSeries & { readonly participant: string },
  { before, last, next }: Series,
  duties: readonly ModelDuty[],
): void {
  const head = { rule: 'restAfterSeries', participant: rule.participant, weight: rule.weight };
  const worked = before.map((unit) => [1, anyHeld(context, unit)] as const);
  const past = before.every((unit) => unit.some(({ column }) => column === null));
  for (const final of last) {
    // Of several that end together, the first counts as the last.
    const longer = last.filter((other, i) => other.endMs > final.endMs || (other.endMs === final.endMs && i < last.indexOf(final)));
    for (const later of duties) {
      const short = final.endMs + rule.hours * HOUR_MS - later.startMs;
      if (later === final || later.startMs < final.endMs || short <= 0 || next.includes(later) || longer.includes(later)) continue;
      if (past && final.column === null && later.column === null) continue;
      const sum = combine([
        ...worked,
        [1, anyHeld(context, [final])],
        [1, anyHeld(context, [later])],
        [-1, anyHeld(context, next)],
        [-1, anyHeld(context, longer)],
      ]);
      atMost(context, head, sum, rule.min, short / HOUR_MS);
    }
  }
}
