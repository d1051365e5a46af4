import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProblemInput } from '../../src/domain/problem.ts';
import type { Balance } from '../../src/domain/roster.ts';
import { anyRules } from '../support/arbitrary-rules.ts';
import { requests } from '../support/arbitrary-requests.ts';
import { type Solved, solved, withEngines } from '../support/solved.ts';

withEngines();

const seed = 20270161;

/** Accounts of one pool in one ledger, as the answer names them. */
function byPool(balances: readonly Balance[]): Balance[][] {
  return [...Map.groupBy(balances, ({ ledger, pool }) => `${ledger} ${pool}`).values()];
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const size = (amounts: readonly number[]): number => Math.max(1, ...amounts.map(Math.abs));

/** What must hold of every account after every period. */
function assertAccounts({ problem, slots, roster }: Solved): void {
  for (const ledger of problem.ledgers) {
    const named = ledger.scope?.participants;
    const accounts = roster.balances.filter((one) => one.ledger === ledger.id).map(({ participant }) => participant);
    expect(accounts).toEqual(problem.participants.map(({ id }) => id).filter((id) => named?.includes(id) ?? true));
  }
  for (const pool of byPool(roster.balances)) {
    const scale = 1e-9 * size(pool.flatMap(({ carriedIn, received }) => [carriedIn, received]));
    expect(Math.abs(sum(pool.map(({ carriedIn }) => carriedIn)))).toBeLessThan(scale);
    expect(Math.abs(sum(pool.map(({ carriedOut }) => carriedOut)))).toBeLessThan(scale);
    expect(Math.abs(sum(pool.map(({ received, fairShare }) => received - fairShare)))).toBeLessThan(scale);
    for (const { carriedIn, received, fairShare, carriedOut } of pool) expect(carriedOut).toBeCloseTo(carriedIn + received - fairShare, 9);
    // Shares are owed in proportion; who has none owes nothing.
    const shares = sum(pool.map(({ share }) => share));
    const total = sum(pool.map(({ received }) => received));
    if (shares > 0) for (const { share, fairShare } of pool) expect(fairShare).toBeCloseTo((share / shares) * total, 9);
  }
  for (const account of roster.balances) {
    const unit = problem.ledgers.find(({ id }) => id === account.ledger);
    if (unit?.scope !== undefined || unit?.unit !== 'points') continue;
    const own = roster.assignments.filter(({ participant }) => participant === account.participant);
    expect(account.received).toBeCloseTo(sum(own.map(({ slot }) => slots.find(({ id }) => id === slot)?.points ?? Number.NaN)), 9);
  }
}

describe('accounts', () => {
  it('of every pool sum to 0 after any period', { timeout: 600_000 }, async () => {
    let pools = 0;
    await fc.assert(
      fc.asyncProperty(requests({ days: 6, lines: 3, participants: 6, rules: anyRules(2) }), async (input) => {
        const one = await solved({ ...input, options: { ...input.options, gap: 0.01, timeLimitSeconds: 1 } });
        assertAccounts(one);
        pools += byPool(one.roster.balances).filter((pool) => pool.length > 1).length;
      }),
      { seed, numRuns: 400 },
    );
    expect(pools).toBeGreaterThan(100);
  });
});

const months = [
  { start: '2027-01-01', end: '2027-01-31' },
  { start: '2027-02-01', end: '2027-02-28' },
  { start: '2027-03-01', end: '2027-03-31' },
];
type Person = ProblemInput['participants'][number];

/** Three months one after the other, each with the balances and the duties of those before. */
async function quarter(people: readonly (Person & { id: string })[], more: Partial<ProblemInput> = {}): Promise<Solved[]> {
  const done: Solved[] = [];
  for (const period of months) {
    const before = done.at(-1)?.roster.balances ?? [];
    const history = done.flatMap(({ roster }) =>
      roster.assignments.map(({ line, start, end, participant }) => ({ line, start, end, participant })),
    );
    const participants = people.map((person) => ({
      ...person,
      balances: {
        ...person.balances,
        ...Object.fromEntries(
          before.filter(({ participant }) => participant === person.id).map(({ ledger, carriedOut }) => [ledger, carriedOut]),
        ),
      },
    }));
    const windows = [{ id: 'n', start: '20:00', end: '08:00' }];
    const rules = [{ type: 'minRest', hours: 11 }];
    const options = { asOf: '2026-11-21', gap: 0.001, timeLimitSeconds: 10 };
    done.push(
      await solved({ timeZone: 'Indian/Reunion', period, lines: [{ id: 'l', windows }], rules, options, ...more, participants, history }),
    );
  }
  return done;
}

const account = ({ roster }: Solved, id: string, ledger = 'points'): Balance => {
  const found = roster.balances.find((one) => one.participant === id && one.ledger === ledger);
  if (!found) throw new Error(`no account of ${id}`);
  return found;
};

describe('three months fed into each other', () => {
  it('carry each balance on, sum to 0 each time, and end even', async () => {
    const people = [
      { id: 'a' },
      { id: 'b', activityRate: 0.5 },
      { id: 'c' },
      { id: 'd', balances: { points: 30 } },
      { id: 'e', balances: { points: -12 } },
    ];
    const ledgers: ProblemInput['ledgers'] = [
      { id: 'points' },
      { id: 'weekends', unit: 'duties', weight: 40, scope: { tags: ['saturday', 'sunday'] } },
    ];
    const done = await quarter(people, { ledgers });
    for (const [i, one] of done.entries()) {
      assertAccounts(one);
      const before = done[i - 1];
      if (before)
        for (const { participant, ledger, carriedOut } of before.roster.balances)
          expect(account(one, participant, ledger).carriedIn).toBeCloseTo(carriedOut, 9);
    }
    // The lightest night weighs 15.5 points: after a quarter nobody is off by a whole duty, in either account.
    for (const { ledger, carriedOut } of done[2].roster.balances) expect(Math.abs(carriedOut)).toBeLessThan(ledger === 'points' ? 15.5 : 1);
  });

  it('ask no catching up of somebody who was on leave for the whole of February', async () => {
    const away = { unavailable: [{ from: '2027-02-01', to: '2027-02-28' }] };
    const [january, february, march] = await quarter([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'away', availability: away }]);
    expect(account(february, 'away')).toMatchObject({ share: 0, received: 0, fairShare: 0, duties: 0 });
    expect(account(february, 'away').carriedOut).toBe(account(february, 'away').carriedIn);
    expect(account(february, 'away').carriedIn).toBeCloseTo(account(january, 'away').carriedOut, 9);
    const all = sum(march.roster.balances.map(({ received }) => received));
    expect(account(march, 'away').fairShare).toBeCloseTo(all / 4, 9);
    // A quarter of March, and nothing of February on top.
    expect(Math.abs(account(march, 'away').received - all / 4)).toBeLessThan(15.5);
  });

  it('owe nothing for the time before somebody joins, nor after somebody leaves', async () => {
    const people = [{ id: 'a' }, { id: 'b' }, { id: 'new', activeFrom: '2027-03-01' }, { id: 'gone', activeTo: '2027-01-31' }];
    const [january, february, march] = await quarter(people);
    for (const one of [january, february])
      expect(account(one, 'new')).toMatchObject({ share: 0, carriedIn: 0, received: 0, fairShare: 0, carriedOut: 0 });
    expect(Math.abs(account(march, 'new').received - sum(march.roster.balances.map(({ received }) => received)) / 3)).toBeLessThan(15.5);
    for (const one of [february, march]) expect(account(one, 'gone').carriedOut).toBeCloseTo(account(january, 'gone').carriedOut, 9);
  });

  it.each([
    ['leave', true, 14 / 28],
    ['absence that keeps the share', false, 1],
  ])('half of February as %s makes the share what it says', async (_, reducesShare, share) => {
    const away = { unavailable: [{ from: '2027-02-01', to: '2027-02-14', reducesShare }] };
    const [, february] = await quarter([{ id: 'a' }, { id: 'b' }, { id: 'away', availability: away }]);
    expect(account(february, 'away').share).toBeCloseTo(share, 12);
    const all = sum(february.roster.balances.map(({ received }) => received));
    expect(account(february, 'away').fairShare).toBeCloseTo((all * share) / (2 + share), 9);
  });

  it('centre what is carried in by shares, with whoever is away keeping what they brought', async () => {
    const people = [
      { id: 'a', balances: { points: 10 } },
      { id: 'b', balances: { points: 20 }, activityRate: 0.5 },
      { id: 'away', balances: { points: 6 }, activeFrom: '2028-01-01' },
    ];
    const [january] = await quarter(people);
    // 36 too much over 1.5 shares: 24 a share.
    expect(['a', 'b', 'away'].map((id) => account(january, id).carriedIn)).toEqual([-14, 8, 6]);
    expect(account(january, 'away').carriedOut).toBe(6);
  });
});
