import { z } from 'zod';
import { daysBetween } from '../calendar/index.ts';
import { dutiesInScope, keys, ofRoster } from './check/people.ts';
import { overlap, pairs, pairViolation } from './check/pairs.ts';
import { common } from './common.ts';
import { intervalCliques } from './compile/cliques.ts';
import { dayOf } from './compile/days.ts';
import { itemsOf, sumOf } from './compile/items.ts';
import { atMost } from './compile/rows.ts';
import { crewsOf } from './crews.ts';
import { pairsWithin } from './reach.ts';
import type { CheckContext, CompileContext, Duty, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('minGap'),
    days: z.int().min(1).max(400).meta({ description: 'Least difference between the start dates of two duties; 2 leaves one date free.' }),
    ...common,
  })
  .meta({ description: 'The start dates of any two duties of a participant differ by at least so many days.' });
type MinGap = z.output<typeof schema>;

/**
 * Start dates of any two duties differ by at least `days` (1: one duty a date), history included. Excess: days short,
 * per pair. Of a company of several crews: no more duties within `days` dates than it has crews; a soft gap does not
 * concern it. Soft, pairs that overlap are not priced: `noOverlap` forbids them.
 */
export const minGap = {
  type: 'minGap',
  schema,
  easing: { field: 'days', towards: 'down' },
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: false,
  reach: (rule: MinGap) => (rule.weight === undefined ? { days: rule.days, pairs: false } : pairsWithin(rule.days)),

  compile(context: CompileContext, rule: MinGap): void {
    const inScope = selects(rule.scope);
    const head = { rule: 'minGap', weight: rule.weight };
    for (const [participant, duties] of context.duties) {
      const crews = crewsOf(context.problem, participant);
      if (crews > 1 && rule.weight !== undefined) continue;
      const items = itemsOf(context, duties.filter(inScope)).map((item) => ({ ...item, day: dayOf(item.date) }));
      if (rule.weight === undefined) {
        items.sort((a, b) => a.day - b.day);
        const cliques = intervalCliques(
          items,
          (item) => item.day,
          (item) => item.day + rule.days,
        );
        for (const clique of cliques) atMost(context, { ...head, participant }, sumOf(clique), crews);
        continue;
      }
      for (const [i, a] of items.entries()) {
        for (let j = i + 1; j < items.length && items[j].day - a.day <= rule.days; j++) {
          const b = items[j];
          const short = rule.days - Math.abs(b.day - a.day);
          if (short <= 0 || b.startMs < a.endMs || a.constant + b.constant === 2) continue;
          atMost(context, { ...head, participant }, sumOf([a, b]), 1, short);
        }
      }
    }
  },

  check(context: CheckContext, rule: MinGap, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      if (crewsOf(context.problem, participant) > 1) {
        violations.push(...(rule.weight === undefined ? crowded(context, duties, rule) : []));
        continue;
      }
      // A day more than needed, since where clocks change at midnight dates may not quite ascend with time.
      for (const pair of pairs(duties, (a, b) => daysBetween(a.date, b.date) > rule.days)) {
        const [a, b] = pair;
        const gap = Math.abs(daysBetween(a.date, b.date));
        if (gap >= rule.days || (rule.weight !== undefined && overlap(a, b))) continue;
        violations.push(pairViolation('minGap', pair, rule.days - gap, { gap, days: rule.days }));
      }
    }
    return violations;
  },
} satisfies Rule<MinGap>;

/** Duties of a company that start too near the dates of as many others as it has crews. Excess: crews missing. */
function crowded({ problem }: CheckContext, duties: readonly Duty[], { days }: MinGap): Violation[] {
  const byDate = duties.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return byDate.flatMap((duty, i): Violation[] => {
    const crews = crewsOf(problem, duty.participant);
    const near = [...byDate.slice(0, i).filter((earlier) => daysBetween(earlier.date, duty.date) < days), duty];
    if (near.length <= crews || !ofRoster(...near)) return [];
    const slots = keys(near);
    return [
      {
        rule: 'minGap',
        participant: duty.participant,
        place: `${duty.participant} ${slots.join(' ')}`,
        slots,
        excess: near.length - crews,
        params: { of: 'crews', count: near.length, crews, days, date: duty.date },
      },
    ];
  });
}
