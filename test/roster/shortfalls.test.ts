import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandSlots } from '../../src/calendar/index.ts';
import type { Problem, ProblemInput } from '../../src/domain/problem.ts';
import { Naming } from '../../src/calendar/naming.ts';
import { rosterShortfalls } from '../../src/roster/shortfalls.ts';
import { verify } from '../../src/roster/verify.ts';
import { candidates } from '../../src/rules/index.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { problems } from '../support/arbitraries.ts';
import { type Built, built, holdings } from '../support/built.ts';
import { filled } from '../support/filled.ts';

const evening = { id: 'w', start: '20:00', end: '24:00' };

/** Friday 1 to Sunday 3 January 2027, one evening a day on `l`. */
function some(more: Partial<ProblemInput> = {}): Built {
  return built({
    timeZone: 'Indian/Reunion',
    period: { start: '2027-01-01', end: '2027-01-03' },
    territories: [
      { id: 'est', hospitalRelays: ['GHER', 'CHFG'] },
      { id: 'nord', hospitalRelays: ['CHFG'] },
    ],
    lines: [{ id: 'l', priority: 3, territories: ['nord', 'est'], windows: [evening] }],
    participants: [{ id: 'a', territory: 'est' }],
    ...more,
  });
}
const on = (day: number) => `l/2027-01-0${day}/w`;

function gaps(some: Built, held: Parameters<typeof holdings>[1]) {
  return rosterShortfalls(some.problem, some.slots, holdings(some, held), new Naming(some.problem, some.slots, 'en'));
}

describe('rosterShortfalls', () => {
  const resting = {
    rules: [{ type: 'minRest', hours: 30 }],
    lines: [{ id: 'l', priority: 3, territories: ['nord', 'est'], windows: [{ ...evening, headcount: 2 }] }],
  };

  it('says what is missing, until when to report it, who relays, and what blocks whom', () => {
    const participants = [
      { id: 'a', territory: 'est' },
      { id: 'b', territory: 'nord', limits: { maxDuties: 1 } },
      { id: 'elsewhere', territory: null },
      { id: 'away', territory: 'est', activeTo: '2026-12-31' },
    ];
    const { shortfalls, unblocked } = gaps(some({ ...resting, participants }), [
      [on(1), 'a'],
      [on(1), 'b'],
      [on(3), 'a'],
    ]);
    const rest = '20 h of rest between "l" on 1 January 2027 (20:00-24:00) and "l" on 2 January 2027 (20:00-24:00), 30 needed.';
    expect(shortfalls).toEqual([
      {
        slot: on(2),
        line: 'l',
        start: '2027-01-02T20:00:00+04:00',
        end: '2027-01-03T00:00:00+04:00',
        missing: 2,
        priority: 3,
        establishments: [],
        reportBy: '2026-12-23',
        overdue: false,
        hospitalRelays: ['CHFG', 'GHER'],
        blockers: [
          {
            participant: 'a',
            rule: 'minRest',
            message: `"a", with this duty: ${rest}`,
          },
          // One limit is reason enough, but every rule that this person's own duties break is named.
          { participant: 'b', rule: 'limits', message: '"b", with this duty: 2 duties over the period, with a personal limit of 1.' },
          { participant: 'b', rule: 'minRest', message: `"b", with this duty: ${rest}` },
        ],
      },
      expect.objectContaining({
        slot: on(3),
        missing: 1,
        blockers: [expect.objectContaining({ participant: 'b', rule: 'limits' })],
      }),
    ]);
    expect(unblocked).toEqual([]);
  });

  it('is to be reported at the latest so many days before its duty; then it is overdue', () => {
    const late = some({ participants: [{ id: 'x' }], options: { asOf: '2026-12-30' } });
    expect(gaps(late, []).shortfalls[0]).toMatchObject({ reportBy: '2026-12-22', overdue: true, blockers: [] });
    const last = some({ participants: [{ id: 'x' }], options: { asOf: '2026-12-22' } });
    expect(gaps(last, []).shortfalls[0]).toMatchObject({ reportBy: '2026-12-22', overdue: false });
  });

  it('returns candidates whom nothing blocks', () => {
    expect(gaps(some(), [[on(1), 'a']]).unblocked).toEqual([2, 3].map((day) => ({ slot: on(day), participant: 'a', onBehalfOf: null })));
  });

  it('asks about every principal of a locum', () => {
    const two = [{ ...evening, headcount: 2 }];
    const locums = some({
      lines: [{ id: 'l', windows: two }],
      participants: [
        { id: 'a', availability: { mode: 'optIn' } },
        { id: 'b', availability: { mode: 'optIn' } },
        { id: 'x', status: 'locum', locumFor: ['a'], availability: { weekdays: [5] } },
        { id: 'y', status: 'locum', locumFor: ['a', 'b'], availability: { weekdays: [5] } },
      ],
    });
    const first = gaps(locums, [[on(1), 'x', 'a']]);
    expect(first.unblocked).toEqual([{ slot: on(1), participant: 'y', onBehalfOf: 'b' }]);
    const second = gaps(locums, [[on(1), 'y', 'a']]);
    expect(second.unblocked).toEqual([]);
    expect(second.shortfalls[0].blockers).toEqual([
      {
        participant: 'x',
        rule: 'locum',
        message:
          '"x", with this duty: two locums at once for "a", on "l" on 1 January 2027 (20:00-24:00) and on "l" on 1 January 2027 (20:00-24:00).',
      },
    ]);
  });

  it('does not blame a new duty for what pins break already', () => {
    const rules = [{ type: 'maxDuties', max: 1, per: { rollingDays: 2 } }];
    const pinned = [1, 2].map((day) => ({ slot: on(day), participant: 'a' }));
    const { shortfalls } = gaps(some({ rules, pinned }), [
      [on(1), 'a'],
      [on(2), 'a'],
    ]);
    expect(shortfalls[0].blockers.map(({ message }) => message)).toEqual([
      '"a", with this duty: 2 duties within 2 days (2 January 2027 to 3 January 2027), at most 1.',
    ]);
  });
});

