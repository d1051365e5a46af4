import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { carriedOut } from '../../src/fairness/carry.ts';
import { solved, withEngines } from '../support/solved.ts';

withEngines();

/** Periods of a week that follow each other, the balances of each carried into the next. */
const periods = 4;
const start = '2027-01-04';
const firstDay = (period: number) => addDays(start, 7 * period);
const lastDay = (period: number) => addDays(start, 7 * period + 6);

/** What happens to one doctor, besides the four who are always there. */
const career = fc.record({
  fate: fc.constantFrom('leave' as const, 'exempted' as const, 'joins' as const, 'leaves' as const, 'partTime' as const),
  /** Period that is missed, or before or after which nothing is served. */
  at: fc.integer({ min: 1, max: periods - 2 }),
  rate: fc.constantFrom(1, 0.5),
});
type Career = typeof career extends fc.Arbitrary<infer T> ? T : never;

function doctor({ fate, at, rate }: Career): ProblemInput['participants'][number] {
  const away = { from: firstDay(at), to: lastDay(at) };
  const known = { id: 'x', activityRate: fate === 'partTime' ? 0.5 : rate };
  if (fate === 'leave') return { ...known, availability: { unavailable: [away] } };
  if (fate === 'exempted') return { ...known, exemptions: [{ ...away, reason: 'health' }] };
  if (fate === 'joins') return { ...known, activeFrom: firstDay(at) };
  return fate === 'leaves' ? { ...known, activeTo: lastDay(at) } : known;
}

/** The points of the heaviest duty. */
const heaviest = 9;

async function run(one: Career): Promise<Roster[]> {
  const rosters: Roster[] = [];
  for (let period = 0; period < periods; period++) {
    const balances = carriedOut(rosters.at(-1)?.balances ?? []);
    const people = [...['a', 'b', 'c', 'd'].map((id) => ({ id })), doctor(one)];
    const { roster } = await solved({
      period: { start: firstDay(period), end: lastDay(period) },
      lines: [
        {
          id: 'l',
          windows: [
            { id: 'evening', start: '20:00', end: '24:00', points: 4 },
            { id: 'day', days: ['saturday', 'sunday'], start: '08:00', end: '20:00', points: heaviest },
          ],
        },
      ],
      participants: people.map((person) => ({ ...person, balances: balances.get(person.id) })),
      rules: [{ type: 'minRest', hours: 11 }],
      options: { gap: 0, timeLimitSeconds: 5, asOf: '2026-11-21' },
    });
    rosters.push(roster);
  }
  return rosters;
}

describe('balances over periods', () => {
  it('stay bounded, time away earns no debt, and a joiner starts at the level of the pool', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(career, async (one) => {
        const rosters = await run(one);
        const x = rosters.map(({ balances }) => balances.find(({ participant }) => participant === 'x'));
        rosters.forEach(({ balances }, period) => {
          // A duty too many or too few at most, however many periods have gone by.
          for (const { participant, carriedOut: left } of balances)
            expect(Math.abs(left), `${participant} after ${period}`).toBeLessThanOrEqual(heaviest);
        });
        const missing = (period: number) =>
          one.fate === 'joins' ? period < one.at : one.fate === 'leaves' ? period > one.at : one.fate !== 'partTime' && period === one.at;
        x.forEach((account, period) => {
          if (!account) throw new Error('no account');
          if (missing(period)) {
            expect(account).toMatchObject({ share: 0, received: 0, fairShare: 0 });
            // What one has brought stays; nothing is added for the time away.
            expect(account.carriedOut).toBeCloseTo(account.carriedIn, 9);
          } else if (period > 0 && missing(period - 1)) {
            // Back, or new: the load of the others, give or take a duty, and not a catch-up for what was missed.
            expect(Math.abs(account.received - account.fairShare)).toBeLessThanOrEqual(heaviest + Math.abs(account.carriedIn));
          }
          if (one.fate === 'joins' && period === one.at) expect(account.carriedIn).toBeCloseTo(0, 9);
        });
      }),
      { seed: 20271301, numRuns: 6 },
    );
  });
});
