import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import { type Fact, repaired } from '../support/repaired.ts';
import { type Solved, solved, withEngines } from '../support/solved.ts';

withEngines();

/** A week of evenings on two lines, held by four doctors and one who does not volunteer. */
const week = (more: Partial<ProblemInput> = {}): ProblemInput => ({
  period: { start: '2027-01-04', end: '2027-01-10' },
  lines: ['est', 'ouest'].map((id) => ({ id, windows: [{ id: 'e', start: '20:00', end: '24:00' }] })),
  participants: ['a', 'b', 'c', 'd'].map((id) => ({ id })).concat([{ id: 'no', volunteer: false } as { id: string }]),
  rules: [{ type: 'minRest', hours: 11 }],
  options: { asOf: '2026-11-21' },
  ...more,
});

async function change(standing: Solved, facts: Fact[], from = '2027-01-07') {
  const result = await repaired(standing, { from, asOf: from, facts });
  if (!('roster' in result)) throw new Error(JSON.stringify(result.issues));
  return result;
}

async function refused(standing: Solved, facts: Fact[], from = '2027-01-07') {
  const result = await repaired(standing, { from, facts });
  return 'issues' in result ? result.issues.map(({ pointer, code }) => `${pointer} ${code}`) : 'accepted';
}

const holderOf = ({ roster }: Pick<Solved, 'roster'>, slot: string) =>
  roster.assignments.find((one) => one.slot === slot)?.participant ?? null;

describe('a repaired roster', () => {
  it('lists every change and whom to tell of it, and only these', async () => {
    const before = await solved(week());
    const slot = 'est/2027-01-08/e';
    const absent = holderOf(before, slot) ?? '';
    const { roster } = await change(before, [{ type: 'absence', participant: absent, from: '2027-01-08', to: '2027-01-08' }]);
    const replacement = holderOf({ roster }, slot);
    expect(roster).toMatchObject({ madeFrom: before.roster.id, outcome: 'complete' });
    expect(roster.id).not.toBe(before.roster.id);
    expect(roster.changes).toMatchObject([{ slot, line: 'est', date: '2027-01-08', from: absent, to: replacement }]);
    expect(roster.recipients?.map(({ kind, participant, slots }) => [kind, participant, slots])).toEqual([
      ...['cdom', 'ars', 'prefect', 'samu', 'regulators', 'funds'].map((kind) => [kind, null, [slot]]),
      ...[absent, replacement].sort().map((id) => ['participant', id, [slot]]),
    ]);
  });

  it('changes nothing and tells nobody when the facts touch nothing', async () => {
    const before = await solved(week());
    const away = { type: 'absence', participant: 'no', from: '2027-01-08', to: '2027-01-09' } as const;
    const { roster } = await change(before, [away]);
    expect(roster.changes).toEqual([]);
    expect(roster.recipients).toEqual([]);
    expect(roster.assignments.map(({ slot, participant }) => [slot, participant])).toEqual(
      before.roster.assignments.map(({ slot, participant }) => [slot, participant]),
    );
  });

  it('leaves a head of the past open, whoever could take it now', async () => {
    const before = await solved(
      week({
        participants: [{ id: 'a' }],
        lines: [{ id: 'est', windows: [{ id: 'e', start: '20:00', end: '24:00' }] }],
        rules: [{ type: 'minGap', days: 2 }],
      }),
    );
    const open = before.roster.shortfalls.map(({ slot }) => slot);
    expect(open.length).toBeGreaterThan(2);
    const { roster } = await change(before, [{ type: 'newVolunteer', participant: { id: 'new', activeFrom: '2026-01-01' } }]);
    expect(roster.shortfalls.map(({ slot }) => slot)).toEqual(open.filter((slot) => slot.slice(4) < '2027-01-07'));
    expect(roster.changes?.every(({ from, to }) => from === null && to === 'new')).toBe(true);
  });

  it('lets an absence lift the pins it touches, but not a requisition', async () => {
    const pinned = [
      { slot: 'est/2027-01-08/e', participant: 'a' },
      { slot: 'est/2027-01-09/e', participant: 'b', requisition: true },
    ];
    const before = await solved(week({ pinned, rules: [] }));
    const away = (participant: string) => ({ type: 'absence' as const, participant, from: '2027-01-07', to: '2027-01-10' });
    const after = await change(before, [away('a'), away('b')]);
    expect(holderOf(after, 'est/2027-01-08/e')).not.toBe('a');
    expect(holderOf(after, 'est/2027-01-09/e')).toBe('b');
    expect(after.roster.warnings).toMatchObject([{ code: 'pinConflict', rule: 'unavailable', participant: 'b' }]);
  });

  it('takes a doctor who did not volunteer so far, without a debt for the time before', async () => {
    const before = await solved(week());
    const { roster } = await change(before, [{ type: 'newVolunteer', participant: { id: 'no' } }]);
    expect(roster.balances.find(({ participant }) => participant === 'no')?.share).toBeCloseTo(4 / 7, 9);
  });

  it('can be repaired in turn', async () => {
    const before = await solved(week());
    const first = await change(before, [{ type: 'withdrawal', participant: 'a' }]);
    const second = await change({ ...before, ...first }, [{ type: 'withdrawal', participant: 'b' }], '2027-01-09');
    const late = second.roster.assignments.filter(({ slot }) => slot.split('/')[1] >= '2027-01-09');
    expect(new Set(late.map(({ participant }) => participant))).toEqual(new Set(['c', 'd']));
    expect(second.roster.changes?.every(({ date }) => date >= '2027-01-09')).toBe(true);
  });

  it('finds the place for stability in an objective of the caller', async () => {
    const before = await solved(week({ objective: [[{ term: 'shortfall' }], [{ term: 'fairness' }]] }));
    const { roster } = await change(before, [{ type: 'absence', participant: 'a', from: '2027-01-07', to: '2027-01-07' }]);
    expect(roster.levels.map(({ level }) => level)).toEqual(['shortfall', 'stability', 'fairness']);
  });
});

