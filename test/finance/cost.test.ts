import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicHolidays } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { rosterCost } from '../../src/finance/cost.ts';
import type { Holding } from '../../src/roster/holdings.ts';
import { type Built, built, holdings } from '../support/built.ts';

/** Every head held by somebody; money does not ask who. */
function filled({ problem, slots }: Built): Holding[] {
  return slots.flatMap((slot) =>
    Array.from({ length: slot.headcount }, (_, i) => ({ slot, participant: problem.participants[i], onBehalfOf: null, pinned: false })),
  );
}

/** Ten holidays on working days and one on a Saturday: 251 weekdays, 51 Saturdays, 63 Sundays and holidays. */
const elevenHolidays = [
  ...['01-04', '02-01', '03-01', '04-05', '05-03', '06-07', '07-05', '08-02', '09-06', '10-04'].map((day) => `2027-${day}`),
  '2027-11-06',
];

function year(lines: ProblemInput['lines'], addHolidays: string[]): Built {
  return built({
    timeZone: 'Indian/Reunion',
    period: { start: '2027-01-01', end: '2027-12-31' },
    calendar: { removeHolidays: publicHolidays(2027, null).filter((date) => !addHolidays.includes(date)), addHolidays },
    lines,
    participants: Array.from({ length: 12 }, (_, i) => ({ id: `p-${i}` })),
  });
}

describe('the tables of the specification of La Réunion', () => {
  it('fixed posts: 200 750 + 73 000 + 46 800 + 108 000 €', () => {
    const posts = year(
      [
        {
          id: 'fixed',
          windows: [
            { id: 'evening', start: '20:00', end: '24:00', headcount: 11, fee: 50 },
            { id: 'night', start: '00:00', end: '08:00', headcount: 2, fee: 100 },
            { id: 'saturday', days: ['saturday'], start: '14:00', end: '20:00', headcount: 12, fee: 75 },
            { id: 'sunday', days: ['sunday', 'holiday'], start: '08:00', end: '20:00', headcount: 12, fee: 150 },
          ],
        },
      ],
      // The table counts 52 Saturdays and 60 Sundays and holidays.
      elevenHolidays.slice(0, 8),
    );
    const cost = rosterCost(posts.problem, filled(posts));
    expect(cost.byWindow.map(({ window, total }) => [window, total])).toEqual([
      ['evening', 200_750],
      ['night', 73_000],
      ['saturday', 46_800],
      ['sunday', 108_000],
    ]);
    expect(cost.total).toBe(428_550);
  });

  it('regulation: 720 496 € for 7 360 hours, and 21 084 € for the hour before', () => {
    const regulation = year(
      [
        {
          id: 'regulation',
          role: 'regulation',
          windows: [
            { id: 'week-20', days: ['weekday'], start: '20:00', end: '23:00', headcount: 2, hourlyRate: 84 },
            { id: 'week-23', days: ['weekday'], start: '23:00', end: '07:00', hourlyRate: 115 },
            { id: 'sat-14', days: ['saturday'], start: '14:00', end: '20:00', headcount: 2, hourlyRate: 88 },
            { id: 'sat-20', days: ['saturday'], start: '20:00', end: '23:00', headcount: 2, hourlyRate: 88 },
            { id: 'sat-23', days: ['saturday'], start: '23:00', end: '07:00', hourlyRate: 115 },
            { id: 'sun-7', days: ['sunday', 'holiday'], start: '07:00', end: '14:00', headcount: 2, hourlyRate: 88 },
            { id: 'sun-14', days: ['sunday', 'holiday'], start: '14:00', end: '20:00', headcount: 2, hourlyRate: 88 },
            { id: 'sun-20', days: ['sunday', 'holiday'], start: '20:00', end: '23:00', headcount: 2, hourlyRate: 88 },
            { id: 'sun-23', days: ['sunday', 'holiday'], start: '23:00', end: '07:00', hourlyRate: 115 },
          ],
        },
        {
          id: 'derogatory',
          role: 'regulation',
          windows: [{ id: 'week-19', days: ['weekday'], start: '19:00', end: '20:00', hourlyRate: 84 }],
        },
      ],
      elevenHolidays,
    );
    const cost = rosterCost(regulation.problem, filled(regulation));
    expect(cost.byWindow.map(({ total }) => total)).toEqual([
      126_504, 230_920, 53_856, 26_928, 46_920, 77_616, 66_528, 33_264, 57_960, 21_084,
    ]);
    expect(cost.byLine).toEqual([
      { line: 'regulation', total: 720_496, duties: 502 + 251 + 4 * 51 + 51 + 6 * 63 + 63, hours: 7360 },
      { line: 'derogatory', total: 21_084, duties: 251, hours: 251 },
    ]);
  });

  it('mobile posts: 315 250 € with 365, 51 and 63 days', () => {
    const mobile = year(
      [
        {
          id: 'mobile',
          role: 'mobile',
          windows: [
            { id: 'evening', start: '20:00', end: '24:00', headcount: 5, fee: 100 },
            { id: 'saturday', days: ['saturday'], start: '14:00', end: '20:00', headcount: 5, fee: 150 },
            { id: 'sunday', days: ['sunday', 'holiday'], start: '08:00', end: '20:00', headcount: 5, fee: 300 },
          ],
        },
      ],
      elevenHolidays,
    );
    expect(rosterCost(mobile.problem, filled(mobile)).total).toBe(315_250);
  });
});

