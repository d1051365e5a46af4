import { heldBySlot } from './check/people.ts';
import type { BuiltInRule } from './rule.ts';

/**
 * Nobody more on a slot than its heads. Excess: heads too many, per slot. That the heads are there is the model's first
 * aim, not a rule: its cost rides on the lower side of the same row.
 */
export const headcount: BuiltInRule = {
  name: 'headcount',

  compile(context) {
    const columns: number[][] = context.slots.map(() => []);
    for (const duties of context.duties.values()) {
      for (const duty of duties) if (duty.slot !== null && duty.column !== null) columns[duty.slot.index].push(duty.column);
    }
    for (const slot of context.slots) {
      const origin = { rule: 'headcount', ruleIndex: null, participant: null, slot: slot.id };
      const missing = context.missingHead?.(slot);
      const row = { columns: columns[slot.index], hi: slot.headcount, origin };
      if (missing && slot.headcount > 0) context.model.row({ ...row, lo: slot.headcount, softLo: missing });
      else if (columns[slot.index].length > slot.headcount) context.model.row(row);
    }
  },

  check(context, focus) {
    return [...heldBySlot(context, focus)].flatMap(([id, duties]) => {
      const max = duties[0].slot?.headcount ?? 0;
      if (duties.length <= max) return [];
      const { line, date } = duties[0];
      return {
        rule: 'headcount',
        participant: null,
        place: id,
        slots: [id],
        excess: duties.length - max,
        params: { count: duties.length, max, line, date },
      };
    });
  },
};
