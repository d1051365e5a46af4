import { z } from 'zod';
import { figure, weight } from '../domain/primitives.ts';
import type { Problem } from '../domain/problem.ts';
import { dutiesInScope, keys } from './check/people.ts';
import { wishesOf } from './check/wishes.ts';
import { common } from './common.ts';
import { compileCountCost } from './compile/count-cost.ts';
import { per, spansOf } from './per.ts';
import { reachOf } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';

const schema = z
  .strictObject({
    type: z.literal('countCost'),
    count: z.enum(['duties', 'unmetWishes']).meta({
      description:
        'duties: those that start in the span. unmetWishes: over the slots of the period in the span, for each `avoid` preference 1 a slot that it selects and the participant holds; for each `want` preference 1 a slot that it selects and the participant does not hold, also one that could not be held.',
    }),
    costs: z
      .array(figure)
      .min(1)
      .max(1000)
      .meta({ description: 'costs[n]: cost of exactly n. Beyond the end, the last step goes on. Of any sign and shape.' }),
    per,
    ...common,
    weight: weight.default(1).meta({ description: 'Factor on the costs. Default 1; the rule is always soft.' }),
    scope: common.scope.meta({ description: 'Whom it concerns, and the duties or slots that are looked at. Default: all.' }),
  })
  .meta({ description: 'A table of what so many duties, or so many unmet wishes, of a participant cost in each span; always soft.' });
export type CountCost = z.output<typeof schema>;

/**
 * Each participant whom the scope names (volunteer or not) pays `costs[n]` in each span that touches the period, also for
 * n = 0. Duties of the history count as duties where the span reaches them; wishes are about slots of this period alone.
 * Excess: the cost itself, of either sign; what costs nothing is not listed.
 */
export const countCost = {
  type: 'countCost',
  schema,
  easing: null,
  softness: 'always',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: CountCost) => reachOf(rule.per),

  compile(context: CompileContext, rule: CountCost): void {
    for (const { id, preferences } of named(context.problem, rule)) compileCountCost(context, rule, id, preferences);
  },

  check(context: CheckContext, rule: CountCost, focus?: Focus): Violation[] {
    const people = new Map(named(context.problem, rule, focus).map((person) => [person.id, person]));
    if (people.size === 0) return [];
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      const person = people.get(participant);
      if (person === undefined) continue;
      const dates = rule.count === 'duties' ? duties.map(({ date }) => date) : unmetDates(context, rule, person);
      for (const { from, to } of spansOf(rule.per, context.problem)) {
        const count = dates.filter((date) => date >= from && date <= to).length;
        const cost = costOf(rule.costs, count);
        if (cost === 0) continue;
        violations.push({
          rule: 'countCost',
          participant,
          place: `${participant} ${from}`,
          slots: keys(duties.filter(({ date }) => date >= from && date <= to)),
          excess: cost,
          params: { of: rule.count, count, cost, from, to },
        });
      }
    }
    return violations;
  },
} satisfies Rule<CountCost>;

/** Whom a table concerns; in focus, that participant or nobody. */
function named({ participants }: Problem, { scope }: CountCost, focus?: Focus): Problem['participants'] {
  const all = focus === undefined ? participants : participants.filter(({ id }) => id === focus.participant);
  if (scope?.participants === undefined) return all;
  const ids = new Set(scope.participants);
  return all.filter(({ id }) => ids.has(id));
}

/** The date of every unmet wish: as often as there are preferences that it goes against. */
function unmetDates({ held, slots }: CheckContext, rule: CountCost, person: Problem['participants'][number]): string[] {
  const own = new Set(held.get(person.id)?.map(({ slot }) => slot?.id));
  return wishesOf(person, slots, rule).flatMap(({ slot, date, avoid }) => (own.has(slot) === avoid ? date : []));
}

function costOf(costs: readonly number[], count: number): number {
  const last = costs.length - 1;
  if (count <= last) return costs[count];
  return costs[last] + (count - last) * (costs[last] - (costs[last - 1] ?? costs[last]));
}
