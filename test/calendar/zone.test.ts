import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesTouched, formatInstant, localClockMinutes, localDate, localInstant } from '../../src/calendar/index.ts';

const utc = (text: string): number => Date.parse(text);
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

describe('local time', () => {
  // Spring and autumn of Paris (1:00 UTC) and of Saint-Pierre-et-Miquelon (2:00 local), and zones that never change.
  it.each([
    ['Europe/Paris', '2027-01-15', '20:00', '2027-01-15T20:00:00+01:00'],
    ['Europe/Paris', '2027-03-28', '01:59', '2027-03-28T01:59:00+01:00'],
    ['Europe/Paris', '2027-03-28', '02:00', '2027-03-28T03:00:00+02:00'],
    ['Europe/Paris', '2027-03-28', '02:30', '2027-03-28T03:30:00+02:00'],
    ['Europe/Paris', '2027-03-28', '03:00', '2027-03-28T03:00:00+02:00'],
    ['Europe/Paris', '2027-10-31', '01:59', '2027-10-31T01:59:00+02:00'],
    ['Europe/Paris', '2027-10-31', '02:00', '2027-10-31T02:00:00+02:00'],
    ['Europe/Paris', '2027-10-31', '02:59', '2027-10-31T02:59:00+02:00'],
    ['Europe/Paris', '2027-10-31', '03:00', '2027-10-31T03:00:00+01:00'],
    ['America/Miquelon', '2027-03-14', '02:30', '2027-03-14T03:30:00-02:00'],
    ['America/Miquelon', '2027-11-07', '01:30', '2027-11-07T01:30:00-02:00'],
    ['America/Miquelon', '2027-11-07', '02:00', '2027-11-07T02:00:00-03:00'],
    ['Indian/Reunion', '2027-03-28', '02:30', '2027-03-28T02:30:00+04:00'],
    ['America/Guadeloupe', '2027-03-28', '02:30', '2027-03-28T02:30:00-04:00'],
    ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-03T02:45:00+11:00'],
    ['UTC', '2027-03-28', '02:30', '2027-03-28T02:30:00+00:00'],
  ])('%s %s %s is %s', (zone, date, time, text) => {
    const ms = localInstant(date, clock(time), zone);
    expect(formatInstant(ms, zone)).toBe(text);
    expect(ms).toBe(utc(text));
  });

  it('runs past midnight into the next dates', () => {
    expect(localInstant('2026-12-31', 1440, 'Indian/Reunion')).toBe(utc('2027-01-01T00:00:00+04:00'));
    expect(localInstant('2026-12-31', 2880, 'Indian/Reunion')).toBe(utc('2027-01-02T00:00:00+04:00'));
  });

  it('reads date and clock of an instant', () => {
    const ms = utc('2026-12-31T20:00:59Z');
    expect(localDate(ms, 'Indian/Reunion')).toBe('2027-01-01');
    expect(localDate(ms, 'Europe/Paris')).toBe('2026-12-31');
    expect(localClockMinutes(ms, 'Indian/Reunion')).toBe(0);
    expect(localClockMinutes(ms, 'America/Guadeloupe')).toBe(16 * 60);
  });

  it('leaves out the date at whose midnight a duty ends', () => {
    const touched = (start: string, end: string) => datesTouched(utc(start), utc(end), 'Europe/Paris');
    expect(touched('2027-01-01T20:00:00+01:00', '2027-01-02T00:00:00+01:00')).toEqual(['2027-01-01']);
    expect(touched('2027-01-01T20:00:00+01:00', '2027-01-02T00:01:00+01:00')).toEqual(['2027-01-01', '2027-01-02']);
    expect(touched('2027-01-01T00:00:00+01:00', '2027-01-03T00:00:00+01:00')).toEqual(['2027-01-01', '2027-01-02']);
    expect(touched('2027-01-01T00:00:00+01:00', '2027-01-01T00:00:00+01:00')).toEqual(['2027-01-01']);
  });

  it('refuses an unknown zone', () => {
    expect(() => localDate(0, 'Europe/Sarcelles')).toThrow(RangeError);
  });

  it('agrees with Intl on instants from 1920 to 2199', () => {
    const zones = ['Europe/Paris', 'America/Miquelon', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Apia', 'Africa/Casablanca'];
    const formats = new Map(
      zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })]),
    );
    const instant = fc.integer({ min: utc('1920-01-01T00:00:00Z') / 1000, max: utc('2199-12-31T00:00:00Z') / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, seconds) => {
        const [date, time] = (formats.get(zone)?.format(seconds * 1000) ?? '').split(' ');
        expect(localDate(seconds * 1000, zone)).toBe(date);
        expect(localClockMinutes(seconds * 1000, zone)).toBe(clock(time.slice(0, 5)));
        const text = formatInstant(seconds * 1000, zone);
        expect(text.slice(0, 19)).toBe(`${date}T${time}`);
        expect(utc(text)).toBe(seconds * 1000);
      }),
      { seed: 20270328, numRuns: 300 },
    );
  });
});
