import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutyFee, expandSlots } from '../../src/calendar/index.ts';
import { oneWindow } from './support.ts';

const only = (problem: Parameters<typeof expandSlots>[0]) => expandSlots(problem).slots[0];
const on = (date: string) => ({ period: { start: date, end: date }, calendar: { bridgeDays: true } });

describe('points of a window that names none', () => {
  // Computed by hand: hours × factor, plus half as much again for the hours before 7:00.
  it.each([
    ['2027-01-04', 'weekday', '20:00', '24:00', 4], // 4 × 1
    ['2027-01-04', 'weekday', '19:00', '20:00', 1],
    ['2027-01-04', 'weekday', '00:00', '08:00', 11.5], // 8 + 7/2
    ['2027-01-04', 'weekday', '20:00', '08:00', 15.5], // 12 + 7/2
    ['2027-01-04', 'weekday', '23:00', '07:00', 11.5], // 8 + 7/2
    ['2027-01-09', 'saturday', '14:00', '20:00', 9], // 6 × 1.5
    ['2027-01-09', 'saturday', '20:00', '08:00', 23.25], // 1.5 × (12 + 3.5): the Saturday's factor on Sunday's minutes, too
    ['2027-05-07', 'bridge', '08:00', '20:00', 18], // 12 × 1.5
    ['2027-01-10', 'sunday', '08:00', '20:00', 24], // 12 × 2
    ['2027-01-10', 'sunday', '00:00', '08:00', 23], // 2 × (8 + 3.5)
    ['2027-01-01', 'holiday', '20:00', '08:00', 31], // 2 × (12 + 3.5)
    ['2027-01-04', 'weekday', '00:00', '48:00', 55], // 48 + 2 × 3.5
    // Minutes after 18:00 on 24 and 31 December weigh as on a holiday, those after midnight as the date of the start.
    ['2026-12-24', 'weekday', '20:00', '24:00', 8], // 4 × 2
    ['2026-12-24', 'weekday', '17:00', '20:00', 5], // 1 + 2 × 2
    ['2026-12-31', 'weekday', '20:00', '08:00', 19.5], // 4 × 2 + 8 + 7/2
    ['2026-12-23', 'weekday', '08:00', '48:00', 49.5], // 34 + 6 × 2 + 7/2: the evening of the second date
    ['2027-12-24', 'weekday', '18:00', '80:00', 78.5], // 6 × 2 + 56 + 3 × 7/2: a weekend as one duty
    ['2023-12-24', 'sunday', '20:00', '24:00', 8], // a Sunday weighs as much already
    // Rounding to quarters: 7 min = 0.1167 -> 0; 8 min = 0.1333 -> 0.25; 2 × 22.5 min is out of reach, 1.5 × 5 min = 0.125 -> 0.25.
    ['2027-01-04', 'weekday', '12:00', '12:07', 0],
    ['2027-01-04', 'weekday', '12:00', '12:08', 0.25],
    ['2027-01-09', 'saturday', '12:00', '12:05', 0.25],
    ['2027-01-09', 'saturday', '12:00', '12:15', 0.5], // 0.375: a half, up
    ['2027-01-04', 'weekday', '06:50', '07:10', 0.5], // 10 × 1.5 + 10 = 25 min = 0.4167
  ])('%s (%s) %s-%s: %f', (date, dayType, start, end, points) => {
    const slot = only(oneWindow({ start, end }, on(date)));
    expect(slot.dayType).toBe(dayType);
    expect(slot.points).toBe(points);
  });

  it('counts elapsed hours on the nights of the clock changes', () => {
    // Saturday 27 March to Easter Sunday: 11 hours, 6 of them before 7:00: 1.5 × (11 + 3).
    expect(only(oneWindow({ start: '20:00', end: '08:00' }, on('2027-03-27'))).points).toBe(21);
    // Saturday 30 October: 13 hours, 8 of them before 7:00: 1.5 × (13 + 4).
    expect(only(oneWindow({ start: '20:00', end: '08:00' }, on('2027-10-30'))).points).toBe(25.5);
  });

  it('weighs the evenings that `eves` names, and no others', () => {
    const evening = (date: string, eves?: { date: string; after?: string }[]) =>
      only(oneWindow({ start: '20:00', end: '24:00' }, { period: { start: date, end: date }, calendar: eves ? { eves } : {} })).points;
    expect(evening('2026-12-24', [])).toBe(4);
    expect(evening('2027-07-13', [{ date: '07-13', after: '22:00' }])).toBe(6);
    expect(evening('2027-07-13', [{ date: '07-13' }])).toBe(8);
    expect(evening('2026-12-31', [{ date: '07-13' }])).toBe(4);
    // Early minutes of an eve weigh half as much again, as those of a holiday do: 4 × 2 × 1.5.
    const early = oneWindow(
      { start: '02:00', end: '06:00' },
      { ...on('2027-07-13'), calendar: { eves: [{ date: '07-13', after: '01:00' }] } },
    );
    expect(only(early).points).toBe(12);
  });

  it('takes the points of the last dated rate that matches by date, day and tag', () => {
    const window = {
      start: '20:00',
      end: '24:00',
      fee: 50,
      points: 4,
      tags: ['theatre'],
      rates: [
        { from: '2026-12-24', to: '2026-12-25', points: 9 },
        { days: ['fri' as const], points: 6 },
        { tags: ['ward'], points: 1 },
        { tags: ['theatre'], days: ['sun' as const], points: 2 },
        { days: ['sat' as const], fee: 80 },
      ],
    };
    const { slots } = expandSlots(oneWindow(window, { period: { start: '2026-12-23', end: '2026-12-27' } }));
    expect(slots.map(({ date, points, fee }) => [date.slice(8), points, fee])).toEqual([
      ['23', 4, 50],
      ['24', 9, 50],
      ['25', 6, 50],
      ['26', 4, 80],
      ['27', 2, 50],
    ]);
  });

  it('keeps the points that a window names, 0 included', () => {
    expect(only(oneWindow({ start: '20:00', end: '08:00', points: 0 }, on('2027-01-04'))).points).toBe(0);
    expect(only(oneWindow({ start: '20:00', end: '08:00', points: 3.1 }, on('2027-01-04'))).points).toBe(3.1);
  });
});

