import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandSlots } from '../../src/calendar/index.ts';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { AssignmentIds } from '../../src/roster/resolve.ts';
import { verify } from '../../src/roster/verify.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { problems } from '../support/arbitraries.ts';
import { type Built, built } from '../support/built.ts';
import { filled } from '../support/filled.ts';

const evening = { id: 'w', start: '20:00', end: '24:00' };

/** Friday 1 to Sunday 10 January 2027, one evening a day on `l` (one head) and on `m` (two heads). */
function some(more: Partial<ProblemInput> = {}): Built {
  return built({
    period: { start: '2027-01-01', end: '2027-01-10' },
    territories: [{ id: 'est' }],
    lines: [
      { id: 'l', windows: [evening] },
      { id: 'm', windows: [{ ...evening, headcount: 2 }] },
    ],
    participants: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    ...more,
  });
}
const on = (line: string, day: number) => `${line}/2027-01-${String(day).padStart(2, '0')}/w`;

function broken({ problem, slots }: Built, held: readonly (readonly [string, string, string?])[]) {
  const assignments = held.map(([slot, participant, onBehalfOf]) => ({ slot, participant, onBehalfOf }));
  const { violations, pinConflicts } = verify(problem, slots, assignments);
  const brief = (list: typeof violations) => list.map(({ rule, participant, slots: where }) => [rule, participant, ...where]);
  return { violations: brief(violations), pinConflicts: brief(pinConflicts) };
}
const none = { violations: [], pinConflicts: [] };

describe('eligibility', () => {
  const codes: [string, Partial<ProblemInput>, [string, string, string?]][] = [
    ['notVolunteer', { participants: [{ id: 'a', volunteer: false }] }, [on('l', 1), 'a']],
    ['role', { participants: [{ id: 'a', roles: ['mobile'] }] }, [on('l', 1), 'a']],
    ['territory', { lines: [{ id: 'l', territories: ['est'], windows: [evening] }] }, [on('l', 1), 'a']],
    ['exempted', { participants: [{ id: 'a', exemptions: [{ from: '2027-01-01', tags: ['night'] }] }] }, [on('l', 1), 'a']],
    ['unavailable', { participants: [{ id: 'a', availability: { mode: 'optIn' } }] }, [on('l', 1), 'a']],
    ['inactive', { participants: [{ id: 'a', activeFrom: '2027-01-02' }] }, [on('l', 1), 'a']],
    ['forbidden', { forbidden: [{ participant: 'a', line: 'l' }] }, [on('l', 1), 'a']],
    ['unqualified', { lines: [{ id: 'l', requires: ['training'], windows: [evening] }] }, [on('l', 1), 'a']],
    ['locum', { participants: [{ id: 'a', status: 'locum' }] }, [on('l', 1), 'a']],
    ['locum', { participants: [{ id: 'a' }, { id: 'b' }] }, [on('l', 1), 'a', 'b']],
  ];
  it.each(codes)('%s', (code, more, duty) => {
    const [slot, participant] = duty;
    expect(broken(some(more), [duty])).toEqual({ violations: [[code, participant, slot]], pinConflicts: [] });
    const pinned = some({ ...more, pinned: [{ slot, participant, requisition: true }] });
    // A requisition overrides that a doctor is no volunteer or exempted, and nothing else.
    const overridden = code === 'notVolunteer' || code === 'exempted';
    expect(broken(pinned, [duty])).toEqual({ violations: [], pinConflicts: overridden ? [] : [[code, participant, slot]] });
    const { requisitions } = verify(pinned.problem, pinned.slots, [{ slot, participant, onBehalfOf: duty[2] ?? null }]);
    expect(requisitions.map(({ codes }) => codes)).toEqual(overridden ? [[code]] : []);
  });
});

