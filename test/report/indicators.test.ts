import { describe, expect, it } from 'vitest';
import { rosterDeadlines } from '../../src/report/deadlines.ts';
import { rosterIndicators } from '../../src/report/indicators.ts';
import { built, holdings } from '../support/built.ts';

describe('rosterIndicators', () => {
  const windows = [{ id: 'w', start: '20:00', end: '24:00', headcount: 2 }];
  const two = built({
    period: { start: '2027-01-01', end: '2027-01-02' },
    territories: [{ id: 'est' }, { id: 'ouest' }],
    lines: [
      { id: 'both', territories: ['est', 'ouest'], windows },
      { id: 'open', windows: [{ ...windows[0], headcount: 1 }] },
      { id: 'none', territories: ['est'], windows: [{ ...windows[0], headcount: 0 }] },
    ],
    participants: [
      { id: 'a', territory: 'est', roles: ['fixed', 'regulation'] },
      { id: 'b', territory: 'est', exemptions: [{ from: '2026-01-01', to: '2027-01-01', tags: ['night'] }] },
      { id: 'c', territory: 'est', exemptions: [{ from: '2026-01-01', to: '2026-12-31' }], volunteer: false, roles: ['regulation'] },
      { id: 'd', territory: 'ouest', exemptions: [{ from: '2027-01-03' }], activeTo: '2026-12-31' },
      { id: 'e', kind: 'pharmacy', territory: 'ouest' },
    ],
  });

  it('counts heads, exempted doctors, insufficiencies and regulators', () => {
    const held = holdings(two, [
      ['both/2027-01-01/w', 'a'],
      ['both/2027-01-01/w', 'b'],
      ['both/2027-01-02/w', 'a'],
      ['open/2027-01-01/w', 'b'],
    ]);
    expect(rosterIndicators(two.problem, two.slots, held)).toEqual({
      fillRate: 4 / 6,
      needed: 6,
      filled: 4,
      byTerritory: [
        { territory: 'est', fillRate: 0.75, needed: 4, filled: 3 },
        { territory: 'ouest', fillRate: 0.75, needed: 4, filled: 3 },
        { territory: null, fillRate: 0.5, needed: 2, filled: 1 },
      ],
      byLine: [
        { line: 'both', fillRate: 0.75, needed: 4, filled: 3 },
        { line: 'open', fillRate: 0.5, needed: 2, filled: 1 },
        { line: 'none', fillRate: 1, needed: 0, filled: 0 },
      ],
      exempted: [
        { territory: 'est', doctors: 3, volunteers: 2, exempted: 1 },
        { territory: 'ouest', doctors: 0, volunteers: 0, exempted: 0 },
      ],
      insufficiencies: 2,
      regulators: 1,
    });
  });
});

describe('rosterDeadlines', () => {
  it('is 45 days before the period for the CDOM and the days of notice for the others (R.6315-2)', () => {
    const january = { period: { start: '2027-01-01', end: '2027-01-31' }, lines: [{ id: 'l' }], participants: [{ id: 'a' }] };
    expect(rosterDeadlines(built(january).problem)).toEqual({
      rosterToCdom: '2026-11-17',
      transmission: '2026-12-22',
      realised: '2027-02-28',
      overdue: ['rosterToCdom'],
    });
    expect(rosterDeadlines(built({ ...january, options: { noticeDays: 15 } }).problem).transmission).toBe('2026-12-17');
  });
});
