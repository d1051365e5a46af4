import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateList, datesTouched, dayTypes, expandSlots, requestSize, timeTags } from '../../src/calendar/index.ts';
import { opens, type Reading, read, weekdayName } from './oracle.ts';
import { oneWindow } from './support.ts';

const zones = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion', 'America/Guadeloupe'];

/** Clock changes of Paris (last Sundays of March and October) and Miquelon (second of March, first of November). */
const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2027-03-14', '2027-11-07', '2028-03-12'];

const nearChange = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -2, max: 1 })).map(([date, days]) => addDays(date, days));
const anyDate = fc.oneof(
  fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days)),
  fc.integer({ min: 0, max: 12 }).map((days) => addDays('2026-12-20', days)),
);
const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

// Half of the starts and ends lie in the small hours, where clocks change.
const start = fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1439 }));
const end = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1440, max: 1680 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 240 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 2880 }) },
  { weight: 1, arbitrary: fc.integer({ min: 2881, max: 14_400 }) },
);

const drawn = fc
  .record({ zone: fc.constantFrom(...zones), date: fc.oneof(nearChange, anyDate), start, end })
  .filter((each) => each.start !== each.end)
  .map((each) => ({ ...each, last: each.end < each.start ? each.end + 1440 : each.end }));

/** Hours × factor in doubles, rounded as the contract says; halves of a quarter are exact in binary. */
function points({ minutes, earlyMinutes, eveMinutes }: Reading, dayType: string): number {
  const factor = dayType === 'weekday' ? 1 : dayType === 'saturday' || dayType === 'bridge' ? 1.5 : 2;
  return Math.round(((factor * (minutes - eveMinutes + earlyMinutes / 2) + 2 * eveMinutes) / 60) * 4) / 4;
}

describe('slots against the clock, minute by minute', () => {
  it('time, points, tags and dates of random windows', () => {
    fc.assert(
      fc.property(drawn, fc.boolean(), ({ zone, date, start, end, last }, bridgeDays) => {
        const problem = oneWindow(
          { start: clock(start), end: clock(end) },
          { timeZone: zone, period: { start: date, end: date }, calendar: { bridgeDays } },
        );
        const { slots, warnings } = expandSlots(problem);
        const expected = read(date, start, last, zone);
        if (expected.minutes === 0) {
          expect(slots).toEqual([]);
          expect(warnings.map(({ code }) => code)).toEqual(['windowWithoutMinutes']);
          return;
        }
        const [slot] = slots;
        expect(warnings).toEqual([]);
        expect({ startMs: slot.startMs, endMs: slot.endMs, minutes: slot.minutes, dates: slot.dates }).toEqual({
          startMs: expected.startMs,
          endMs: expected.endMs,
          minutes: expected.minutes,
          dates: expected.dates,
        });
        expect(Date.parse(slot.start)).toBe(expected.startMs);
        expect(Date.parse(slot.end)).toBe(expected.endMs);
        expect(slot.points).toBe(points(expected, slot.dayType));
        const night = [...(expected.night ? ['night'] : []), ...(expected.deepNight ? ['deepNight'] : [])];
        const eve = dayTypes(problem).of(addDays(date, 1)) === 'holiday' ? ['eve'] : [];
        const tags = [slot.dayType, weekdayName(date), ...eve, ...night];
        expect([...slot.tags]).toEqual([...tags, 'fixed', 'onCall']);
        // A duty of the history at the same time is tagged and dated alike.
        expect(timeTags(slot.startMs, slot.endMs, zone, dayTypes(problem))).toEqual(tags);
        expect(datesTouched(slot.startMs, slot.endMs, zone)).toEqual(expected.dates);
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });
});

const windowDays = ['daily', 'weekday', 'saturday', 'sunday', 'holiday', 'bridge', 'mon', 'wed', 'sat', 'sun', 'eve'] as const;
const near = fc.integer({ min: -10, max: 50 }).map((days) => addDays('2027-04-20', days));
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });

describe('dates of windows against a walk through the days', () => {
  it('days, dates, exceptions, turn of weeks and place in the month, all at once', () => {
    const selection = fc.record(
      {
        days: fc.subarray([...windowDays], { minLength: 1 }),
        on: optional(fc.uniqueArray(near, { minLength: 1, maxLength: 30 })),
        except: optional(fc.uniqueArray(near, { maxLength: 10 })),
        every: optional(fc.record({ weeks: fc.integer({ min: 1, max: 4 }), from: near })),
        nthOfMonth: optional(fc.subarray([1, 2, 3, 4, 5, -1] as const, { minLength: 1 }).map((places) => [...places])),
      },
      { requiredKeys: ['days'] },
    );
    fc.assert(
      fc.property(selection, fc.boolean(), (dates, bridgeDays) => {
        // Ascension, two other holidays in May, Whit Monday: bridges and eves in both months.
        const period = { start: '2027-04-20', end: '2027-05-31' };
        const problem = oneWindow({ ...dates, start: '08:00', end: '20:00' }, { period, calendar: { bridgeDays } });
        const types = dayTypes(problem);
        const expected = dateList(period.start, period.end).filter((date) =>
          opens(dates, date, [types.of(date), ...(types.of(addDays(date, 1)) === 'holiday' ? ['eve'] : [])]),
        );
        expect(expandSlots(problem).slots.map(({ date }) => date)).toEqual(expected);
        expect(requestSize(problem).slots).toBe(expected.length);
      }),
      { seed: 20261128, numRuns: 400 },
    );
  });
});

describe('automatic tags of a duty of the history', () => {
  const types = dayTypes({ department: '974', calendar: { bridgeDays: false, addHolidays: [], removeHolidays: [] } });
  const tags = (from: string, to: string) => timeTags(Date.parse(from), Date.parse(to), 'Indian/Reunion', types);

  it('go by the local start date, outside any period', () => {
    expect(tags('2026-12-31T20:00:00+04:00', '2027-01-01T08:00:00+04:00')).toEqual(['weekday', 'thu', 'eve', 'night', 'deepNight']);
    // 20:30 UTC on New Year's Eve is New Year in La Réunion.
    expect(tags('2026-12-31T20:30:00Z', '2026-12-31T21:00:00Z')).toEqual(['holiday', 'fri', 'night', 'deepNight']);
    expect(tags('2026-12-20T08:00:00+04:00', '2026-12-20T20:00:00+04:00')).toEqual(['holiday', 'sun']);
  });

  it('take seconds into account', () => {
    expect(tags('2027-01-04T20:00:00+04:00', '2027-01-04T21:00:01+04:00')).toEqual(['weekday', 'mon', 'night']);
    expect(tags('2027-01-04T20:00:00+04:00', '2027-01-04T21:00:00+04:00')).toEqual(['weekday', 'mon']);
  });

  it('answer at once for a duty of a century', () => {
    expect(tags('1950-01-01T00:00:00Z', '2150-01-01T00:00:00Z')).toEqual(['holiday', 'sun', 'night', 'deepNight']);
  });
});
