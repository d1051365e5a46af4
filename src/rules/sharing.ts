import { heldBySlot } from './check/people.ts';
import { turnOn } from './check/turns.ts';
import { atMost } from './compile/rows.ts';
import { houseOf } from './houses.ts';
import type { BuiltInRule, Duty, Violation } from './rule.ts';
import { turnOf } from './turns.ts';

/**
 * Heads kept for establishments (`sharing.perHouse`): of each slot's heads at most headcount − n by others; and on a
 * line with turns (without help), an establishment out of turn has no more heads than those kept for it. Excess: heads
 * too many, per slot and establishment.
 */
export const sharing: BuiltInRule = {
  name: 'sharing',
  together: ({ lines }) => lines.some((line) => line.sharing?.perHouse !== undefined),

  compile(context) {
    const shared = context.slots.filter(({ headcount, line }) => headcount > 0 && line.sharing?.perHouse !== undefined);
    if (shared.length === 0) return;
    const house = houseOf(context.problem);
    const turn = turnOf(context.problem);
    const columns = new Map(shared.map((slot) => [slot.index, [] as { column: number; house: string | null }[]]));
    for (const duties of context.duties.values()) {
      for (const { slot, column, participant, onBehalfOf } of duties) {
        if (slot !== null && column !== null) columns.get(slot.index)?.push({ column, house: house(participant, onBehalfOf) });
      }
    }
    for (const slot of shared) {
      const all = columns.get(slot.index) ?? [];
      const head = { rule: 'sharing', participant: null, slot: slot.id };
      const most = (of: typeof all, max: number): void =>
        atMost(context, head, { columns: of.map(({ column }) => column), constant: 0 }, Math.max(0, max));
      for (const [establishment, heads] of Object.entries(slot.line.sharing?.perHouse ?? {})) {
        most(
          all.filter((one) => one.house !== establishment),
          slot.headcount - heads,
        );
        const { sharing: how } = slot.line;
        if (how?.mode !== 'alternating' || how.help || turn(slot) === establishment) continue;
        most(
          all.filter((one) => one.house === establishment),
          heads,
        );
      }
    }
  },

  check(context, focus) {
    const house = houseOf(context.problem);
    return [...heldBySlot(context, focus)].flatMap(([id, duties]): Violation[] => {
      const [{ slot }] = duties;
      const how = slot?.line.sharing;
      if (!slot || slot.headcount === 0 || !how?.perHouse) return [];
      const turn = turnOn(context.problem, slot);
      const found = (of: 'house' | 'turn', establishment: string, held: readonly Duty[], max: number): Violation[] =>
        held.length <= max
          ? []
          : [
              {
                rule: 'sharing',
                participant: null,
                place: `${id} ${of} ${establishment}`,
                slots: [id],
                excess: held.length - max,
                params: { of, establishment: { establishment }, count: held.length, max, duty: { duty: duties[0] } },
              },
            ];
      return Object.entries(how.perHouse).flatMap(([establishment, heads]) => {
        const own = duties.filter((duty) => house(duty.participant, duty.onBehalfOf) === establishment);
        const others = duties.filter((duty) => !own.includes(duty));
        return [
          ...found('house', establishment, others, Math.max(0, slot.headcount - heads)),
          ...(turn === null || turn === establishment || (how.mode === 'alternating' && how.help)
            ? []
            : found('turn', establishment, own, heads)),
        ];
      });
    });
  },
};
