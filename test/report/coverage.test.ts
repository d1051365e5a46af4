import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { territoryCoverage } from '../../src/report/coverage.ts';
import { hoursOf, type Interval, intersect, subtract, union } from '../../src/report/intervals.ts';
import { caseOf } from '../support/cases.ts';
import { built, holdings } from '../support/built.ts';

describe('territoryCoverage', () => {
  const evening = { id: 'evening', start: '20:00', end: '24:00' };
  const sunday = { id: 'sunday', days: ['sunday' as const], start: '08:00', end: '20:00' };
  // Saturday 9 and Sunday 10 January 2027.
  const weekend = built({
    timeZone: 'Indian/Reunion',
    period: { start: '2027-01-09', end: '2027-01-10' },
    territories: [{ id: 'nord', hospitalRelays: ['CHFG'] }, { id: 'nord-est', hospitalRelays: ['CHFG', 'GHER'] }, { id: 'cilaos' }],
    lines: [
      { id: 'nord-fixe', territories: ['nord'], windows: [evening, { id: 'night', start: '00:00', end: '08:00' }, sunday] },
      {
        id: 'nord-est-fixe',
        territories: ['nord-est'],
        windows: [evening, sunday, { id: 'saturday', days: ['saturday'], start: '14:00', end: '20:00' }],
      },
      { id: 'mobile', role: 'mobile', territories: ['nord', 'nord-est'], windows: [evening] },
      { id: 'regulation', role: 'regulation', windows: [evening] },
    ],
    participants: [{ id: 'a' }, { id: 'b' }],
  });

  it('divides the time to cover between fixed, mobile, relay and nobody', () => {
    const held = holdings(weekend, [
      ['nord-fixe/2027-01-09/evening', 'a'],
      ['nord-fixe/2027-01-10/night', 'a'],
      ['mobile/2027-01-09/evening', 'b'],
      ['mobile/2027-01-10/evening', 'b'],
      ['regulation/2027-01-09/evening', 'a'],
    ]);
    expect(territoryCoverage(weekend.problem, weekend.slots, held)).toEqual([
      // Two evenings, two nights 0-8 of their own dates, one Sunday: 8 + 16 + 12.
      { territory: 'nord', hours: 36, byFixed: 12, byMobile: 4, byHospital: 0, byRelay: 20, uncovered: [] },
      // The same with the nights that begin on the two dates, and the Saturday afternoon that its line plans.
      { territory: 'nord-est', hours: 42, byFixed: 0, byMobile: 8, byHospital: 0, byRelay: 34, uncovered: [] },
      {
        territory: 'cilaos',
        hours: 36,
        byFixed: 0,
        byMobile: 0,
        byHospital: 0,
        byRelay: 0,
        // Evening, night, Sunday, evening, night: contiguous time is joined.
        uncovered: [{ start: '2027-01-09T20:00:00+04:00', end: '2027-01-11T08:00:00+04:00', hours: 36 }],
      },
    ]);
  });

  it('does not let a relay cover daytime that no line plans', () => {
    const evenings = built({
      ...weekend.problem,
      lines: [{ id: 'nord-fixe', territories: ['nord'], windows: [evening] }],
    });
    const [nord] = territoryCoverage(evenings.problem, evenings.slots, []);
    expect(nord).toMatchObject({
      byRelay: 8 + 16,
      uncovered: [{ start: '2027-01-10T08:00:00+04:00', end: '2027-01-10T20:00:00+04:00', hours: 12 }],
    });
  });

  it('counts a night with a clock change as it lasts', () => {
    const paris = built({
      timeZone: 'Europe/Paris',
      period: { start: '2027-03-27', end: '2027-03-27' },
      territories: [{ id: 't' }],
      lines: [{ id: 'l', territories: ['t'], windows: [{ id: 'night', start: '20:00', end: '08:00' }] }],
      participants: [{ id: 'a' }],
    });
    const [coverage] = territoryCoverage(paris.problem, paris.slots, holdings(paris, [['l/2027-03-27/night', 'a']]));
    expect(coverage).toEqual({ territory: 't', hours: 11, byFixed: 11, byMobile: 0, byHospital: 0, byRelay: 0, uncovered: [] });
  });

  it('says nothing of problems without fixed and mobile lines', () => {
    const hospital = built({ territories: [{ id: 't' }], lines: [{ id: 'l', role: 'hospital' }], participants: [{ id: 'a' }] });
    expect(territoryCoverage(hospital.problem, hospital.slots, [])).toEqual([]);
  });
});

describe('intervals', () => {
  const stretch = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 8 })).map(([startMs, length]) => ({
    startMs,
    endMs: startMs + length,
  }));
  const stretches = fc.array(stretch, { maxLength: 6 });
  const minutes = (list: readonly Interval[]) => {
    const set = new Set<number>();
    for (const { startMs, endMs } of list) for (let ms = startMs; ms < endMs; ms++) set.add(ms);
    return set;
  };

  it('union, subtract and intersect are those of the sets of instants', () => {
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const [inA, inB] = [minutes(a), minutes(b)];
        const both = [...inA].filter((ms) => inB.has(ms));
        expect(minutes(union(a))).toEqual(inA);
        expect([...minutes(subtract(union(a), union(b)))].sort()).toEqual([...inA].filter((ms) => !inB.has(ms)).sort());
        expect([...minutes(intersect(union(a), union(b)))].sort()).toEqual(both.sort());
        const joined = union(a);
        for (let i = 1; i < joined.length; i++) expect(joined[i].startMs).toBeGreaterThan(joined[i - 1].endMs);
        expect(hoursOf(joined) * 3_600_000).toBeCloseTo(inA.size, 6);
      }),
      { seed: 20261121 },
    );
  });
});

describe('a hospital line of the territory', () => {
  it('that is staffed covers the hours which no fixed or mobile post holds', () => {
    const est = built(caseOf('coverage-hospital-line'));
    const nights = [1, 2, 3].map((day) => [`gher-nuit/2027-01-0${day}/deep`, `h${day}`] as const);
    const coverage = (held: typeof nights): unknown =>
      territoryCoverage(est.problem, est.slots, holdings(est, held)).find(({ territory }) => territory === 'est');
    // Three evenings, three nights 0-8 of their own dates, Friday's holiday and the Sunday, Saturday afternoon.
    const uncovered = { hours: 12 + 24 + 24 + 6, byFixed: 0, byMobile: 0, byRelay: 0 };
    expect(coverage([])).toMatchObject({ ...uncovered, byHospital: 0 });
    expect(coverage(nights)).toMatchObject({ ...uncovered, byHospital: 24 });
  });
});
