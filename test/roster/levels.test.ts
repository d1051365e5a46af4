import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { levelValues } from '../../src/roster/levels.ts';
import { tierRank } from '../../src/rules/tier.ts';
import { type Built, built, holdings } from '../support/built.ts';

type Held = Parameters<typeof holdings>[1];

function values(some: Built, held: Held, softCost = 0): Record<string, number> {
  const list = levelValues({ problem: some.problem, slots: some.slots, holdings: holdings(some, held), softCost });
  return Object.fromEntries(list.map(({ level, class: priority, value }) => [`${level}${priority ?? ''}`, value]));
}

/** Friday 1 to Sunday 3 January 2027: evenings of 4 hours on two lines. */
function weekend(more: Partial<ProblemInput> = {}): Built {
  const windows = [{ id: 'w', start: '20:00', end: '24:00', points: 4 }];
  return built({
    period: { start: '2027-01-01', end: '2027-01-03' },
    territories: [{ id: 'est' }, { id: 'ouest' }],
    lines: [
      { id: 'first', priority: 1, territories: ['est'], windows: [{ ...windows[0], headcount: 2 }] },
      { id: 'second', priority: 2, windows },
    ],
    participants: [
      { id: 'own', territory: 'est' },
      { id: 'salaried', territory: 'est', status: 'salaried' },
      { id: 'helper', territory: 'ouest', serves: ['est'] },
      { id: 'other', territory: 'est', status: 'other' },
      { id: 'locum', territory: 'est', status: 'locum', locumFor: ['own'] },
    ],
    ...more,
  });
}

describe('shortfall', () => {
  it('is missing heads × minutes, by class', () => {
    expect(values(weekend(), [])).toMatchObject({ shortfall1: 3 * 2 * 240, shortfall2: 3 * 240 });
    const held: Held = [
      ['first/2027-01-01/w', 'own'],
      ['first/2027-01-01/w', 'salaried'],
      ['first/2027-01-02/w', 'own'],
      ['second/2027-01-03/w', 'own'],
    ];
    expect(values(weekend(), held)).toMatchObject({ shortfall1: 3 * 240, shortfall2: 2 * 240 });
  });

  it('lasts 11 hours in the night of the spring change', () => {
    const night = built({
      timeZone: 'Europe/Paris',
      period: { start: '2027-03-27', end: '2027-03-27' },
      lines: [{ id: 'l', windows: [{ id: 'night', start: '20:00', end: '08:00' }] }],
      participants: [{ id: 'p' }],
    });
    expect(values(night, [])).toMatchObject({ shortfall2: 660 });
  });
});

describe('tier', () => {
  const rank = (some: Built, id: string, line: number) => {
    const participant = some.problem.participants.find((one) => one.id === id);
    const slot = some.slots.find((one) => one.line === some.problem.lines[line]);
    return participant && slot && tierRank(some.problem, participant, slot);
  };
  const people = ['own', 'salaried', 'helper', 'other', 'locum'];

  it('ranks own territory first, locums last, everyone else between', () => {
    const some = weekend();
    expect(people.map((id) => rank(some, id, 0))).toEqual([0, 0, 1, 1, 2]);
    expect(people.map((id) => rank(some, id, 1))).toEqual([0, 0, 0, 0, 2]);
  });

  it('follows the groups of the request', () => {
    const some = weekend({ tiers: [{ statuses: ['locum'] }, { statuses: ['installed', 'salaried'], territory: 'own' }] });
    expect(people.map((id) => rank(some, id, 0))).toEqual([1, 1, 2, 2, 0]);
    expect(people.map((id) => rank(some, id, 1))).toEqual([1, 1, 1, 2, 0]);
  });

  it('adds up rank × minutes', () => {
    const held: Held = [
      ['first/2027-01-01/w', 'helper'],
      ['first/2027-01-01/w', 'locum', 'own'],
      ['second/2027-01-01/w', 'other'],
    ];
    expect(values(weekend(), held)).toMatchObject({ tier: 3 * 240 });
  });
});