describe('the roster as a whole', () => {
  it('is sound when nothing is broken', () => {
    expect(
      broken(some(), [
        [on('l', 1), 'a'],
        [on('m', 1), 'b'],
        [on('m', 1), 'c'],
        [on('l', 2), 'b'],
      ]),
    ).toEqual(none);
  });

  it('names headcount, overlap, limits and duplicates', () => {
    expect(
      broken(some(), [
        [on('l', 1), 'a'],
        [on('l', 1), 'b'],
      ]).violations,
    ).toEqual([['headcount', null, on('l', 1)]]);
    expect(
      broken(some(), [
        [on('l', 1), 'a'],
        [on('m', 1), 'a'],
      ]).violations,
    ).toEqual([['noOverlap', 'a', on('l', 1), on('m', 1)]]);
    expect(
      broken(some(), [
        [on('l', 1), 'a'],
        [on('l', 1), 'a'],
      ]).violations,
    ).toEqual([['duplicate', 'a', on('l', 1)]]);
    const limited = some({ participants: [{ id: 'a', limits: { maxDuties: 1 } }] });
    expect(
      broken(limited, [
        [on('l', 1), 'a'],
        [on('l', 3), 'a'],
      ]).violations,
    ).toEqual([['limits', 'a', on('l', 1), on('l', 3)]]);
  });

  it('names a pin that is left out', () => {
    const pinned = some({ pinned: [{ slot: on('l', 1), participant: 'a' }] });
    expect(broken(pinned, []).violations).toEqual([['pinned', 'a', on('l', 1)]]);
    expect(broken(pinned, [[on('l', 1), 'a']])).toEqual(none);
  });

  it('names listed rules, the history counted', () => {
    const rules = [{ type: 'minRest', hours: 30 }];
    const history = [{ line: 'x', start: '2026-12-31T20:00:00+01:00', end: '2027-01-01T00:00:00+01:00', participant: 'a' }];
    expect(
      broken(some({ rules, history }), [
        [on('l', 1), 'a'],
        [on('l', 2), 'b'],
      ]).violations,
    ).toEqual([['minRest', 'a', 'x@2026-12-31T19:00:00.000Z', on('l', 1)]]);
  });
});

describe('pins', () => {
  const rules = [{ type: 'maxDuties', max: 1, per: { rollingDays: 3 } }];
  const pinned = [1, 2].map((day) => ({ slot: on('l', day), participant: 'a' }));
  const both = [
    [on('l', 1), 'a'],
    [on('l', 2), 'a'],
  ] as const;

  it('are kept with a warning when they break a rule among themselves', () => {
    expect(broken(some({ rules, pinned }), both)).toEqual({ violations: [], pinConflicts: [['maxDuties', 'a', on('l', 1), on('l', 2)]] });
  });

  it('do not excuse a further duty that makes it worse, or breaks the rule elsewhere', () => {
    const worse = broken(some({ rules, pinned }), [...both, [on('l', 3), 'a']]);
    expect(worse.violations).toEqual([['maxDuties', 'a', on('l', 1), on('l', 2), on('l', 3)]]);
    const elsewhere = broken(some({ rules, pinned }), [...both, [on('l', 4), 'a']]);
    expect(elsewhere.violations).toEqual([['maxDuties', 'a', on('l', 2), on('l', 4)]]);
    expect(elsewhere.pinConflicts).toEqual([['maxDuties', 'a', on('l', 1), on('l', 2)]]);
    expect(broken(some({ rules, pinned }), [...both, [on('l', 5), 'a']]).violations).toEqual([]);
  });

  it('may overlap', () => {
    const twice = some({
      pinned: [
        { slot: on('l', 1), participant: 'a' },
        { slot: on('m', 1), participant: 'a' },
      ],
    });
    expect(
      broken(twice, [
        [on('l', 1), 'a'],
        [on('m', 1), 'a'],
      ]),
    ).toEqual({
      violations: [],
      pinConflicts: [['noOverlap', 'a', on('l', 1), on('m', 1)]],
    });
  });
});

