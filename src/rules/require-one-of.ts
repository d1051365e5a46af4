import { z } from 'zod';
import { identifier } from '../domain/primitives.ts';
import { heldBySlot } from './check/people.ts';
import { common } from './common.ts';
import { atMost } from './compile/rows.ts';
import { once } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('requireOneOf'),
    skill: identifier.meta({ description: 'Skill that at least one person on a fully staffed slot must have.' }),
    ...common,
  })
  .meta({ description: 'At least one head of each slot is for somebody with the skill: at most headcount − 1 heads without it.' });
type RequireOneOf = z.output<typeof schema>;

/** At most headcount − 1 heads of a slot without the skill. Excess: heads without the skill above that, per slot. */
export const requireOneOf = {
  type: 'requireOneOf',
  schema,
  easing: null,
  softness: 'either',
  people: 'together',
  needsFurtherDuties: false,
  reach: () => once,

  compile(context: CompileContext, rule: RequireOneOf): void {
    const inScope = selects(rule.scope);
    const columns: number[][] = context.slots.map(() => []);
    for (const person of context.problem.participants) {
      if (person.skills.includes(rule.skill)) continue;
      for (const duty of context.duties.get(person.id) ?? []) {
        if (duty.slot !== null && duty.column !== null && inScope(duty)) columns[duty.slot.index].push(duty.column);
      }
    }
    for (const slot of context.slots) {
      const head = { rule: 'requireOneOf', participant: null, slot: slot.id, weight: rule.weight };
      atMost(context, head, { columns: columns[slot.index], constant: 0 }, Math.max(0, slot.headcount - 1));
    }
  },

  check(context: CheckContext, rule: RequireOneOf, focus?: Focus): Violation[] {
    const inScope = selects(rule.scope);
    const skilled = new Set(context.problem.participants.filter(({ skills }) => skills.includes(rule.skill)).map(({ id }) => id));
    const violations: Violation[] = [];
    for (const [id, all] of heldBySlot(context, focus)) {
      const without = all.filter((duty) => inScope(duty) && !skilled.has(duty.participant));
      const room = Math.max(0, (all[0].slot?.headcount ?? 0) - 1);
      if (without.length <= room) continue;
      violations.push({
        rule: 'requireOneOf',
        participant: null,
        place: id,
        slots: [id],
        excess: without.length - room,
        params: { skill: rule.skill, duty: { duty: all[0] } },
      });
    }
    return violations;
  },
} satisfies Rule<RequireOneOf>;
