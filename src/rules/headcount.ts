import { heldBySlot } from './check/people.ts';
import { slotColumns } from './compile/slots.ts';
import { roomAbove } from './room-above.ts';
import type { BuiltInRule } from './rule.ts';

/**
 * Nobody more on a slot than its heads and what rules admit above them (see `roomAbove`). Excess: heads too many, per slot. That
 * the heads are there is the model's first aim, not a rule: its cost rides on the lower side of the same row.
 */
export const headcount: BuiltInRule = {
  name: 'headcount',
  together: () => false,

  compile(context) {
    const columns = slotColumns(context);
    const room = roomAbove(context.problem);
    for (const slot of context.slots) {
      const origin = { rule: 'headcount', ruleIndex: null, participant: null, slot: slot.id };
      const missing = context.missingHead?.(slot);
      const hi = slot.headcount + room(slot);
      const row = { columns: columns[slot.index], hi, origin };
      if (missing && slot.headcount > 0) context.model.row({ ...row, lo: slot.headcount, softLo: missing });
      else if (columns[slot.index].length > hi) context.model.row(row);
    }
  },

  check(context, focus) {
    const room = roomAbove(context.problem);
    return [...heldBySlot(context, focus)].flatMap(([id, duties]) => {
      const [{ slot }] = duties;
      const max = slot === null ? 0 : slot.headcount + room(slot);
      if (duties.length <= max) return [];
      return {
        rule: 'headcount',
        participant: null,
        place: id,
        slots: [id],
        excess: duties.length - max,
        params: { count: duties.length, max, duty: { duty: duties[0] }, people: { people: duties.map(({ participant }) => participant) } },
      };
    });
  },
};