describe('locums', () => {
  const people = [
    { id: 'a', availability: { unavailable: [{ from: '2027-01-01', to: '2027-01-31' }] } },
    { id: 'b' },
    { id: 'x', status: 'locum' as const, locumFor: ['a', 'b'] },
    { id: 'y', status: 'locum' as const, locumFor: ['a'] },
  ];

  it('replace one principal at a time', () => {
    const locums = some({ participants: people });
    expect(
      broken(locums, [
        [on('l', 1), 'x', 'a'],
        [on('m', 1), 'y', 'a'],
      ]).violations,
    ).toEqual([['locum', 'y', on('l', 1), on('m', 1)]]);
    expect(
      broken(locums, [
        [on('l', 1), 'x', 'b'],
        [on('m', 1), 'y', 'a'],
      ]),
    ).toEqual(none);
    expect(
      broken(locums, [
        [on('l', 1), 'x', 'a'],
        [on('m', 2), 'y', 'a'],
      ]),
    ).toEqual(none);
  });

  it('without a principal named get one who is free, those with fewest chances first', () => {
    const { problem, slots } = some({ participants: people });
    const { holdings, violations } = verify(problem, slots, [
      { slot: on('l', 1), participant: 'x' },
      { slot: on('m', 1), participant: 'y', onBehalfOf: null },
    ]);
    expect(holdings.map(({ participant, onBehalfOf }) => [participant.id, onBehalfOf])).toEqual([
      ['x', 'b'],
      ['y', 'a'],
    ]);
    expect(violations).toEqual([]);
  });

  it('do not replace somebody who is on duty', () => {
    const locums = some({ participants: people });
    expect(
      broken(locums, [
        [on('l', 1), 'x', 'b'],
        [on('m', 1), 'b'],
      ]).violations,
    ).toEqual([['locum', 'x', on('m', 1), on('l', 1)]]);
    const { holdings, violations } = verify(locums.problem, locums.slots, [
      { slot: on('l', 1), participant: 'x' },
      { slot: on('m', 1), participant: 'b' },
    ]);
    expect(holdings.map(({ participant, onBehalfOf }) => [participant.id, onBehalfOf])).toEqual([
      ['x', 'a'],
      ['b', null],
    ]);
    expect(violations).toEqual([]);
  });

  it('pinned beside their principal are kept, with a warning', () => {
    const pinned = some({
      participants: people,
      pinned: [
        { slot: on('l', 1), participant: 'x', onBehalfOf: 'b' },
        { slot: on('m', 1), participant: 'b' },
      ],
    });
    expect(
      broken(pinned, [
        [on('l', 1), 'x', 'b'],
        [on('m', 1), 'b'],
      ]),
    ).toEqual({ violations: [], pinConflicts: [['locum', 'x', on('m', 1), on('l', 1)]] });
  });

  it('are refused when everyone they could replace is taken', () => {
    const few = some({ participants: people.map((person) => ({ ...person, ...(person.id === 'x' ? { locumFor: ['a'] } : {}) })) });
    expect(
      broken(few, [
        [on('l', 1), 'x'],
        [on('m', 1), 'y'],
      ]).violations,
    ).toEqual([['locum', 'y', on('l', 1), on('m', 1)]]);
  });
});

describe('verify', () => {
  it('refuses ids it does not know', () => {
    const { problem, slots } = some();
    expect(() => verify(problem, slots, [{ slot: 'l/2027-02-01/w', participant: 'a' }])).toThrow(RangeError);
    expect(() => verify(problem, slots, [{ slot: on('l', 1), participant: 'z' }])).toThrow(RangeError);
  });

  it('does not depend on the order of the assignments', () => {
    const { problem, slots } = some();
    const assignments = [
      { slot: on('m', 2), participant: 'c' },
      { slot: on('m', 2), participant: 'a' },
      { slot: on('l', 1), participant: 'b' },
    ];
    expect(verify(problem, slots, assignments)).toEqual(verify(problem, slots, assignments.toReversed()));
    expect(verify(problem, slots, assignments).holdings.map(({ slot, participant }) => [slot.id, participant.id])).toEqual([
      [on('l', 1), 'b'],
      [on('m', 2), 'a'],
      [on('m', 2), 'c'],
    ]);
  });

  it('accepts pins and whatever nothing blocks, and finds what is slipped in', () => {
    fc.assert(
      fc.property(problems({ rules: anyRules() }), fc.array(fc.nat(), { minLength: 1 }), (problem, picks) => {
        const { slots } = expandSlots(problem);
        const above = Math.max(0, ...problem.rules.map((rule) => (rule.type === 'cover' ? Number(rule.maxOver) : 0)));
        let turn = 0;
        const roster = filled(problem, slots, () => picks[turn++ % picks.length]);
        const verdict = verify(problem, slots, roster);
        expect(verdict.violations).toEqual([]);
        for (const [i, extra] of anyone(
          problem.participants.map(({ id }) => id),
          slots.map(({ id }) => id),
          roster,
        ).entries()) {
          if (i > 20) break;
          const slot = slots.find(({ id }) => id === extra.slot);
          if (!slot || roster.filter((one) => one.slot === slot.id).length < slot.headcount + above) continue;
          expect(verify(problem, slots, [...roster, extra]).violations.map(({ rule }) => rule)).toContain('headcount');
        }
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
});

function anyone(people: readonly string[], slots: readonly string[], roster: readonly AssignmentIds[]): AssignmentIds[] {
  const held = new Set(roster.map(({ slot, participant }) => `${slot}/${participant}`));
  return slots.flatMap((slot) => people.filter((id) => !held.has(`${slot}/${id}`)).map((participant) => ({ slot, participant })));
}
