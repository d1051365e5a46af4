import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Balance } from '../../src/domain/roster.ts';
import { rosterBalances } from '../../src/fairness/balances.ts';
import { fairnessSummary, gini } from '../../src/fairness/fairness.ts';
import { type Built, built, holdings } from '../support/built.ts';

/** One evening duty of 4 points on each of ten days, Friday 1 January 2027 on. */
function ten(participants: ProblemInput['participants'], more: Partial<ProblemInput> = {}): Built {
  return built({
    period: { start: '2027-01-01', end: '2027-01-10' },
    territories: [{ id: 'est' }, { id: 'ouest' }],
    lines: [{ id: 'l', windows: [{ id: 'w', start: '20:00', end: '24:00', points: 4 }] }],
    participants,
    ...more,
  });
}

const slot = (day: number) => `l/2027-01-${String(day).padStart(2, '0')}/w`;
const of = (balances: readonly Balance[], participant: string) => balances.find((balance) => balance.participant === participant);

describe('rosterBalances', () => {
  it('shares by activity and presence: 12 points over shares 1, 0.5 and 0', () => {
    const three = ten([
      { id: 'full', territory: 'est' },
      { id: 'half', territory: 'est', availability: { unavailable: [{ from: '2027-01-06', to: '2027-01-31' }] } },
      { id: 'away', territory: 'est', exemptions: [{ from: '2026-01-01' }] },
    ]);
    const balances = rosterBalances(
      three.problem,
      three.slots,
      holdings(three, [
        [slot(1), 'full'],
        [slot(2), 'full'],
        [slot(3), 'half'],
      ]),
    );
    expect(balances).toEqual([
      {
        participant: 'full',
        ledger: 'points',
        pool: 'est/fixed+hospital+mobile',
        share: 1,
        carriedIn: 0,
        received: 8,
        fairShare: 8,
        carriedOut: 0,
        duties: 2,
        hours: 8,
      },
      expect.objectContaining({ participant: 'half', share: 0.5, received: 4, fairShare: 4, carriedOut: 0, duties: 1, hours: 4 }),
      expect.objectContaining({ participant: 'away', share: 0, received: 0, fairShare: 0, carriedOut: 0, duties: 0, hours: 0 }),
    ]);
  });

  it('centres what is carried in: b − a · Σb / Σa', () => {
    const two = ten([
      { id: 'a', balances: { points: 5 } },
      { id: 'b', activityRate: 0.5, balances: { points: 1 } },
    ]);
    const balances = rosterBalances(two.problem, two.slots, holdings(two, [[slot(1), 'b']]));
    // Σb / Σa = 6 / 1.5 = 4; 4 points fall as 8/3 and 4/3.
    expect(of(balances, 'a')?.carriedIn).toBeCloseTo(1, 12);
    expect(of(balances, 'b')?.carriedIn).toBeCloseTo(-1, 12);
    expect(of(balances, 'a')?.carriedOut).toBeCloseTo(1 - 8 / 3, 12);
    expect(of(balances, 'b')?.carriedOut).toBeCloseTo(-1 + 4 - 4 / 3, 12);
  });

  it('keeps territories, sets of roles and locums apart', () => {
    const many = ten([
      { id: 'a', territory: 'est', roles: ['mobile', 'fixed'] },
      { id: 'b', territory: 'est', roles: ['fixed', 'mobile', 'fixed'] },
      { id: 'c', territory: 'ouest', roles: ['fixed', 'mobile'] },
      { id: 'd', territory: 'est', roles: ['fixed'] },
      { id: 'e', territory: 'est', roles: ['fixed', 'mobile'], status: 'locum' },
      { id: 'f', roles: ['fixed'] },
    ]);
    expect(rosterBalances(many.problem, many.slots, []).map(({ pool }) => pool)).toEqual([
      'est/fixed+mobile',
      'est/fixed+mobile',
      'ouest/fixed+mobile',
      'est/fixed',
      'est/fixed+mobile/locum',
      '/fixed',
    ]);
  });

  it('keeps one account per ledger, in its unit and scope', () => {
    const ledgers = [
      { id: 'points' },
      { id: 'saturdays', unit: 'duties' as const, scope: { tags: ['saturday'] } },
      { id: 'hours', unit: 'hours' as const, scope: { participants: ['b'] } },
    ];
    const two = ten([{ id: 'a' }, { id: 'b' }], { ledgers });
    // 2 and 9 January 2027 are Saturdays.
    const balances = rosterBalances(
      two.problem,
      two.slots,
      holdings(two, [
        [slot(2), 'a'],
        [slot(3), 'a'],
        [slot(9), 'b'],
      ]),
    );
    expect(
      balances.map(({ ledger, participant, received, duties, fairShare }) => [ledger, participant, received, duties, fairShare]),
    ).toEqual([
      ['points', 'a', 8, 2, 6],
      ['points', 'b', 4, 1, 6],
      ['saturdays', 'a', 1, 1, 1],
      ['saturdays', 'b', 1, 1, 1],
      ['hours', 'b', 4, 1, 4],
    ]);
  });

  it('owes nothing where nobody has a share', () => {
    const idle = ten([
      { id: 'a', activityRate: 0, balances: { points: 3 } },
      { id: 'b', activityRate: 0, balances: { points: -1 } },
    ]);
    const balances = rosterBalances(idle.problem, idle.slots, holdings(idle, [[slot(1), 'a']]));
    expect(balances.map(({ carriedIn, fairShare, carriedOut }) => [carriedIn, fairShare, carriedOut])).toEqual([
      [2, 4, 2],
      [-2, 0, -2],
    ]);
  });

  const range = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 9 })).map(([from, length]) => {
    const text = (day: number) => `2027-01-${String(day).padStart(2, '0')}`;
    return { from: text(from), to: text(from + length) };
  });
  const person = fc.record({
    territory: fc.constantFrom('est', 'ouest', null),
    status: fc.constantFrom('installed' as const, 'locum' as const),
    activityRate: fc.constantFrom(0, 0.3, 0.5, 1),
    volunteer: fc.boolean(),
    balances: fc.record({ points: fc.integer({ min: -40, max: 40 }).map((value) => value / 4) }),
    activeFrom: fc.constantFrom(null, '2027-01-04', '2027-03-01'),
    exemptions: fc.array(range, { maxLength: 1 }),
    availability: fc.record({ unavailable: fc.array(range, { maxLength: 2 }) }),
  });
  const people = fc
    .array(person, { minLength: 1, maxLength: 8 })
    .map((list) => list.map((fields, index) => ({ ...fields, id: `p-${index}` })));

  it('sums to 0 in every pool', () => {
    fc.assert(
      fc.property(people, fc.array(fc.nat(), { maxLength: 10 }), (participants, picks) => {
        const some = ten(participants);
        const held = picks.map((pick, day) => [slot(day + 1), `p-${pick % participants.length}`] as const);
        const sums = new Map<string, number>();
        for (const { pool, carriedOut } of rosterBalances(some.problem, some.slots, holdings(some, held))) {
          sums.set(pool, (sums.get(pool) ?? 0) + carriedOut);
        }
        for (const sum of sums.values()) expect(sum).toBeCloseTo(0, 9);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  it('lets time on leave, exempted or before joining earn no debt', () => {
    fc.assert(
      fc.property(people, fc.array(fc.nat(), { maxLength: 10 }), (participants, picks) => {
        const gone = [
          { id: 'leave', availability: { unavailable: [{ from: '2026-12-01', to: '2027-01-10' }] } },
          { id: 'exempted', exemptions: [{ from: '2027-01-01' }] },
          { id: 'joins', activeFrom: '2027-01-11' },
          { id: 'left', activeTo: '2026-12-31' },
        ].map((absent) => ({ ...absent, territory: 'est' }));
        const some = ten([...participants, ...gone]);
        const held = picks.map((pick, day) => [slot(day + 1), `p-${pick % participants.length}`] as const);
        const balances = rosterBalances(some.problem, some.slots, holdings(some, held));
        for (const { id } of gone) {
          const balance = of(balances, id);
          // Whatever the others brought and received: nothing owed, and nothing of their balances taken over.
          expect(balance?.fairShare).toBe(0);
          if (participants.some(({ territory, status, ...p }) => territory === 'est' && status !== 'locum' && shareOf(some, p.id) > 0)) {
            expect(balance?.carriedOut).toBe(0);
          }
        }
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });

  it('counts an absence that keeps the share as presence', () => {
    const one = ten([{ id: 'a', availability: { unavailable: [{ from: '2027-01-01', to: '2027-01-05', reducesShare: false }] } }]);
    expect(rosterBalances(one.problem, one.slots, [])[0].share).toBe(1);
  });
});

function shareOf(some: Built, id: string): number {
  return of(rosterBalances(some.problem, some.slots, []), id)?.share ?? 0;
}

describe('fairnessSummary', () => {
  it('says how unevenly volunteers of one pool were loaded', () => {
    const three = ten([{ id: 'a' }, { id: 'b' }, { id: 'c', activityRate: 0.5 }, { id: 'bystander', roles: ['fixed'], volunteer: false }]);
    const held = holdings(three, [
      [slot(1), 'a'],
      [slot(2), 'a'],
      [slot(3), 'b'],
    ]);
    const summary = fairnessSummary(three.problem, rosterBalances(three.problem, three.slots, held));
    // Fair shares 4.8, 4.8, 2.4 of 12: received / fair 8/4.8, 4/4.8, 0; received / share 8, 4, 0.
    expect(summary.gini).toBeCloseTo((2 * (8 / 4.8)) / (3 * (12 / 4.8)), 12);
    expect(summary.maxMinusMin).toBe(8);
    expect(summary.standardDeviation).toBeCloseTo(Math.sqrt((3.2 ** 2 + 0.8 ** 2 + 2.4 ** 2) / 3), 12);
    expect(summary.balanceMaxMinusMin).toBeCloseTo(8, 12);
    expect(summary.byLedger).toEqual([{ ledger: 'points', ...summary, byLedger: undefined }].map(({ byLedger: _, ...rest }) => rest));
  });

  it('is all 0 when nobody received anything', () => {
    const two = ten([{ id: 'a' }, { id: 'b' }]);
    const summary = fairnessSummary(two.problem, rosterBalances(two.problem, two.slots, []));
    expect(summary).toMatchObject({ gini: 0, maxMinusMin: 0, standardDeviation: 0, balanceMaxMinusMin: 0 });
  });

  it('gini equals the mean absolute difference over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 }), (values) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const pairs = values.flatMap((x) => values.map((y) => Math.abs(x - y))).reduce((sum, value) => sum + value, 0);
        expect(gini(values)).toBeCloseTo(mean === 0 ? 0 : pairs / (2 * values.length ** 2 * mean), 12);
      }),
      { seed: 20261121 },
    );
  });
});
