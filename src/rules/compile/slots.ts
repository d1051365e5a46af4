import type { CompileContext } from '../rule.ts';

/** Columns of every slot, by the position of the slot. */
export function slotColumns({ slots, duties }: CompileContext): number[][] {
  const columns: number[][] = slots.map(() => []);
  for (const list of duties.values()) {
    for (const { slot, column } of list) if (slot !== null && column !== null) columns[slot.index].push(column);
  }
  return columns;
}
