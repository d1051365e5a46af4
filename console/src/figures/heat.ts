import type { Schemas } from '@vigie/client';
import type { Line } from '../roster/store.ts';

/** For each territory and hour of the day: on which share of the days a line that serves it has someone. */
export function hoursCovered(
  territories: readonly Schemas['Territory'][],
  lines: readonly Line[],
  assignments: readonly Schemas['Assignment'][],
  period: Schemas['Period'],
): { readonly name: string; readonly shares: readonly number[] }[] {
  const days = Math.max(1, Math.round((Date.parse(period.end) - Date.parse(period.start)) / 86_400_000) + 1);
  const served = new Map(lines.map((line) => [line.id, new Set(line.territories ?? [])]));
  return territories.map(({ id, name }) => {
    const open = Array.from({ length: 24 }, () => new Set<string>());
    for (const { line, start, end } of assignments) {
      if (!served.get(line)?.has(id)) continue;
      // The clock of the roster: the instant as it is written, offset left aside.
      const first = Date.parse(`${start.slice(0, 13)}:00:00Z`);
      for (let at = first; at < Date.parse(`${end.slice(0, 19)}Z`); at += 3_600_000) {
        const clock = new Date(at).toISOString();
        open[Number(clock.slice(11, 13))].add(clock.slice(0, 10));
      }
    }
    return { name: name ?? id, shares: open.map((dates) => Math.min(1, dates.size / days)) };
  });
}
