import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { readExample } from '../../src/demo/index.ts';
import { solved, withEngines } from '../support/solved.ts';

withEngines();

function exampleOf(id: string): ProblemInput {
  const found = readExample(id);
  if (found === null) throw new Error(`no example ${id}`);
  return found;
}

/** Every roster answered has passed the verifier; what is asked here is read off the example itself. */
describe('an example per system', () => {
  it('pharmacies by the week: 13 duties of a week, one or two each, four weeks apart', { timeout: 60_000 }, async () => {
    const { roster } = await solved(exampleOf('pharmacies-2027-q1'));
    expect(roster.outcome).toBe('complete');
    expect(roster.levels.every(({ proven }) => proven)).toBe(true);
    const weeks = Map.groupBy(roster.assignments, ({ participant }) => participant);
    expect([...weeks.values()].map((list) => list.length).sort()).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2]);
    // The clocks go forward in the last of the weeks.
    const hours = roster.assignments.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 3_600_000);
    expect(hours).toEqual([...Array(12).fill(168), 167]);
    for (const list of weeks.values()) {
      const [first, second] = list.map(({ start }) => Date.parse(start));
      if (second !== undefined) expect(second - first).toBeGreaterThanOrEqual(28 * 86_400_000);
    }
  });

  it('ambulances: every vehicle of every night, no more crews out or at rest than a company has', { timeout: 60_000 }, async () => {
    const { roster, problem } = await solved({ ...exampleOf('ambulances-2027-01'), options: { gap: 0.005 } });
    expect(roster.outcome).toBe('complete');
    for (const { id, capacity } of problem.participants) {
      const own = roster.assignments
        .filter(({ participant }) => participant === id)
        .map(({ start, end }) => [Date.parse(start), Date.parse(end)]);
      for (const [at] of own) {
        const out = own.filter(([start, end]) => start <= at && at < end + 11 * 3_600_000);
        expect(out.length, id).toBeLessThanOrEqual(capacity);
      }
      expect(own.length).toBeLessThanOrEqual(10 * capacity);
    }
  });

  it('La Réunion whole: every system filled in one roster, pharmacies near the posts and open with them', {
    timeout: 120_000,
  }, async () => {
    const { roster, problem, slots } = await solved({
      ...exampleOf('reunion-2027-01-systems'),
      options: { timeLimitSeconds: 15, gap: 0.005 },
    });
    expect(roster.outcome).toBe('complete');
    const duties = (role: string) => {
      const lines = new Set(problem.lines.filter((line) => line.role === role).map(({ id }) => id));
      return roster.assignments.filter(({ line }) => lines.has(line)).length;
    };
    expect(['fixed', 'mobile', 'regulation', 'hospital', 'pharmacy', 'ambulance'].map(duties)).toEqual([524, 210, 147, 42, 264, 378]);
    // Read from the example as it is written: minutes of the table, either way.
    const travel = new Map(
      (exampleOf('reunion-2027-01-systems').travel as { from: string; to: string; minutes: number }[]).map((one) => [
        `${one.from}>${one.to}`,
        one.minutes,
      ]),
    );
    const people = new Map(problem.participants.map((one) => [one.id, one]));
    const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
    for (const { slot: id, participant } of roster.assignments) {
      const slot = bySlot.get(id);
      if (slot?.line.role !== 'pharmacy') continue;
      const posts = slots.filter(
        (post) => slot.line.follows.includes(post.line.id) && post.startMs < slot.endMs && slot.startMs < post.endMs,
      );
      const minutes = posts.map(({ line }) => travel.get(`${line.site}>${people.get(participant)?.site}`) ?? Number.POSITIVE_INFINITY);
      expect(Math.min(...minutes), `${participant} for ${id}`).toBeLessThanOrEqual(20);
    }
    // The hospital line passes from one house to the other every Friday at 18:30, from 1 January on.
    for (const { line, start, participant } of roster.assignments) {
      if (line !== 'cardiologie-interventionnelle') continue;
      const week = Math.floor((Date.parse(start) - Date.parse('2027-01-01T18:30:00+04:00')) / (7 * 86_400_000));
      if (week >= 0) expect(people.get(participant)?.establishment, start).toBe(week % 2 === 0 ? 'chfg' : 'ghsr');
    }
    // Six pharmacies on a weekday evening, seven on a Sunday.
    const open = (date: string) =>
      new Set(slots.filter((slot) => slot.line.role === 'pharmacy' && slot.date === date).map(({ line }) => line.id)).size;
    expect([open('2027-01-05'), open('2027-01-03')]).toEqual([6, 7]);
    expect(slots.some((slot) => slot.line.role === 'pharmacy' && slot.tags.has('deepNight'))).toBe(false);
    // Only the doctors' territories have an hour to cover.
    expect(roster.coverage.map(({ territory }) => territory)).toEqual(
      problem.territories.filter(({ system }) => system === 'medical').map(({ id }) => id),
    );
  });
});
