import { z } from 'zod';
import type { Slot } from '../calendar/index.ts';
import { identifier, isoDate } from '../domain/primitives.ts';
import { blockOf, blockSlots } from './check/blocks.ts';
import { dutiesInScope } from './check/people.ts';
import { common } from './common.ts';
import { blocksOf } from './compile/blocks.ts';
import { atLeast, atMost, type Head, origin, type Sum } from './compile/rows.ts';
import { anyHeld, combine } from './compile/worked.ts';
import { pinnedIn } from './pins.ts';
import { once } from './reach.ts';
import type { CheckContext, CompileContext, Focus, ModelDuty, Rule, Violation } from './rule.ts';
import { selects } from './scope.ts';

const schema = z
  .strictObject({
    type: z.literal('block'),
    windows: z.array(identifier).min(1).max(200).meta({ description: 'Windows (ids) that belong together, of each line by itself.' }),
    of: z.enum(['weekend', 'dates']).meta({
      description:
        'weekend: all that start on the Saturday and Sunday of one weekend; dates: all that start on one date, or on consecutive dates of `dates`.',
    }),
    dates: z.array(isoDate).min(1).max(400).optional().meta({
      description: 'Only with `of: "dates"`: each run of consecutive dates of this list is one block. Default: every date is one.',
    }),
    ...common,
  })
  .refine(({ of, dates }) => of === 'dates' || dates === undefined, { path: ['dates'], params: { code: 'datesOfWeekend' } })
  .meta({
    description:
      'The slots of the listed windows of one line in one weekend (or on those dates) are held whole by whoever holds any of them.',
  });
type Block = z.output<typeof schema>;

/**
 * A block is what the listed windows of one line have open (headcount above 0) in one weekend, on one date, or on one run
 * of consecutive listed dates, within the period. Whoever holds one of its slots holds them all. Excess: slots missing,
 * per participant and block. Somebody pinned to a part may keep to that part, or hold all.
 */
export const block = {
  type: 'block',
  schema,
  easing: null,
  softness: 'either',
  people: 'oneByOne',
  needsFurtherDuties: true,
  reach: () => once,

  compile(context: CompileContext, rule: Block): void {
    const blocks = blocksOf(context.slots, rule);
    const inScope = selects(rule.scope);
    const blockAt = new Map(blocks.flatMap((slots) => slots.map((slot) => [slot.index, slots] as const)));
    for (const [participant, duties] of context.duties) {
      const head = { rule: 'block', participant, weight: rule.weight };
      const parts = new Map<readonly Slot[], ModelDuty[]>();
      for (const duty of duties) {
        const slots = duty.slot === null ? undefined : blockAt.get(duty.slot.index);
        if (slots === undefined || !inScope(duty)) continue;
        const part = parts.get(slots);
        if (part === undefined) parts.set(slots, [duty]);
        else part.push(duty);
      }
      for (const [slots, part] of parts) {
        if (rule.weight === undefined) wholeOrNothing(context, head, slots, part);
        else missing(context, { ...head, weight: rule.weight }, slots, part);
      }
    }
  },

  check(context: CheckContext, rule: Block, focus?: Focus): Violation[] {
    const violations: Violation[] = [];
    for (const [participant, duties] of dutiesInScope(context, rule.scope, focus)) {
      const parts = new Map<string, Set<string>>();
      for (const { slot } of duties) {
        const id = slot === null ? null : blockOf(slot, rule);
        if (slot !== null && id !== null) parts.set(id, (parts.get(id) ?? new Set()).add(slot.id));
      }
      for (const [id, part] of parts) {
        const all = blockSlots(context.slots, id, rule);
        if (part.size === all.length) continue;
        const held = [...part].sort();
        violations.push({
          rule: 'block',
          participant,
          place: `${participant} ${held.join(' ')}`,
          slots: held,
          excess: all.length - part.size,
          params: { count: part.size, total: all.length, line: { line: all[0].line.id }, date: all[0].date },
        });
      }
    }
    return violations;
  },
} satisfies Rule<Block>;

/** Per slot of a block, how often one participant holds it (0 or 1: noOverlap). */
function perSlot(slots: readonly Slot[], part: readonly ModelDuty[]): Sum[] {
  return slots.map((slot) => ({ columns: part.flatMap((duty) => (duty.slot === slot ? (duty.column ?? []) : [])), constant: 0 }));
}

/** Hard: equal from slot to slot, the pinned ones left out; nothing more where a slot cannot be had. */
function wholeOrNothing(context: CompileContext, head: Head, slots: readonly Slot[], part: readonly ModelDuty[]): void {
  const pinned = new Set(part.filter(pinnedIn(context.problem)).map((duty) => duty.slot));
  const sums = perSlot(slots, part).filter((_, i) => !pinned.has(slots[i]));
  if (sums.some((sum) => sum.columns.length === 0)) {
    atMost(context, head, combine(sums.map((sum) => [1, sum])), 0);
    return;
  }
  for (let i = 1; i < sums.length; i++) {
    const difference = combine([
      [1, sums[i - 1]],
      [-1, sums[i]],
    ]);
    context.model.row({ ...difference, lo: 0, hi: 0, origin: origin(context, head) });
  }
}

/** Soft: each missing slot of a block of which one is held. */
function missing(
  context: CompileContext,
  head: Head & { readonly weight: number },
  slots: readonly Slot[],
  part: readonly ModelDuty[],
): void {
  const sums = perSlot(slots, part);
  if (slots.length === 2 && sums.every((sum) => sum.columns.length > 0)) {
    const penalty = { level: context.softLevel, weight: head.weight };
    const difference = combine([
      [1, sums[0]],
      [-1, sums[1]],
    ]);
    context.model.row({ ...difference, lo: 0, hi: 0, softLo: penalty, softHi: penalty, origin: origin(context, head) });
    return;
  }
  const held = sums.map((sum) => [1, sum] as const);
  atLeast(context, head, combine([...held, [-slots.length, anyHeld(context, part)]]), 0);
}