describe('facts that cannot be followed are all named, with their place', () => {
  it.each<[string, Fact[], string[]]>([
    ['an unknown participant', [{ type: 'withdrawal', participant: 'x' }], ['/facts/0/participant unknownParticipant']],
    ['an unknown slot', [{ type: 'pin', slot: 'est/2027-02-01/e', participant: 'a' }], ['/facts/0/slot unknownSlot']],
    ['a duty of the past', [{ type: 'pin', slot: 'est/2027-01-05/e', participant: 'a' }], ['/facts/0/slot slotPast']],
    [
      'absences of the past, and reversed',
      [
        { type: 'absence', participant: 'a', from: '2027-01-01', to: '2027-01-06' },
        { type: 'absence', participant: 'a', from: '2027-01-09', to: '2027-01-08' },
      ],
      ['/facts/0/to factPast', '/facts/1/to rangeReversed'],
    ],
    ['a volunteer known already', [{ type: 'newVolunteer', participant: { id: 'a' } }], ['/facts/0/participant/id duplicateId']],
    [
      'a new volunteer of nowhere',
      [{ type: 'newVolunteer', participant: { id: 'z', territory: 'mars' } }],
      ['/facts/0/participant/territory unknownTerritory'],
    ],
    ['a pin of a non-volunteer', [{ type: 'pin', slot: 'est/2027-01-08/e', participant: 'no' }], ['/facts/0/participant pinNotVolunteer']],
    [
      'a line that does not exist',
      [{ type: 'reinforcement', lines: ['sud'], from: '2027-01-08', to: '2027-01-09', addHeadcount: 1 }],
      ['/facts/0/lines/0 unknownLine'],
    ],
  ])('%s', async (_, facts, expected) => {
    expect(await refused(await solved(week()), facts)).toEqual(expected);
  });

  it('a duty not held, a date after the period', async () => {
    const before = await solved(week());
    const slot = 'est/2027-01-08/e';
    const other = ['a', 'b'].find((id) => id !== holderOf(before, slot)) ?? '';
    expect(await refused(before, [{ type: 'release', slot, participant: other }])).toEqual(['/facts/0 notHeld']);
    expect(await refused(before, [{ type: 'withdrawal', participant: 'a' }], '2027-01-11')).toEqual(['/from repairAfterPeriod']);
  });
});