describe('stability', () => {
  const baseline = [
    { slot: 'first/2027-01-01/w', participant: 'own' },
    { slot: 'first/2027-01-01/w', participant: 'salaried' },
    { slot: 'first/2027-01-02/w', participant: 'own' },
    { slot: 'second/2027-01-02/w', participant: 'helper' },
  ];
  const kept: Held = baseline.map(({ slot, participant }) => [slot, participant]);

  it('counts a replacement, a head lost and a head filled as 1 each', () => {
    const some = weekend({ baseline });
    expect(values(some, kept)).toMatchObject({ stability: 0 });
    const replaced: Held = [['first/2027-01-01/w', 'other'], ...kept.slice(1)];
    expect(values(some, replaced)).toMatchObject({ stability: 1 });
    expect(values(some, kept.slice(1))).toMatchObject({ stability: 1 });
    expect(values(some, [...kept, ['first/2027-01-02/w', 'other']])).toMatchObject({ stability: 1 });
    // Both heads of one slot replaced: 2. One lost, none come in, on another: 1.
    const both: Held = [['first/2027-01-01/w', 'other'], ['first/2027-01-01/w', 'helper'], kept[2]];
    expect(values(some, both)).toMatchObject({ stability: 3 });
  });

  it('weighs slots within the frozen days more', () => {
    const some = weekend({ baseline, options: { asOf: '2026-12-31', freezeDays: 1 } });
    expect(values(some, kept.slice(1))).toMatchObject({ stability: 5 });
    expect(values(some, kept.slice(0, 3))).toMatchObject({ stability: 1 });
    const heavier = weekend({ baseline, options: { asOf: '2026-12-31', freezeDays: 2, freezeWeight: 3 } });
    expect(values(heavier, kept.slice(0, 3))).toMatchObject({ stability: 3 });
  });

  it('exists only with a baseline', () => {
    expect(values(weekend(), [])).not.toHaveProperty('stability');
  });
});

describe('fairness', () => {
  it('is Σ (b + L)² / a, with b centred in the pool', () => {
    const some = weekend({
      participants: [
        { id: 'own', territory: 'est', balances: { points: 3 } },
        { id: 'half', territory: 'est', activityRate: 0.5 },
        { id: 'away', territory: 'est', activityRate: 0, balances: { points: 3 } },
        { id: 'alone', territory: 'ouest', serves: ['est'], balances: { points: 8 } },
      ],
    });
    // Pool est: Σb = 6, Σa = 1.5, so b = 3 − 4 = −1, −2 and (a = 0, not counted) 3. Alone: 8 − 8 = 0.
    expect(values(some, []).fairness).toBeCloseTo(1 + 4 / 0.5, 12);
    const held: Held = [
      ['first/2027-01-01/w', 'own'],
      ['first/2027-01-02/w', 'half'],
      ['first/2027-01-02/w', 'away'],
      ['first/2027-01-03/w', 'alone'],
      ['second/2027-01-01/w', 'alone'],
    ];
    expect(values(some, held).fairness).toBeCloseTo((4 - 1) ** 2 + (4 - 2) ** 2 / 0.5 + 8 ** 2, 12);
  });

  it('adds up ledgers by weight, each in its unit and scope', () => {
    const ledgers = [
      { id: 'points', weight: 2 },
      { id: 'saturdays', unit: 'duties' as const, weight: 10, scope: { tags: ['saturday'] } },
      { id: 'hours', unit: 'hours' as const, scope: { participants: ['helper'] } },
    ];
    const held: Held = [
      ['first/2027-01-01/w', 'own'],
      ['first/2027-01-02/w', 'own'],
      ['second/2027-01-02/w', 'helper'],
    ];
    expect(values(weekend({ ledgers }), held).fairness).toBeCloseTo(2 * (8 ** 2 + 4 ** 2) + 10 * (1 + 1) + 4 ** 2, 12);
  });
});

describe('preferences', () => {
  it('is avoided − wanted duties by weight, every match counted, plus the soft rules', () => {
    const some = weekend({
      participants: [
        {
          id: 'own',
          preferences: [
            { kind: 'avoid', weight: 2, tags: ['saturday'] },
            { kind: 'avoid', weight: 0.5, lines: ['second'], from: '2027-01-02', to: '2027-01-02' },
            { kind: 'want', weight: 3, tags: ['sunday'], lines: ['second'] },
          ],
        },
        { id: 'b' },
      ],
    });
    const held: Held = [
      ['second/2027-01-01/w', 'own'],
      ['second/2027-01-02/w', 'own'],
      ['second/2027-01-03/w', 'own'],
      ['first/2027-01-02/w', 'b'],
    ];
    expect(values(some, held, 7).preferences).toBeCloseTo(2 + 0.5 - 3 + 7, 12);
  });
});

describe('a mixed level', () => {
  it('is the weighted sum of its terms, shortfall over all classes', () => {
    const objective: ProblemInput['objective'] = [
      [
        { term: 'shortfall', weight: 2 },
        { term: 'tier', weight: 3 },
      ],
      [{ term: 'fairness' }],
    ];
    const held: Held = [['first/2027-01-01/w', 'helper']];
    expect(values(weekend({ objective }), held)).toEqual({ 'shortfall+tier': 2 * (5 + 3) * 240 + 3 * 240, fairness: 16 });
  });
});
