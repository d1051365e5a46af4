import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { solved, told, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270141;
const small = { days: 5, lines: 3, participants: 5, rules: anyRules(4) };

/** Other names for the lines l1… and the participants p1…, wherever they stand; z comes after y, so that sorting turns round. */
function renamed(input: ProblemInput): ProblemInput {
  const name = (text: string): string =>
    text
      .replace(/^l(\d+)(?=$|\/)/, (_, n: string) => `ligne ${9 - Number(n)}`)
      .replace(/^p(\d+)$/, (_, n: string) => `Dr ${'zyxwvu'[Number(n) - 1]}`);
  return JSON.parse(JSON.stringify(input), (_, value: unknown) => (typeof value === 'string' ? name(value) : value)) as ProblemInput;
}

function shuffled<T>(items: readonly T[], key: number): T[] {
  return items
    .map((item, i) => ({ item, at: Math.sin(key + i * 7.31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Another order of everything that is a set: people, lines and their windows, rules, pins, history, bans. */
function reordered(input: ProblemInput, key: number): ProblemInput {
  const { lines, participants, rules = [], pinned = [], history = [], forbidden = [], baseline } = input;
  return {
    ...input,
    lines: shuffled(lines, key).map((line) => ({ ...line, windows: line.windows && shuffled(line.windows, key + 1) })),
    participants: shuffled(participants, key + 2),
    rules: shuffled(rules, key + 3),
    pinned: shuffled(pinned, key + 4),
    history: shuffled(history, key + 5),
    forbidden: shuffled(forbidden, key + 6),
    ...(baseline ? { baseline: shuffled(baseline, key + 7) } : {}),
  };
}

/** Same value on every level that both prove; after one that is not proven, the later ones rest on different ground. */
function assertSameValues(one: Roster, other: Roster): number {
  const both = `${told(one)} became ${told(other)}`;
  expect(other.levels.map(({ level, class: of }) => [level, of])).toEqual(one.levels.map(({ level, class: of }) => [level, of]));
  for (const [l, { value, proven }] of one.levels.entries()) {
    if (!proven || !other.levels[l].proven) return l;
    expect(Math.abs(other.levels[l].value - value), both).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)));
  }
  return one.levels.length;
}

describe('names and order', () => {
  it.each([
    ['renaming participants and lines', (input: ProblemInput) => renamed(input)],
    ['reordering whatever has no order', reordered],
    ['both', (input: ProblemInput, key: number) => reordered(renamed(input), key)],
  ])('%s changes no value that is proven', { timeout: 600_000 }, async (_, change) => {
    let levels = 0;
    await fc.assert(
      fc.asyncProperty(requests(small), fc.nat(10_000), async (input, key) => {
        const patient = { ...input, options: { ...input.options, timeLimitSeconds: 3 } };
        levels += assertSameValues((await solved(patient)).roster, (await solved(change(patient, key))).roster);
      }),
      { seed, numRuns: 90 },
    );
    expect(levels).toBeGreaterThan(300);
  });
});

/** The bytes of an answer without what is new each time: the id, and how long it took. */
function bytes({ id: _, run, ...rest }: Roster): string {
  return JSON.stringify({ ...rest, run: { ...run, seconds: 0, firstRosterSeconds: 0, peakMemoryMiB: 0 } });
}

describe('the same request and seed', () => {
  const twice = async (input: ProblemInput): Promise<boolean> => {
    // Looking at the search on its way must not change where it ends.
    const [one, other] = [(await solved(input)).roster, (await solved(input, { onProgress() {} })).roster];
    if (one.run.cut || other.run.cut) return false;
    expect(bytes(other)).toBe(bytes(one));
    return true;
  };

  it('give the same bytes', { timeout: 600_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(requests(small), async (input) => {
        // Preferences against a locked fairness may take their time, which is no concern of this test.
        const objective: ProblemInput['objective'] = [
          [{ term: 'shortfall' }],
          [{ term: 'preferences' }, { term: 'tier' }],
          [{ term: 'fairness' }],
        ];
        compared += (await twice({ ...input, objective, options: { ...input.options, gap: 0.01, timeLimitSeconds: 10 } })) ? 1 : 0;
      }),
      { seed, numRuns: 90 },
    );
    expect(compared).toBeGreaterThan(80);
  });

  it('give the same bytes where search and proof race each other over a fortnight of three lines', { timeout: 600_000 }, async () => {
    const ids = Array.from({ length: 14 }, (_, i) => `p${i + 1}`);
    const fortnight = (seed: number): ProblemInput => ({
      period: { start: '2027-01-04', end: '2027-01-17' },
      lines: ['l1', 'l2', 'l3'].map((id, i) => ({
        id,
        priority: i + 1,
        windows: [
          { id: 'n', start: '20:00', end: '08:00' },
          { id: 'd', start: '08:00', end: '20:00' },
        ],
      })),
      participants: ids.map((id) => ({ id })),
      rules: [
        { type: 'minRest', hours: 11 },
        { type: 'maxDuties', max: 2, per: { rollingDays: 7 } },
        { type: 'maxConsecutive', max: 2, of: 'nights' },
      ],
      options: { seed, gap: 0.02, timeLimitSeconds: 60 },
    });
    expect(await twice(fortnight(1))).toBe(true);
    expect(await twice(fortnight(2))).toBe(true);
  });

  it('speak from the day they name: without asOf, only that may change', async () => {
    const input: ProblemInput = { lines: [{ id: 'l' }], participants: [{ id: 'a' }], period: { start: '2027-01-04', end: '2027-01-05' } };
    const [early, late] = await Promise.all(['2026-11-21', '2026-12-30'].map((asOf) => solved({ ...input, options: { asOf } })));
    expect(late.roster.assignments).toEqual(early.roster.assignments);
    expect(late.roster.levels).toEqual(early.roster.levels);
  });
});
