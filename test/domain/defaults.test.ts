import { describe, expect, it } from 'vitest';
import { completeProblem, type ParsedProblem, zoneOfDepartment } from '../../src/domain/defaults.ts';
import { isTimeZone } from '../../src/domain/dates.ts';
import { openProblem, type Problem } from '../../src/domain/problem.ts';
import { type Json, minimalRequest } from './requests.ts';

function complete(changes: Json, now = new Date('2026-11-21T12:00:00Z')): Problem {
  const parsed: ParsedProblem = openProblem.parse({ ...minimalRequest(), ...changes });
  return completeProblem(parsed, now);
}

describe('time zone', () => {
  it.each([
    ['971', 'America/Guadeloupe'],
    ['972', 'America/Martinique'],
    ['973', 'America/Cayenne'],
    ['974', 'Indian/Reunion'],
    ['975', 'America/Miquelon'],
    ['976', 'Indian/Mayotte'],
    ['977', 'America/St_Barthelemy'],
    ['978', 'America/Marigot'],
    ['44', 'Europe/Paris'],
    ['2A', 'Europe/Paris'],
    [null, 'Europe/Paris'],
  ])('of department %s is %s', (department, zone) => {
    expect(zoneOfDepartment(department)).toBe(zone);
    expect(isTimeZone(zone)).toBe(true);
    expect(complete({ department }).timeZone).toBe(zone);
  });

  it('that is given wins over the department', () => {
    expect(complete({ department: '974', timeZone: 'Europe/Paris' }).timeZone).toBe('Europe/Paris');
  });
});

describe('asOf and period', () => {
  it('asOf is today on the clocks of the zone', () => {
    const lateInParis = new Date('2026-12-31T21:30:00Z');
    expect(complete({ department: '974' }, lateInParis).options.asOf).toBe('2027-01-01');
    expect(complete({ department: '44' }, lateInParis).options.asOf).toBe('2026-12-31');
    expect(complete({ department: '971' }, new Date('2027-01-01T02:00:00Z')).options.asOf).toBe('2026-12-31');
  });

  it.each([
    ['2026-11-21', '2026-12-01', '2026-12-31'],
    ['2026-12-31', '2027-01-01', '2027-01-31'],
    ['2027-01-31', '2027-02-01', '2027-02-28'],
    ['2028-01-01', '2028-02-01', '2028-02-29'],
  ])('on %s the period defaults to the month after: %s to %s', (asOf, start, end) => {
    expect(complete({ options: { asOf } }).period).toEqual({ start, end });
  });

  it('given ones stay', () => {
    const period = { start: '2027-03-01', end: '2027-03-07' };
    expect(complete({ period, options: { asOf: '2026-01-01' } })).toMatchObject({ period, options: { asOf: '2026-01-01' } });
  });
});

describe('participants', () => {
  it.each([
    ['doctor', ['fixed', 'mobile', 'hospital']],
    ['pharmacy', ['pharmacy']],
    ['ambulance', ['ambulance']],
  ])('a %s has the roles %s', (kind, roles) => {
    expect(complete({ participants: [{ id: 'a', kind }] }).participants[0].roles).toEqual(roles);
  });

  it('serve their own territory, none without one, and what they say', () => {
    const participants = [
      { id: 'a', territory: 't' },
      { id: 'b' },
      { id: 'c', territory: 't', serves: [] },
      { id: 'd', roles: ['regulation'], serves: ['u'] },
    ];
    const read = complete({ participants }).participants;
    expect(read.map(({ serves }) => serves)).toEqual([['t'], [], [], ['u']]);
    expect(read[3].roles).toEqual(['regulation']);
  });

  it('have a balance in every ledger, even one named like an inherited property', () => {
    const ledgers = [{ id: 'points' }, { id: 'constructor' }];
    const participants = [{ id: 'a', balances: { points: 2 } }];
    expect(complete({ ledgers, participants }).participants[0].balances).toEqual({ points: 2, constructor: 0 });
  });
});

it('lines without windows keep the national frame (R.6315-1)', () => {
  expect(complete({}).lines[0].windows).toMatchObject([
    { id: 'night', days: ['daily'], start: '20:00', end: '08:00', headcount: 1 },
    { id: 'day', days: ['sunday', 'holiday'], start: '08:00', end: '20:00', headcount: 1 },
  ]);
});