describe('tags', () => {
  it.each([
    // [night 21:00-6:00, deepNight 0:00-6:00]
    ['20:00', '21:00', false, false],
    ['20:00', '21:01', true, false],
    ['20:00', '24:00', true, false],
    ['20:00', '24:01', true, true],
    ['05:59', '08:00', true, true],
    ['06:00', '21:00', false, false],
    ['08:00', '20:00', false, false],
    ['12:00', '30:00', true, true],
    ['06:00', '30:00', true, true],
  ])('%s-%s: night %s, deepNight %s', (start, end, night, deepNight) => {
    const { tags } = only(oneWindow({ start, end }, on('2027-01-04')));
    expect([tags.has('night'), tags.has('deepNight')]).toEqual([night, deepNight]);
  });

  it('lists own tags first, then the day type, the night, role and activity, each once', () => {
    const problem = oneWindow(
      { start: '20:00', end: '08:00', tags: ['theatre', 'night'] },
      { ...on('2027-01-01'), line: { role: 'hospital', activity: 'onSite' } },
    );
    expect([...only(problem).tags]).toEqual(['theatre', 'night', 'holiday', 'fri', 'deepNight', 'hospital', 'onSite']);
  });
});

describe('fee of a duty', () => {
  const night = { start: '20:00', end: '08:00' };
  const slotFee = (fee: number | null, hourlyRate: number | null, prorata: boolean, date: string) =>
    only(oneWindow({ ...night, fee, hourlyRate }, { ...on(date), line: { prorata } })).fee;

  it('is null without fee and rate, and 0 when they are 0', () => {
    expect(slotFee(null, null, false, '2027-01-04')).toBeNull();
    expect(slotFee(0, null, false, '2027-01-04')).toBe(0);
    expect(slotFee(null, 0, true, '2027-01-04')).toBe(0);
  });

  it('pays the fee whole whatever the clocks do, pro rata by the minute', () => {
    expect(slotFee(180, null, false, '2027-01-04')).toBe(180);
    expect(slotFee(180, null, false, '2027-10-30')).toBe(180);
    expect(slotFee(180, null, true, '2027-01-04')).toBe(180);
    expect(slotFee(180, null, true, '2027-10-30')).toBe(195); // 13/12
    expect(slotFee(180, null, true, '2027-03-27')).toBe(165); // 11/12
    expect(slotFee(100, null, true, '2027-03-27')).toBe(91.67); // 91.666…
  });

  it('adds the rate of the elapsed hours', () => {
    expect(slotFee(null, 82.2, false, '2027-01-04')).toBe(986.4);
    expect(slotFee(null, 82.2, false, '2027-03-27')).toBe(904.2);
    expect(slotFee(50, 82.2, false, '2027-01-04')).toBe(1036.4);
    expect(slotFee(100, 10, true, '2027-03-27')).toBe(201.67); // 91.666… + 110
  });

  it('rounds halves of a cent up, once', () => {
    // 30 min at 0.01 €/h is half a cent; with half a cent of pro rata on top it is one cent, not two.
    const window = { start: '08:00', end: '09:00', fee: 0.01, hourlyRate: 0.01 };
    expect(dutyFee({ prorata: true }, { ...window, fee: null }, 30)).toBe(0.01);
    expect(dutyFee({ prorata: true }, window, 30)).toBe(0.01);
    // 1.005 has no exact binary form; the fee is computed in cents.
    expect(dutyFee({ prorata: false }, { ...window, fee: null, hourlyRate: 2.01 }, 30)).toBe(1.01);
  });

  it('agrees with exact integers', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 });
    const arbitrary = fc.record({ fee: cents, rate: cents, prorata: fc.boolean(), minutes: fc.integer({ min: 1, max: 3000 }) });
    fc.assert(
      fc.property(arbitrary, ({ fee, rate, prorata, minutes }) => {
        const [f, r, m] = [BigInt(fee), BigInt(rate), BigInt(minutes)];
        // In cents, over 720 × 60; the window has 720 nominal minutes.
        const exact = (prorata ? f * m * 60n : f * 720n * 60n) + r * m * 720n;
        const expected = Number((2n * exact + 43_200n) / 86_400n) / 100;
        expect(dutyFee({ prorata }, { ...night, fee: fee / 100, hourlyRate: rate / 100 }, minutes)).toBe(expected);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
