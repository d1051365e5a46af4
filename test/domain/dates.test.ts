import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateIn, dayNumber, instantMs, isTimeZone, monthAfter } from '../../src/domain/dates.ts';

describe('dayNumber', () => {
  it('counts days from 1970 and knows which dates exist', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('2028-02-29')).not.toBeNull();
    for (const wrong of ['2027-02-29', '2027-02-31', '2027-13-01', '2027-1-1', '2027-01-01T00:00', '', 7, null, {}, '+002027-01-01']) {
      expect(dayNumber(wrong)).toBeNull();
    }
  });

  it('rises by one each day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80_000 }), (day) => {
        const iso = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
        return dayNumber(iso(day)) === day && monthAfter(iso(day)).start > iso(day);
      }),
    );
  });
});

it('instantMs wants an offset', () => {
  expect(instantMs('2026-12-31T20:00:00+04:00')).toBe(Date.UTC(2026, 11, 31, 16));
  expect(instantMs('2026-12-31T20:00:00Z')).toBe(Date.UTC(2026, 11, 31, 20));
  for (const wrong of ['2026-12-31T20:00:00', '2026-12-31', 'x', 5, null, '2026-99-31T20:00:00Z']) expect(instantMs(wrong)).toBeNull();
});

it('isTimeZone takes names, not offsets or nonsense', () => {
  for (const zone of ['Europe/Paris', 'Indian/Reunion', 'UTC', 'Pacific/Noumea']) expect(isTimeZone(zone)).toBe(true);
  for (const wrong of ['', '+04:00', 'local', 'Mars/Olympus', 'Europe/Paris ', 'x'.repeat(1e6), '__proto__'])
    expect(isTimeZone(wrong)).toBe(false);
});

it('dateIn is the date on the wall', () => {
  const instant = new Date('2027-03-28T22:30:00Z');
  expect(dateIn('Europe/Paris', instant)).toBe('2027-03-29');
  expect(dateIn('America/Cayenne', instant)).toBe('2027-03-28');
});
