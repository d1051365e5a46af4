import { dateList, monthOf } from '../calendar/index.ts';
import type { Slot } from '../calendar/slot.ts';
import { type IndicatorRequest, incidentKinds, type YearlyIndicators } from '../domain/indicators.ts';
import type { Problem } from '../domain/problem.ts';
import { type Holding, holdersBySlot } from '../roster/holdings.ts';

/** A roster of the year, understood. */
export interface CountedRoster {
  readonly problem: Problem;
  readonly slots: readonly Slot[];
  readonly holdings: readonly Holding[];
}

/**
 * The table of the yearly evaluation, due on 31 March. People are counted once in the year, by their ids; slots that
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
  for (const { problem, slots, holdings } of rosters) {
    const holders = holdersBySlot(holdings);
    const counted = slots.filter(({ id, date }) => ofYear(date) && !seen.has(id));
    for (const date of dateList(problem.period.start, problem.period.end)) if (ofYear(date)) days.add(date);
    for (const slot of counted) {
      seen.add(slot.id);
      const filled = Math.min(slot.headcount, holders.get(slot.id)?.size ?? 0);
      const places: (string | null)[] = slot.line.territories.length > 0 ? [...new Set(slot.line.territories)] : [null];
      for (const count of [all, at(months, monthOf(slot.date)), ...places.map((place) => at(territories, place))]) count.add(slot, filled);
    }
    const own = new Set(counted.map(({ id }) => id));
    for (const { slot, participant } of holdings) {
      if (slot.line.role !== 'regulation' || !own.has(slot.id)) continue;
      regulation.people.add(participant.id);
      const month = monthOf(slot.date);
      regulation.hours.set(month, (regulation.hours.get(month) ?? 0) + slot.minutes / 60);
    }
  }

  const people = peopleOf(rosters, start, end);
  const names = new Map<string | null, string | null>(
    rosters.flatMap(({ problem }) => problem.territories.map(({ id, name }) => [id, name] as const)),
  );
  for (const { territory } of people) if (!names.has(territory)) names.set(territory, null);
  for (const territory of territories.keys()) if (!names.has(territory)) names.set(territory, null);
  const inYear = incidents.filter(({ date }) => ofYear(date));
  const sorted = [...days].sort();
  const calls = regulationCalls.filter(({ month }) => month.startsWith(String(year)));
  const callHours = calls.reduce((sum, { month }) => sum + (regulation.hours.get(month) ?? 0), 0);
  const total = calls.reduce((sum, one) => sum + one.calls, 0);
  return {
    year,
    due: `${year + 1}-03-31`,
    period: { start: sorted[0] ?? start, end: sorted.at(-1) ?? start },
    missingDays: dateList(start, end).length - days.size,
    ...all.figures(),
    byTerritory: [...names].map(([territory, name]) => {
      const there = inYear.filter((one) => one.territory === territory);
      return {
        territory,
        name,
        ...headsOf(people.filter((person) => person.territory === territory)),
        absences: there.filter(({ kind }) => kind === 'absence').length,
        incidents: there.length,
        ...(territories.get(territory) ?? new Counts()).figures(),
      };
    }),
    byMonth: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, ...counts.figures() })),
    ...headsOf(people),
    regulators: {
      trained: people.filter(({ regulates }) => regulates).length,
      onDuty: regulation.people.size,
      hours: [...regulation.hours.values()].reduce((sum, hours) => sum + hours, 0),
      calls: calls.length === 0 ? null : total,
      callsPerHour: callHours > 0 ? total / callHours : null,
    },
    incidents: incidentKinds.map((kind) => ({ kind, count: inYear.filter((one) => one.kind === kind).length })),
  };
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

interface Doctor {
  readonly territory: string | null;
  volunteer: boolean;
  exempted: boolean;
  regulates: boolean;
}

/** Doctors who practised in the year, each once; the territory is that of the last roster that knows them. */
function peopleOf(rosters: readonly CountedRoster[], start: string, end: string): Doctor[] {
  const doctors = new Map<string, Doctor>();
  for (const { problem } of rosters) {
    for (const { id, kind, activeFrom, activeTo, territory, volunteer, exemptions, roles } of problem.participants) {
      if (kind !== 'doctor' || (activeFrom ?? start) > end || (activeTo ?? end) < start) continue;
      const exempted = exemptions.some(({ from, to }) => from <= end && (to === null || to >= start));
      const before = doctors.get(id);
      doctors.set(id, {
        territory,
        volunteer: volunteer || before?.volunteer === true,
        exempted: exempted || before?.exempted === true,
        regulates: (volunteer && roles.includes('regulation')) || before?.regulates === true,
      });
    }
  }
  return [...doctors.values()];
}

function headsOf(doctors: readonly Doctor[]): { doctors: number; volunteers: number; exempted: number } {
  return {
    doctors: doctors.length,
    volunteers: doctors.filter(({ volunteer }) => volunteer).length,
    exempted: doctors.filter(({ exempted }) => exempted).length,
  };
}
