import { dateList, monthOf } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import { type IndicatorRequest, incidentKinds, type YearlyIndicators } from '../domain/indicators.ts';
import { holdersBySlot } from '../roster/holdings.ts';
import { type CountedRoster, doctorsOf, headsOf, identities } from './indicators-doctors.ts';

/**
 * The table of the yearly evaluation, due on 31 March. People are counted once in the year, see `doctorsOf`; slots that
 * start outside the year, and those that an earlier roster of the list already has, are not counted.
 */
export function yearlyIndicators(
  { year, incidents, regulationCalls }: Pick<IndicatorRequest, 'year' | 'incidents' | 'regulationCalls'>,
  rosters: readonly CountedRoster[],
): YearlyIndicators {
  const start = `${year}-01-01`;
  const end = `${year}-12-31`;
  const ofYear = (date: string): boolean => start <= date && date <= end;
  const all = new Counts();
  const territories = new Map<string | null, Counts>();
  const months = new Map<string, Counts>();
  const regulation = { hours: new Map<string, number>(), people: new Set<string>() };
  const seen = new Set<string>();
  const days = new Set<string>();
  const known = identities(rosters);
  let repeated = 0;
  for (const roster of rosters) {
    const { problem, slots, holdings } = roster;
    const holders = holdersBySlot(holdings);
    const due = slots.filter(({ date }) => ofYear(date));
    const counted = due.filter((slot) => !seen.has(nameOf(roster, slot)));
    repeated += due.length - counted.length;
    for (const date of dateList(problem.period.start, problem.period.end)) if (ofYear(date)) days.add(date);
    for (const slot of counted) {
      seen.add(nameOf(roster, slot));
      const filled = Math.min(slot.headcount, holders.get(slot.id)?.size ?? 0);
      const places: (string | null)[] = slot.line.territories.length > 0 ? [...new Set(slot.line.territories)] : [null];
      for (const count of [all, at(months, monthOf(slot.date)), ...places.map((place) => at(territories, place))]) count.add(slot, filled);
    }
    const own = new Set(counted.map(({ id }) => id));
    for (const { slot, participant } of holdings) {
      if (slot.line.role !== 'regulation' || !own.has(slot.id)) continue;
      regulation.people.add(known(participant));
      const month = monthOf(slot.date);
      regulation.hours.set(month, (regulation.hours.get(month) ?? 0) + slot.minutes / 60);
    }
  }

  const people = doctorsOf(rosters, start, end);
  const names = new Map<string | null, string | null>(
    rosters.flatMap(({ problem }) => problem.territories.map(({ id, name }) => [id, name] as const)),
  );
  for (const { territory } of people) if (!names.has(territory)) names.set(territory, null);
  for (const territory of territories.keys()) if (!names.has(territory)) names.set(territory, null);
  const inYear = incidents.filter(({ date }) => ofYear(date));
  const there = incidentsByPlace(inYear, rosters);
  const sorted = [...days].sort();
  const calls = regulationCalls.filter(({ month }) => month.startsWith(String(year)));
  return {
    year,
    due: `${year + 1}-03-31`,
    period: { start: sorted[0] ?? start, end: sorted.at(-1) ?? start },
    missingDays: dateList(start, end).length - days.size,
    repeated,
    ...all.figures(),
    byTerritory: [...names].map(([territory, name]) => {
      const { absences, total } = there.get(territory) ?? none;
      return {
        territory,
        name,
        ...headsOf(people.filter((person) => person.territory === territory)),
        absences,
        incidents: total,
        ...(territories.get(territory) ?? new Counts()).figures(),
      };
    }),
    byMonth: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, ...counts.figures() })),
    ...headsOf(people),
    regulators: {
      trained: people.filter(({ regulates }) => regulates).length,
      onDuty: regulation.people.size,
      hours: [...regulation.hours.values()].reduce((sum, hours) => sum + hours, 0),
      calls: calls.length === 0 ? null : sumOf(calls),
      callsPerHour: callsPerHour(calls, regulation.hours),
    },
    incidents: incidentKinds.map((kind) => ({ kind, count: inYear.filter((one) => one.kind === kind).length })),
  };
}

/**
 * What tells one slot from another, whatever the roster: two sectors may well call their lines alike, and two versions of
 * one table have the same slots.
 */
function nameOf({ problem }: CountedRoster, { id, line }: Slot): string {
  return JSON.stringify([problem.department, id, line.role, [...line.territories].sort()]);
}

const none = { absences: 0, total: 0 };

/** Incidents by the territories they count in: their own, else those of their line; null: none is known. */
function incidentsByPlace(incidents: IndicatorRequest['incidents'], rosters: readonly CountedRoster[]): Map<string | null, typeof none> {
  const ofLine = new Map<string | null, Set<string>>();
  for (const { id, territories } of rosters.flatMap(({ problem }) => problem.lines)) {
    ofLine.set(id, new Set([...(ofLine.get(id) ?? []), ...territories]));
  }
  const counts = new Map<string | null, typeof none>();
  for (const { kind, territory, line } of incidents) {
    const known = territory === null ? [...(ofLine.get(line) ?? [])] : [territory];
    for (const place of known.length > 0 ? known : [null]) {
      const { absences, total } = counts.get(place) ?? none;
      counts.set(place, { absences: absences + (kind === 'absence' ? 1 : 0), total: total + 1 });
    }
  }
  return counts;
}

function sumOf(calls: IndicatorRequest['regulationCalls']): number {
  return calls.reduce((sum, one) => sum + one.calls, 0);
}

/** Calls of a month without hours, and hours of a month without calls, say nothing. */
function callsPerHour(calls: IndicatorRequest['regulationCalls'], hours: ReadonlyMap<string, number>): number | null {
  const both = calls.filter(({ month }) => hours.has(month));
  const worked = both.reduce((sum, { month }) => sum + (hours.get(month) ?? 0), 0);
  return worked > 0 ? sumOf(both) / worked : null;
}

/** Heads needed and held, and what stays open. */
class Counts {
  #needed = 0;
  #filled = 0;
  #openMinutes = 0;
  #insufficiencies = 0;

  add({ headcount, minutes }: Slot, filled: number): void {
    this.#needed += headcount;
    this.#filled += filled;
    this.#openMinutes += (headcount - filled) * minutes;
    if (filled < headcount) this.#insufficiencies++;
  }

  figures() {
    return {
      needed: this.#needed,
      filled: this.#filled,
      fillRate: this.#needed > 0 ? this.#filled / this.#needed : 1,
      openHours: this.#openMinutes / 60,
      insufficiencies: this.#insufficiencies,
    };
  }
}

function at<K>(counts: Map<K, Counts>, key: K): Counts {
  const known = counts.get(key);
  if (known) return known;
  const made = new Counts();
  counts.set(key, made);
  return made;
}
