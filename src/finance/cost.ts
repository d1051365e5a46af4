import { monthOf } from '../calendar/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { Cost } from '../domain/roster.ts';
import type { Holding } from '../roster/holdings.ts';

/** Cents, duties and minutes of one heading. */
interface Tally {
  cents: number;
  duties: number;
  minutes: number;
}

/**
 * What the duties held cost, by several headings. Counted in whole cents, so that every breakdown adds up to the
 * total; a duty without fee counts as a duty that costs nothing. Lines, windows and months are all listed, people only
 * when they hold a duty. A duty belongs to the month of its start date.
 */
export function rosterCost(problem: Problem, holdings: readonly Holding[]): Cost {
  const all = new Tallies<'all'>(['all']);
  const lines = new Tallies(problem.lines.map((line) => line.id));
  const windows = new Tallies(problem.lines.flatMap((line) => line.windows.map((window) => `${line.id}/${window.id}`)));
  const people = new Tallies(problem.participants.map((participant) => participant.id));
  const months = new Tallies(monthsOf(problem.period));
  for (const { slot, participant } of holdings) {
    all.add('all', slot);
    lines.add(slot.line.id, slot);
    windows.add(`${slot.line.id}/${slot.window}`, slot);
    people.add(participant.id, slot);
    months.add(monthOf(slot.date), slot);
  }
  return {
    total: all.entries()[0][1].total,
    byLine: lines.entries().map(([line, figures]) => ({ line, ...figures })),
    // Ids never contain a slash, so the key splits back into its two parts.
    byWindow: windows.entries().map(([key, figures]) => {
      const [line, window] = key.split('/');
      return { line, window, ...figures };
    }),
    byTerritory: byTerritory(problem, lines),
    byParticipant: people
      .entries()
      .filter(([, figures]) => figures.duties > 0)
      .map(([participant, figures]) => ({ participant, ...figures })),
    byMonth: months.entries().map(([month, figures]) => ({ month, ...figures })),
  };
}

/** Headings known beforehand, in their order. */
class Tallies<K extends string> {
  readonly #tallies: Map<K, Tally>;

  constructor(keys: readonly K[]) {
    this.#tallies = new Map(keys.map((key) => [key, { cents: 0, duties: 0, minutes: 0 }]));
  }

  add(key: K, slot: Holding['slot']): void {
    const tally = this.#tallies.get(key);
    if (!tally) throw new RangeError(`cost: unknown heading ${key}`);
    tally.cents += Math.round((slot.fee ?? 0) * 100);
    tally.duties += 1;
    tally.minutes += slot.minutes;
  }

  cents(key: K): number {
    return this.#tallies.get(key)?.cents ?? 0;
  }

  entries(): [K, { total: number; duties: number; hours: number }][] {
    return [...this.#tallies].map(([key, { cents, duties, minutes }]) => [key, { total: cents / 100, duties, hours: minutes / 60 }]);
  }
}

/** A line of several territories is split equally, the odd cents going to the first ones, so that the sum holds. */
function byTerritory(problem: Problem, lines: Tallies<string>): Cost['byTerritory'] {
  const cents = new Map<string | null, number>(problem.territories.map((territory) => [territory.id, 0]));
  for (const line of problem.lines) {
    const territories: (string | null)[] = line.territories.length > 0 ? [...new Set(line.territories)] : [null];
    const total = lines.cents(line.id);
    const part = Math.floor(total / territories.length);
    const odd = total - part * territories.length;
    for (const [i, territory] of territories.entries()) {
      cents.set(territory, (cents.get(territory) ?? 0) + part + (i < odd ? 1 : 0));
    }
  }
  return [...cents].map(([territory, amount]) => ({ territory, total: amount / 100 }));
}

function monthsOf(period: Problem['period']): string[] {
  const months: string[] = [];
  let [year, month] = period.start.split('-').map(Number);
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`;
    if (text > period.end.slice(0, 7)) return months;
    months.push(text);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}
