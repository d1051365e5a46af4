import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Balance, Roster } from '../../src/domain/roster.ts';
import { carriedOut } from '../../src/fairness/carry.ts';
import { caseOf } from '../support/cases.ts';
import { solved, withEngines } from '../support/solved.ts';

withEngines();

const account = ({ balances }: Roster, id: string, ledger: string): Balance => {
  const found = balances.find((one) => one.participant === id && one.ledger === ledger);
  if (!found) throw new Error(`no account of ${id} in ${ledger}`);
  return found;
};

/** Solves a period, and gives its balances to the people of the next one in place of those written there. */
async function following(before: Roster, next: ProblemInput): Promise<Roster> {
  const balances = carriedOut(before.balances);
  const participants = next.participants.map((person) => ({ ...person, balances: balances.get(person.id) }));
  return (await solved({ ...next, participants })).roster;
}

describe('who does not volunteer', () => {
  it('owes nothing, and is not made to catch up when volunteering', async () => {
    const june = (await solved(caseOf('fairness-non-volunteer-before'))).roster;
    expect(account(june, 'nv', 'n')).toMatchObject({ share: 0, received: 0, fairShare: 0, carriedOut: 0 });
    expect(account(june, 'v1', 'n')).toMatchObject({ received: 15, carriedOut: 0 });
    const july = await following(june, caseOf('fairness-non-volunteer-after'));
    // 31 nights over three.
    for (const id of ['v1', 'v2', 'nv']) expect(Math.abs(account(july, id, 'n').received - 31 / 3)).toBeLessThan(1);
  });

  it('keeps a balance as it is, month after month, while the volunteers even out theirs', async () => {
    const first: ProblemInput = {
      ...caseOf('fairness-non-volunteer-month-7'),
      participants: [...[1, 2, 3, 4, 5].map((n) => ({ id: `v${n}` })), ...[1, 2, 3, 4, 5].map((n) => ({ id: `nv${n}`, volunteer: false }))],
    };
    let roster = (await solved(first)).roster;
    for (const month of ['08', '09']) {
      roster = await following(roster, { ...first, period: { start: `2027-${month}-01`, end: `2027-${month}-30` } });
      for (const n of [1, 2, 3, 4, 5]) {
        expect(account(roster, `nv${n}`, 'n')).toMatchObject({ share: 0, received: 0, carriedIn: 0, carriedOut: 0 });
        expect(Math.abs(account(roster, `v${n}`, 'n').carriedOut)).toBeLessThan(1);
      }
    }
    // One who volunteers from now on begins at the level of the others: 30 nights over six.
    const october = await following(roster, {
      ...first,
      period: { start: '2027-10-01', end: '2027-10-30' },
      participants: first.participants.map((person) => (person.id === 'nv1' ? { id: 'nv1' } : person)),
    });
    expect(account(october, 'nv1', 'n').received).toBe(5);
  });
});

describe('who is exempted from weekends', () => {
  it('owes none, and serves an ordinary part of them once the exemption is over', async () => {
    const before = (await solved(caseOf('fairness-exempt-of-weekends-before'))).roster;
    expect(account(before, 'new', 'we')).toMatchObject({ share: 0, received: 0, fairShare: 0, carriedOut: 0 });
    // Weekdays are owed in full.
    expect(account(before, 'new', 'wd')).toMatchObject({ share: 1 });
    expect(Math.abs(account(before, 'new', 'wd').carriedOut)).toBeLessThan(1);
    const april = await following(before, caseOf('fairness-exempt-of-weekends-after'));
    // Four weekends of two days over four people, carried balances of a weekend at most.
    expect(account(april, 'new', 'we').fairShare).toBe(2);
    expect(account(april, 'new', 'we').received).toBeLessThanOrEqual(2);
  });
});

describe('who is not qualified for a line', () => {
  it('owes nothing of it, and is not made to catch up once qualified', async () => {
    const after = caseOf('fairness-unqualified');
    const before: ProblemInput = {
      ...after,
      period: { start: '2027-05-31', end: '2027-07-11' },
      rules: after.rules?.filter(({ type }) => type !== 'block'),
      participants: after.participants.map(({ id }) => ({ id, skills: id === 'E' ? ['primary'] : ['primary', 'secondary'] })),
    };
    const spring = (await solved(before)).roster;
    expect(account(spring, 'E', 'sec')).toMatchObject({ share: 0, received: 0, fairShare: 0, carriedOut: 0 });
    expect(account(spring, 'E', 'pri').share).toBe(1);
    const summer = await following(spring, after);
    // Six weeks over five people.
    expect(account(summer, 'E', 'sec').fairShare).toBeCloseTo(42 / 5, 9);
    expect(account(summer, 'E', 'sec').received).toBeLessThanOrEqual(14);
  });
});

describe('a volunteer without a share', () => {
  it('is called last within the tier, and a warning says so', async () => {
    const { roster } = await solved(caseOf('fairness-rate-0'));
    expect(roster.assignments).toHaveLength(10);
    expect(roster.assignments.filter(({ participant }) => participant === 'retraite')).toEqual([]);
    expect(roster.levels.map(({ level, value, proven }) => [level, value, proven])).toContainEqual(['reserve', 0, true]);
    expect(roster.warnings).toContainEqual(expect.objectContaining({ code: 'calledLast', pointer: '/participants/2/activityRate' }));
    expect(roster.warnings.find(({ code }) => code === 'calledLast')?.message).toContain('retraite');
  });

  it('serves where nobody else of the tier can, before the next tier', async () => {
    const alone = caseOf('fairness-rate-0');
    const away = { availability: { unavailable: [{ from: '2027-03-03', to: '2027-03-04' }] } };
    const { roster } = await solved({
      ...alone,
      tiers: [{ statuses: ['installed'] }, { statuses: ['other'] }],
      participants: [
        { id: 'a', ...away },
        { id: 'b', ...away },
        { id: 'retraite', activityRate: 0 },
        { id: 'c', status: 'other' },
      ],
    });
    const held = roster.assignments.filter(({ participant }) => participant === 'retraite').map(({ slot }) => slot);
    // A night touches the date it ends on only after midnight: these two are the nights of the leave.
    expect(held).toEqual(['g/2027-03-03/n', 'g/2027-03-04/n']);
    expect(roster.assignments.some(({ participant }) => participant === 'c')).toBe(false);
  });

  it('in one ledger is called last for what that ledger counts alone', async () => {
    // b of the other territory helps out; the ledger is that of territory A.
    const { roster } = await solved({
      period: { start: '2027-03-01', end: '2027-03-10' },
      territories: [{ id: 'A' }, { id: 'B' }],
      lines: ['A', 'B'].map((id) => ({ id, territories: [id], windows: [{ id: 'n', start: '20:00', end: '24:00' }] })),
      participants: [
        { id: 'a', territory: 'A' },
        { id: 'b', territory: 'B', serves: ['A', 'B'] },
      ],
      tiers: [{ statuses: ['installed'] }],
      ledgers: ['A', 'B'].map((id) => ({ id, scope: { lines: [id] } })),
    });
    expect(roster.assignments.map(({ line, participant }) => line.toLowerCase() === participant)).toEqual(Array(20).fill(true));
  });
});