describe('rosterCost', () => {
  const evening = { id: 'evening', start: '20:00', end: '24:00', fee: 50.05 };
  const two = built({
    period: { start: '2027-01-30', end: '2027-02-02' },
    territories: [{ id: 'est' }, { id: 'ouest' }, { id: 'nord' }],
    lines: [
      { id: 'shared', territories: ['est', 'ouest'], windows: [evening] },
      { id: 'open', windows: [{ ...evening, fee: null }] },
    ],
    participants: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  });

  it('lists every heading, splits a shared line to the cent, and leaves out people without duty', () => {
    const cost = rosterCost(
      two.problem,
      holdings(two, [
        ['shared/2027-01-31/evening', 'b'],
        ['shared/2027-02-01/evening', 'a'],
        ['shared/2027-02-02/evening', 'b'],
        ['open/2027-02-01/evening', 'b'],
      ]),
    );
    expect(cost).toEqual({
      total: 150.15,
      byLine: [
        { line: 'shared', total: 150.15, duties: 3, hours: 12 },
        { line: 'open', total: 0, duties: 1, hours: 4 },
      ],
      byWindow: [
        { line: 'shared', window: 'evening', total: 150.15, duties: 3, hours: 12 },
        { line: 'open', window: 'evening', total: 0, duties: 1, hours: 4 },
      ],
      byTerritory: [
        { territory: 'est', total: 75.08 },
        { territory: 'ouest', total: 75.07 },
        { territory: 'nord', total: 0 },
        { territory: null, total: 0 },
      ],
      byParticipant: [
        { participant: 'a', total: 50.05, duties: 1, hours: 4 },
        { participant: 'b', total: 100.1, duties: 3, hours: 12 },
      ],
      byMonth: [
        { month: '2027-01', total: 50.05, duties: 1, hours: 4 },
        { month: '2027-02', total: 100.1, duties: 3, hours: 12 },
      ],
    });
  });

  it('lists the months of a period over the new year', () => {
    const { problem } = built({ ...two.problem, period: { start: '2026-11-30', end: '2027-02-01' } });
    expect(rosterCost(problem, []).byMonth.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });

  it('breaks down to the same total, to the cent', () => {
    const cents = (items: readonly { total: number }[]) => Math.round(items.reduce((sum, { total }) => sum + total, 0) * 100);
    const fee = fc.integer({ min: 0, max: 50_000 }).map((value) => value / 100);
    fc.assert(
      fc.property(fee, fee, fc.array(fc.nat(), { maxLength: 30 }), (first, second, picks) => {
        const some = built({
          period: { start: '2027-01-30', end: '2027-02-02' },
          territories: [{ id: 'est' }, { id: 'ouest' }, { id: 'nord' }],
          lines: [
            { id: 'shared', territories: ['est', 'ouest', 'nord'], windows: [{ ...evening, fee: first }] },
            { id: 'open', windows: [{ ...evening, fee: second }] },
          ],
          participants: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
        });
        const held = picks.map((pick) => ({
          slot: some.slots[pick % some.slots.length],
          participant: some.problem.participants[pick % 3],
          onBehalfOf: null,
          pinned: false,
        }));
        const cost = rosterCost(some.problem, held);
        for (const list of [cost.byLine, cost.byWindow, cost.byTerritory, cost.byParticipant, cost.byMonth]) {
          expect(cents(list)).toBe(Math.round(cost.total * 100));
        }
      }),
      { seed: 20261121, numRuns: 50 },
    );
  });
});
