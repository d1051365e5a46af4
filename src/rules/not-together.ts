import { z } from 'zod';
import { identifier } from '../domain/primitives.ts';
import { dutyKey } from './duties.ts';
import { common } from './common.ts';
import { dayOf } from './compile/days.ts';
import { atMost, type Sum } from './compile/rows.ts';
import { anyHeld, combine, groupBy } from './compile/worked.ts';
import { once } from './reach.ts';
import type { CheckContext, CompileContext, Duty, Focus, ModelDuty, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('notTogether'),
    participants: z.array(identifier).min(2).max(5000).meta({ description: 'People of whom at most one may be there.' }),
    on: z
      .enum(['slot', 'date'])
      .default('slot')
      .meta({ description: 'slot: on one slot; date: with a duty on one start date. Default slot.' }),
    ...common,
  })
  .meta({ description: 'At most one of these people on a slot (or on duty on a date).' });
type NotTogether = z.output<typeof schema>;

/**
 * At most one of the people on a slot, or with a duty that starts on a date of the period (history of that date counts).
 * Excess: people present beyond one, per slot or date.
 */
export const notTogether = {
  type: 'notTogether',
  schema,
  easing: null,
  softness: 'either',
  people: 'together',
  needsFurtherDuties: false,
  reach: () => once,

  compile(context: CompileContext, rule: NotTogether): void {
    const inScope = selects(rule.scope);
    const { start, end } = context.problem.period;
    const placeOf = (duty: ModelDuty): number => (rule.on === 'slot' ? (duty.slot?.index ?? -1) : dayOf(duty.date));
    const present = new Map<number, { sums: Sum[]; slot: string | undefined }>();
    for (const participant of new Set(rule.participants)) {
      const duties = (context.duties.get(participant) ?? []).filter((duty) => duty.date >= start && duty.date <= end && inScope(duty));
      for (const [place, group] of groupBy(duties, placeOf)) {
        if (place < 0 && rule.on === 'slot') continue;
        const entry = present.get(place) ?? { sums: [], slot: rule.on === 'slot' ? group[0].slot?.id : undefined };
        entry.sums.push(anyHeld(context, group));
        present.set(place, entry);
      }
    }
    for (const { sums, slot } of present.values()) {
      const head = { rule: 'notTogether', participant: null, weight: rule.weight, ...(slot === undefined ? {} : { slot }) };
      atMost(context, head, combine(sums.map((sum) => [1, sum])), 1);
    }
  },

  check(context: CheckContext, rule: NotTogether, focus?: Focus): Violation[] {
    if (focus && !rule.participants.includes(focus.participant)) return [];
    const inScope = selects(rule.scope);
    const { start, end } = context.problem.period;
    const meetings = new Map<string, Duty[]>();
    for (const participant of new Set(rule.participants)) {
      for (const duty of context.held.get(participant) ?? []) {
        if (duty.date < start || duty.date > end || !inScope(duty)) continue;
        const place = rule.on === 'date' ? duty.date : duty.slot?.id;
        if (place !== undefined) meetings.set(place, [...(meetings.get(place) ?? []), duty]);
      }
    }
    return [...meetings].flatMap(([place, duties]): Violation[] => {
      const people = new Set(duties.map((duty) => duty.participant));
      if (people.size < 2 || (focus && !people.has(focus.participant))) return [];
      const params = { of: rule.on, people: { people: [...people] }, duty: { duty: duties[0] }, date: duties[0].date };
      const slots = [...new Set(duties.map(dutyKey))];
      return [{ rule: 'notTogether', participant: null, place, slots, excess: people.size - 1, params }];
    });
  },
} satisfies Rule<NotTogether>;