describe('blockers', () => {
  const rules = anyRules();
  const rosters = problems({ rules, participants: 5 }).chain((problem) =>
    fc.record({ problem: fc.constant(problem), picks: fc.array(fc.nat(), { minLength: 1 }), most: fc.nat({ max: 20 }) }),
  );

  /** Every pair of an open slot and a candidate who does not hold a head of it. */
  function pairs(problem: Problem, roster: ReturnType<typeof filled>) {
    const { slots } = expandSlots(problem);
    const heads = new Map(slots.map(({ id }) => [id, new Set<string>()]));
    for (const { slot, participant } of roster) heads.get(slot)?.add(participant);
    const open = candidates(problem, slots).filter(
      ({ slot, participant }) => (heads.get(slot.id)?.size ?? 0) < slot.headcount && !heads.get(slot.id)?.has(participant),
    );
    return new Set(open.map(({ slot, participant }) => `${slot.id} ${participant}`));
  }

  it('are given for every candidate, and are what the verifier names once the duty is put in by hand', () => {
    fc.assert(
      fc.property(rosters, ({ problem, picks, most }) => {
        const { slots } = expandSlots(problem);
        let turn = 0;
        const roster = filled(problem, slots, () => picks[turn++ % picks.length], most);
        const { holdings: held } = verify(problem, slots, roster);
        const { shortfalls, unblocked } = rosterShortfalls(problem, slots, held, new Naming(problem, slots, 'fr'));

        const explained = new Set(unblocked.map(({ slot, participant }) => `${slot} ${participant}`));
        for (const { slot, blockers } of shortfalls) for (const { participant } of blockers) explained.add(`${slot} ${participant}`);
        expect(explained).toEqual(pairs(problem, roster));

        const ids = held.map(({ slot, participant, onBehalfOf }) => ({ slot: slot.id, participant: participant.id, onBehalfOf }));
        for (const { slot, participant, onBehalfOf } of unblocked) {
          expect(verify(problem, slots, [...ids, { slot, participant, onBehalfOf }]).violations).toEqual([]);
        }
        const free = new Set(unblocked.map(({ slot, participant }) => `${slot} ${participant}`));
        for (const { slot, blockers } of shortfalls) {
          for (const { participant, rule } of blockers) {
            if (free.has(`${slot} ${participant}`)) continue;
            // Without a principal named, too.
            const named = verify(problem, slots, [...ids, { slot, participant }]).violations;
            // Of two locums for one principal it may be the other who is named: the slot is what tells.
            expect(named.filter((one) => one.slots.includes(slot)).map((one) => one.rule)).toContain(rule);
          }
        }
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });

  it('leave nobody unblocked once every head that can be held is', () => {
    fc.assert(
      fc.property(problems({ rules }), (problem) => {
        const { slots } = expandSlots(problem);
        const { holdings: held } = verify(problem, slots, filled(problem, slots));
        expect(rosterShortfalls(problem, slots, held, new Naming(problem, slots, 'fr')).unblocked).toEqual([]);
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
});
