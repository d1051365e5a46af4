import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSlotList } from '../../src/answer/slot-list.ts';
import { buildVerification } from '../../src/answer/verification.ts';
import { slotList, verification } from '../../src/domain/roster.ts';
import { readVerification } from '../../src/roster/read-verification.ts';

const now = new Date('2026-11-21T12:00:00Z');
const problem = {
  period: { start: '2027-01-01', end: '2027-01-02' },
  lines: [{ id: 'l', windows: [{ id: 'w', start: '20:00', end: '24:00', fee: 50 }] }],
  participants: [{ id: 'a' }, { id: 'b', volunteer: false }],
  options: { lang: 'en' },
};

function answer(assignments: unknown) {
  const read = readVerification({ problem, assignments }, now);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return buildVerification(read);
}

describe('readVerification', () => {
  const issues = (json: unknown) => {
    const read = readVerification(json, now);
    return read.ok ? [] : read.issues.map(({ pointer, code }) => [pointer, code]);
  };

  it('points at everything that is wrong, in the problem and in the duties', () => {
    expect(issues({ problem, assignments: [{ slot: 'l/2027-01-03/w', participant: 'z', onBehalfOf: 'y' }] })).toEqual([
      ['/assignments/0/slot', 'unknownSlot'],
      ['/assignments/0/participant', 'unknownParticipant'],
      ['/assignments/0/onBehalfOf', 'unknownParticipant'],
    ]);
    expect(issues({ problem: { ...problem, lines: [] }, assignments: [{ slot: 7, participant: 'z' }], more: 1 })).toEqual([
      ['/problem/lines', 'tooFew'],
      ['/more', 'unknownField'],
      ['/assignments/0/slot', 'type'],
    ]);
    expect(issues({ problem })).toEqual([['/assignments', 'required']]);
    expect(issues({ assignments: [] }).map(([pointer]) => pointer)).toEqual(['/problem']);
    expect(issues(null)).toEqual([['', 'type']]);
    expect(issues([])).toEqual([['', 'type']]);
  });

  it('takes the assignments of a roster as they are', () => {
    const read = readVerification(
      { problem, assignments: [{ slot: 'l/2027-01-01/w', participant: 'a', onBehalfOf: null, tier: 0, fee: 50 }] },
      now,
    );
    expect(read).toMatchObject({ ok: true, assignments: [{ slot: 'l/2027-01-01/w', participant: 'a', onBehalfOf: null }] });
  });

  it('never throws on JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (any, assignments) => {
        readVerification(any, now);
        readVerification({ problem: any, assignments }, now);
        readVerification({ problem, assignments }, now);
      }),
      { seed: 20261121 },
    );
  });
});

describe('buildVerification', () => {
  it('finds a sound roster sound', () => {
    const sound = answer(['l/2027-01-01/w', 'l/2027-01-02/w'].map((slot) => ({ slot, participant: 'a' })));
    expect(sound).toMatchObject({ ok: true, violations: [], shortfalls: [], cost: { total: 100 }, warnings: [] });
    expect(sound.levels[0]).toEqual({ level: 'shortfall', class: 2, value: 0, bound: null, gap: null, proven: false });
    expect(verification.parse(sound)).toEqual(sound);
  });

  it('names what is broken, in words, and does not solve', () => {
    const broken = answer([
      { slot: 'l/2027-01-01/w', participant: 'b' },
      { slot: 'l/2027-01-01/w', participant: 'a' },
    ]);
    expect(broken).toMatchObject({
      ok: false,
      violations: [
        {
          rule: 'notVolunteer',
          participant: 'b',
          slots: ['l/2027-01-01/w'],
          message: '"b" cannot hold "l" on 1 January 2027 (20:00-24:00). Is not a volunteer.',
        },
        {
          rule: 'headcount',
          participant: null,
          slots: ['l/2027-01-01/w'],
          message: '2 people on "l" on 1 January 2027 (20:00-24:00) ("a" and "b") for 1 head.',
        },
      ],
      shortfalls: [{ slot: 'l/2027-01-02/w', missing: 1, blockers: [] }],
    });
    expect(verification.parse(broken)).toEqual(broken);
  });
});

describe('buildSlotList', () => {
  it('lists the calendar', () => {
    const read = readVerification({ problem, assignments: [] }, now);
    if (!read.ok) throw new Error('not read');
    const list = buildSlotList(read.problem, read.slots, read.warnings);
    expect(list.slots).toHaveLength(2);
    expect(list.slots[1]).toEqual({
      slot: 'l/2027-01-02/w',
      line: 'l',
      date: '2027-01-02',
      window: 'w',
      dayType: 'saturday',
      start: '2027-01-02T20:00:00+01:00',
      end: '2027-01-03T00:00:00+01:00',
      hours: 4,
      headcount: 1,
      points: 6,
      fee: 50,
      tags: ['saturday', 'sat', 'night', 'fixed', 'onCall'],
    });
    expect(slotList.parse(list)).toEqual(list);
  });
});
