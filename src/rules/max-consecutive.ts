import { z } from 'zod';
import { addDays } from '../calendar/index.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { runs, type Stretch, workedUnits } from './check/runs.ts';
import { common } from './common.ts';
import { periodRange } from './compile/days.ts';
import { atMost } from './compile/rows.ts';
import { unitNumber, unitDays } from './compile/units.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('maxConsecutive'),
    max: z.int().min(1).max(400).meta({ description: 'Most in a row.' }),
    of: z.enum(['nights', 'days', 'weekends']).meta({
      description:
        'nights: dates on which a duty tagged `night` starts; days: dates on which any duty starts; weekends: with a duty on Saturday or Sunday.',
    }),
    ...common,
  })
  .meta({ description: 'At most so many dates (or weekends) in a row with a duty.' });
type MaxConsecutive = z.output<typeof schema>;

/**
 * Dates in a row on which a duty starts (`days`), on which a duty with the tag `night` starts (`nights`), or weekends in
 * a row with a duty that starts on their Saturday or Sunday. History counts. Excess: 1 for each window of `max` + 1 dates
 * (weekends) that are all worked and of which at least one date lies in the period; so a run of n costs n − max.
 */
export const maxConsecutive = {
  type: 'maxConsecutive',
  schema,
  easing: { field: 'max', towards: 'up' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MaxConsecutive) => ({ days: rule.max + 1, pairs: false }),

  compile(context: CompileContext, rule: MaxConsecutive): void {
    const inScope = selects(rule.scope);
    const period = periodRange(context.problem.period);
    const numberOf = unitNumber(rule.of);
    for (const [participant, duties] of context.duties) {
      const units = groupBy(
        duties.filter((duty) => inScope(duty) && !Number.isNaN(numberOf(duty))),
        numberOf,
      );
      for (const first of units.keys()) {
        const window = Array.from({ length: rule.max + 1 }, (_, i) => units.get(first + i));
        const from = unitDays(rule.of, first).first;
        const to = unitDays(rule.of, first + rule.max).last;
        if (to < period.first || from > period.last || !window.every((unit) => unit !== undefined)) continue;
        const sum = combine(window.map((unit) => [1, anyHeld(context, unit)]));
        atMost(context, { rule: 'maxConsecutive', participant, weight: rule.weight }, sum, rule.max);
      }
    }
  },

  check(context: CheckContext, rule: MaxConsecutive, focus?: Focus): Violation[] {
    const { start, end } = context.problem.period;
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      for (const run of runs(workedUnits(duties, rule.of), rule.of === 'weekends' ? 7 : 1)) {
        for (let i = 0; i + rule.max < run.length; i++) {
          const window: Stretch[] = run.slice(i, i + rule.max + 1);
          const from = window[0].date;
          // A weekend goes by its Saturday; its Sunday may be the first date of the period.
          const to = rule.of === 'weekends' ? addDays(window[rule.max].date, 1) : window[rule.max].date;
          if (to < start || from > end) continue;
          violations.push({
            rule: 'maxConsecutive',
            participant,
            place: `${participant} ${from}`,
            slots: keys(window.flatMap((unit) => unit.duties)),
            excess: 1,
            params: { of: rule.of, count: run.length, max: rule.max, from, to },
          });
        }
      }
    }
    return violations;
  },
} satisfies Rule<MaxConsecutive>;
