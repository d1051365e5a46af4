import type { Slot } from '../calendar/slot.ts';
import type { Change } from '../domain/changes.ts';
import type { ClaimRow } from '../domain/claims.ts';
import type { PublishedVersion } from '../domain/publication.ts';
import type { Holding } from '../roster/holdings.ts';

/** A line of somebody's payment sheet. */
export interface OwnRow {
  readonly participant: string;
  readonly row: ClaimRow;
}

export function plannedRow({ slot, participant }: Holding): OwnRow {
  return rowOf(participant.id, slot, 'planned');
}

export function rowOf(participant: string, slot: Slot, state: ClaimRow['state'], more: Partial<ClaimRow> = {}): OwnRow {
  const { id, line, date, start, end, minutes } = slot;
  const row = { slot: id, line: line.id, territories: line.territories, date, start, end, minutes, state };
  return { participant, row: { ...row, replacedBy: null, replaces: null, amount: 0, ...more } };
}

/** Duties that went from one to another between the first publication of a table and a roster of it, in order. */
export function handoversBefore(versions: readonly Pick<PublishedVersion, 'roster' | 'changes'>[], roster: string): Change[] {
  const last = versions.findLastIndex((version) => version.roster === roster);
  return versions
    .slice(0, last + 1)
    .flatMap(({ changes }) => changes.filter(({ from, to }) => from !== null && to !== null && from !== to));
}

/**
 * The rows with what went before: whoever gave a duty up after publication has a row that says to whom, whoever has it
 * now, or had it in between, one that says from whom. So a duty can be followed from the first to the last through any
 * number of hands.
 */
export function withHandovers(rows: readonly OwnRow[], handovers: readonly Change[], slots: readonly Slot[]): OwnRow[] {
  if (handovers.length === 0) return [...rows];
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const key = (slot: string, participant: string | null) => `${slot}/${participant}`;
  const present = new Set(rows.map(({ participant, row }) => key(row.slot, participant)));
  const gaveTo = new Map(handovers.map(({ slot, from, to }) => [key(slot, from), { slot, from, to }]));
  const hadFrom = new Map(handovers.map(({ slot, from, to }) => [key(slot, to), from]));
  const gone = [...gaveTo].flatMap(([name, { slot: id, from, to }]) => {
    const slot = slotOf.get(id);
    return slot === undefined || from === null || present.has(name) ? [] : [rowOf(from, slot, 'replaced', { replacedBy: to })];
  });
  return [...rows, ...gone].map(({ participant, row }) => ({
    participant,
    row: { ...row, replaces: row.replaces ?? hadFrom.get(key(row.slot, participant)) ?? null },
  }));
}
