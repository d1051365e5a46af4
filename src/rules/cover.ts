import { z } from 'zod';
import type { Slot } from '../calendar/slot.ts';
import { dutySelector, weight, weightOrNone } from '../domain/primitives.ts';
import { heldBySlot } from './check/people.ts';
import { type Head, origin } from './compile/rows.ts';
import { slotColumns } from './compile/slots.ts';
import { once } from './reach.ts';
import type { CheckContext, CompileContext, Focus, Rule, Violation } from './rule.ts';
import { selectableSlot, selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('cover'),
    underWeight: weightOrNone.default(0).meta({ description: 'Cost of each head missing, beside the shortfall level. Default 0.' }),
    overWeight: weightOrNone.default(0).meta({ description: 'Cost of each head above the headcount. Default 0.' }),
    maxOver: z.int().min(0).max(1000).default(0).meta({
      description:
        'Heads that a slot may carry above its headcount, also one that needs nobody. Of several rules, the largest counts. Default 0.',
    }),
    weight: weight.default(1).meta({ description: 'Factor on both weights. Default 1; the rule is always soft.' }),
    scope: z.strictObject(dutySelector).optional().meta({ description: 'Which slots the rule looks at. Default: all.' }),
  })
  .meta({ description: 'What heads missing and heads too many cost on each slot, and how many too many there may be; always soft.' });
export type Cover = z.output<typeof schema>;

/**
 * Prices heads missing and heads above the headcount of each slot in scope; several rules on one slot add up. Excess:
 * `underWeight` × heads missing, or `overWeight` × heads above. That more heads than the headcount are admitted at all is
 * read by `headcount`, through `roomAbove`.
 */
export const cover = {
  type: 'cover',
  schema,
  easing: null,
  softness: 'always',
  people: 'together',
  needsFurtherDuties: false,
  reach: () => once,

  roomAbove({ maxOver, scope }: Cover): (slot: Slot) => number {
    const inScope = selects(scope);
    return (slot) => (maxOver > 0 && inScope(selectableSlot(slot)) ? maxOver : 0);
  },

  compile(context: CompileContext, rule: Cover): void {
    const inScope = selects(rule.scope);
    const columns = slotColumns(context);
    for (const slot of context.slots) {
      if (!inScope(selectableSlot(slot))) continue;
      const head = { rule: 'cover', participant: null, slot: slot.id };
      writeCover(context, head, slot, columns[slot.index], { under: rule.weight * rule.underWeight, over: rule.weight * rule.overWeight });
    }
  },

  check(context: CheckContext, rule: Cover, focus?: Focus): Violation[] {
    const inScope = selects(rule.scope);
    const held = heldBySlot(context, focus);
    const violations: Violation[] = [];
    for (const slot of context.slots) {
      if (!inScope(selectableSlot(slot)) || (focus && !held.has(slot.id))) continue;
      const count = held.get(slot.id)?.length ?? 0;
      const over = count - slot.headcount;
      const excess = over > 0 ? over * rule.overWeight : -over * rule.underWeight;
      if (excess <= 0) continue;
      violations.push({
        rule: 'cover',
        participant: null,
        place: slot.id,
        slots: [slot.id],
        excess,
        params: { of: over > 0 ? 'over' : 'under', count, headcount: slot.headcount, duty: { duty: slot } },
      });
    }
    return violations;
  },
} satisfies Rule<Cover>;

function writeCover(
  context: CompileContext,
  head: Head,
  { headcount }: Slot,
  columns: readonly number[],
  { under, over }: { under: number; over: number },
): void {
  const { model, softLevel: level } = context;
  const low = under > 0 && headcount > 0;
  if (low && columns.length === 0) {
    model.constant(level, under * headcount);
    return;
  }
  const high = over > 0 && columns.length > headcount;
  if (!low && !high) return;
  model.row({
    columns,
    ...(low ? { lo: headcount, softLo: { level, weight: under } } : {}),
    ...(high ? { hi: headcount, softHi: { level, weight: over } } : {}),
    origin: origin(context, head),
  });
}
