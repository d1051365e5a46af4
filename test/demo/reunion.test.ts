import { describe, expect, it } from 'vitest';
import { demoProblem } from '../../src/demo/index.ts';

/** The figures of `data/reunion.md`, by arithmetic of the test's own: UTC dates, holidays written out, clocks subtracted. */

const problem = (months: number, from = '2027-01-01') => demoProblem({ department: '974', from, months, seed: 1 });
type Problem = ReturnType<typeof problem>;

// New Year, Easter Monday, 1 and 8 May, Ascension, Whit Monday, 14 July, Assumption, All Saints, 11 November, 20 December, Christmas.
const holidays2027 = new Set(
  '01-01 03-29 05-01 05-08 05-06 05-17 07-14 08-15 11-01 11-11 12-20 12-25'.split(' ').map((day) => `2027-${day}`),
);

function dayTypeOf(ms: number): string {
  const date = new Date(ms);
  if (holidays2027.has(date.toISOString().slice(0, 10))) return 'holiday';
  return ['sunday', 'weekday', 'weekday', 'weekday', 'weekday', 'weekday', 'saturday'][date.getUTCDay()];
}

function heads(of: Problem): Record<string, number> {
  const count: Record<string, number> = { fixed: 0, mobile: 0, regulation: 0 };
  const { start, end } = of.period ?? { start: '', end: '' };
  for (let ms = Date.parse(start); ms <= Date.parse(end); ms += 86_400_000)
    for (const line of of.lines)
      for (const window of line.windows ?? [])
        if (window.days?.includes('daily') || window.days?.some((day) => day === dayTypeOf(ms)))
          count[line.role ?? 'fixed'] += window.headcount ?? 1;
  return count;
}

const total = (count: Record<string, number>) => Object.values(count).reduce((a, b) => a + b, 0);

describe('La Réunion', () => {
  it('asks 524 + 210 + 147 = 881 duties of January 2027', () => {
    expect(heads(problem(1))).toEqual({ fixed: 524, mobile: 210, regulation: 147 });
  });

  it('asks 2 486 duties of the first quarter and about 10 060 of the year', () => {
    expect(total(heads(problem(3)))).toBe(2486);
    const year = total(heads(problem(12)));
    expect(Math.abs(year - 10_060)).toBeLessThan(10);
  });

  it('has the ten territories, and neighbours both ways', () => {
    const territories = problem(1).territories ?? [];
    expect(territories.map((t) => t.id)).toEqual(
      ['nord', 'nord-est', 'est', 'sud-est', 'sud-bas', 'sud-haut', 'sud-ouest', 'cilaos', 'ouest', 'nord-ouest'], // prettier-ignore
    );
    for (const { id, neighbours } of territories)
      for (const other of neighbours ?? []) expect(territories.find((t) => t.id === other)?.neighbours, `${other} – ${id}`).toContain(id);
    expect(territories.flatMap((t) => t.neighbours ?? [])).toHaveLength(2 * 11);
  });

  it('holds 11, 2, 11, 11 fixed posts and five mobile ones, none at Cilaos', () => {
    const { lines } = problem(1);
    const posts = (role: string, window: string) =>
      lines.filter((l) => l.role === role).flatMap((l) => (l.windows ?? []).filter((w) => w.id === window)).length;
    expect(['evening', 'night', 'saturday', 'day'].map((window) => posts('fixed', window))).toEqual([11, 2, 11, 11]);
    expect(['evening', 'night', 'saturday', 'day'].map((window) => posts('mobile', window))).toEqual([5, 0, 5, 5]);
    expect(lines.some((l) => l.territories?.includes('cilaos'))).toBe(false);
    expect(lines.map((l) => l.priority)).toEqual([1, ...Array(11).fill(2), ...Array(5).fill(3)]);
  });

  it('pays what the cost tables say for their own numbers of days', () => {
    const { lines } = problem(1);
    const days: Record<string, number> = { weekday: 251, saturday: 51, sunday: 63, holiday: 0 };
    let regulation = 0;
    for (const window of lines.find((l) => l.role === 'regulation')?.windows ?? []) {
      if (window.tags?.includes('derogatory')) continue;
      const hours = (Number(window.end.slice(0, 2)) - Number(window.start.slice(0, 2)) + 24) % 24;
      for (const day of window.days ?? []) regulation += days[day] * hours * (window.headcount ?? 1) * (window.hourlyRate ?? 0);
    }
    expect(regulation).toBe(720_496);
    const fees = (role: string, perYear: Record<string, number>) =>
      lines
        .filter((l) => l.role === role)
        .flatMap((l) => l.windows ?? [])
        .reduce((sum, w) => sum + perYear[w.id] * (w.fee ?? 0), 0);
    // The document's 428 550 € have a twelfth post at weekends.
    expect(fees('fixed', { evening: 365, night: 365, saturday: 52, day: 60 })).toBe(415_650);
    expect(fees('mobile', { evening: 365, saturday: 51, day: 63 })).toBe(315_250);
  });
});
