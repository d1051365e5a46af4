import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { solved, withEngines } from '../support/solved.ts';
import { missing, standsAgainst } from './plain.ts';

withEngines();

const seed = 20270201;
type Person = ProblemInput['participants'][number];

/** Ways to be out of the question, each through the whole of the period. */
const out: Readonly<Record<string, (start: string, end: string) => Partial<Person>>> = {
  notVolunteer: () => ({ volunteer: false }),
  exempted: (start) => ({ exemptions: [{ from: start }] }),
  exemptedByTag: (start, end) => ({ exemptions: [{ from: start, to: addDays(end, 2), tags: ['fixed', 'mobile', 'regulation'] }] }),
  onLeave: (start, end) => ({ availability: { unavailable: [{ from: start, to: addDays(end, 2) }] } }),
  notOffered: () => ({ availability: { mode: 'optIn', available: [] } }),
  noWeekday: () => ({ availability: { weekdays: [] } }),
  notYetThere: (_, end) => ({ activeFrom: addDays(end, 1), activeTo: null }),
  gone: (start) => ({ activeTo: addDays(start, -1), activeFrom: null }),
  otherRole: () => ({ roles: ['pharmacy'] }),
  locumOfNobody: () => ({ status: 'locum', locumFor: [] }),
};

/** Heavy shortage: more heads than anybody could hold, and of the people most are out of the question. */
const short = fc
  .record({
    drawn: requests({ days: 5, lines: 3, participants: 6, rules: anyRules(2), pins: false, plain: true }),
    ways: fc.array(fc.constantFrom(...Object.keys(out), 'in'), { minLength: 6, maxLength: 6 }),
    heads: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ drawn, ways, heads }) => {
    const period = drawn.period ?? { start: '', end: '' };
    const participants = drawn.participants.map((person, i) => ({ ...person, ...(out[ways[i]]?.(period.start, period.end) ?? {}) }));
    const lines = drawn.lines.map((line) => ({ ...line, windows: line.windows?.map((window) => ({ ...window, headcount: heads })) }));
    const barred = participants.filter((_, i) => i < participants.length && ways[i] !== 'in').map(({ id }) => id);
    return { input: { ...drawn, participants, lines }, barred };
  });

describe('under heavy shortage', () => {
  it('nobody is assigned who is no volunteer, exempted, away, inactive or of another kind; a gap is a result', {
    timeout: 600_000,
  }, async () => {
    const met = { shortfall: 0, duties: 0, barred: 0 };
    await fc.assert(
      fc.asyncProperty(short, async ({ input, barred }) => {
        const { problem, slots, roster } = await solved({ ...input, options: { ...input.options, gap: 0.01, timeLimitSeconds: 2 } });
        for (const { slot: id, participant } of roster.assignments) {
          const slot = slots.find((one) => one.id === id);
          const person = problem.participants.find((one) => one.id === participant);
          expect(slot && person && standsAgainst(problem, person, slot)).toEqual([]);
          expect(barred).not.toContain(participant);
        }
        const open = missing(slots, roster.assignments);
        expect(roster.state).toBe('done');
        expect(roster.outcome).toBe(open > 0 ? 'shortfall' : 'complete');
        expect(roster.shortfalls.length > 0).toBe(open > 0);
        const stated = roster.shortfalls.reduce(
          (sum, gap) => sum + gap.missing * ((Date.parse(gap.end) - Date.parse(gap.start)) / 60_000),
          0,
        );
        expect(stated).toBe(open);
        const shortfalls = roster.levels.filter(({ level }) => level === 'shortfall');
        expect(shortfalls.reduce((sum, { value }) => sum + value, 0)).toBe(open);
        // Nobody who is barred is asked for either: blockers are about candidates.
        for (const { blockers } of roster.shortfalls) for (const { participant } of blockers) expect(barred).not.toContain(participant);
        met.shortfall += open > 0 ? 1 : 0;
        met.duties += roster.assignments.length;
        met.barred += barred.length;
      }),
      { seed, numRuns: 400 },
    );
    expect(met.shortfall).toBeGreaterThan(300);
    expect(met.duties).toBeGreaterThan(80);
    expect(met.barred).toBeGreaterThan(800);
  });

  it.each(Object.entries(out))('one person, %s, holds nothing, and all of it is a proven shortfall', async (_, way) => {
    const [start, end] = ['2027-01-04', '2027-01-06'];
    const windows = [{ id: 'n', start: '20:00', end: '08:00' }];
    const line = (id: string) => ({ id, windows });
    const able = { period: { start, end }, lines: [line('l')], participants: [{ id: 'p' }] };
    expect((await solved(able)).roster.assignments).toHaveLength(3);
    const { roster } = await solved({ ...able, participants: [{ id: 'p', ...way(start, end) }] });
    expect(roster).toMatchObject({ outcome: 'shortfall', proof: 'optimal', assignments: [] });
    expect(roster.levels[0]).toMatchObject({ level: 'shortfall', value: 3 * 720, bound: 3 * 720, gap: 0, proven: true });
    expect(roster.shortfalls.map(({ missing: heads, blockers }) => [heads, blockers])).toEqual([
      [1, []],
      [1, []],
      [1, []],
    ]);
  });
});
