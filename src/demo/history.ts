import { addDays } from '../calendar/index.ts';
import { zoneOfDepartment } from '../domain/defaults.ts';
import type { ProblemInput } from '../domain/problem.ts';
import { instant } from './dates.ts';
import type { LineInput, ParticipantInput, Preset, WindowInput } from './preset.ts';
import { Random } from './random.ts';

type HistoryDuty = NonNullable<ProblemInput['history']>[number];

/** Christmas and New Year around a period: at most one of these dates a person. */
export function yearEndGroups(from: string, to: string): string[][] {
  const groups: string[][] = [];
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++) {
    const group = [`${year}-12-24`, `${year}-12-25`, `${year}-12-31`, `${year + 1}-01-01`];
    if (group.some((date) => date >= from && date <= to)) groups.push(group);
  }
  return groups;
}

/**
 * Who served just before the period: every evening and night duty of its eve, and the evenings of Christmas when the
 * period opens on New Year's Day. Nobody twice, so that the history itself breaks no rule.
 */
export function inventHistory(preset: Preset, people: readonly ParticipantInput[], from: string, to: string, seed: number): HistoryDuty[] {
  const timeZone = zoneOfDepartment(preset.department);
  const eve = addDays(from, -1);
  const christmas = yearEndGroups(from, to)
    .flat()
    .filter((date) => date.endsWith('-12-25') && date < eve && date > addDays(from, -10));
  const random = new Random(seed, preset.department, 'history', from);
  const free = random.shuffle(people.filter((p) => p.volunteer !== false && p.status !== 'locum' && !p.activeFrom));
  const duties: HistoryDuty[] = [];
  for (const date of [...christmas, eve])
    for (const line of preset.lines)
      for (const window of date === eve ? eveningWindows(line) : eveningWindows(line).slice(0, line.role === 'fixed' ? 1 : 0))
        for (let head = 0; head < (window.headcount ?? 1); head++) {
          const at = free.findIndex((p) => mayHold(p, line));
          if (at < 0) continue;
          const [holder] = free.splice(at, 1);
          const end = window.end > window.start ? window.end : `${Number(window.end.slice(0, 2)) + 24}${window.end.slice(2)}`;
          duties.push({
            line: line.id,
            start: instant(date, window.start, timeZone),
            end: instant(date, end, timeZone),
            participant: holder.id,
          });
        }
  return duties;
}

/** One window for each start from 20:00 on (lines repeat them by day type). */
function eveningWindows(line: LineInput): WindowInput[] {
  const seen = new Map<string, WindowInput>();
  for (const window of line.windows ?? []) if (window.start >= '20:00' && !seen.has(window.start)) seen.set(window.start, window);
  return [...seen.values()];
}

function mayHold(person: ParticipantInput, line: LineInput): boolean {
  const covered = line.territories ?? [];
  return (
    (person.roles ?? []).includes(line.role ?? 'fixed') &&
    (covered.length === 0 || covered.includes(person.territory ?? '')) &&
    (line.requires ?? []).every((skill) => person.skills?.includes(skill))
  );
}
