import type { Slot } from '../calendar/slot.ts';
import type { Problem } from '../domain/problem.ts';
import type { Balance } from '../domain/roster.ts';
import type { Holding } from '../roster/holdings.ts';
import { ledgerAmount, type Pool, pools } from '../roster/shares.ts';

/** What one participant received of a ledger. */
interface Received {
  amount: number;
  duties: number;
  minutes: number;
}

const nothing: Readonly<Received> = { amount: 0, duties: 0, minutes: 0 };

/**
 * The account of every participant in every ledger: brought in, received, owed, carried out. Sorted by ledger, then
 * participant, each in the order of the problem.
 *
 * fairShare = share / shares of the pool × what its members received; carriedOut = carriedIn + received − fairShare,
 * which sums to 0 in every pool (to rounding). A share is 0 on leave, before joining and after leaving, so that time
 * earns no debt; where nobody of a pool has a share, what is received is nobody else's debt: everyone's fair share is
 * what they received.
 */
export function rosterBalances(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): Balance[] {
  const order = new Map(problem.participants.map((participant, index) => [participant.id, index]));
  return problem.ledgers.flatMap((ledger) => {
    const received = receivedBy(holdings, ledgerAmount(ledger));
    return pools(problem, slots, ledger)
      .flatMap((pool) => poolBalances(ledger.id, pool, received))
      .sort((a, b) => (order.get(a.participant) ?? 0) - (order.get(b.participant) ?? 0));
  });
}

function receivedBy(holdings: readonly Holding[], amountOf: (slot: Slot) => number | null): Map<string, Received> {
  const received = new Map<string, Received>();
  for (const holding of holdings) {
    const amount = amountOf(holding.slot);
    if (amount === null) continue;
    const before = received.get(holding.participant.id) ?? nothing;
    received.set(holding.participant.id, {
      amount: before.amount + amount,
      duties: before.duties + 1,
      minutes: before.minutes + holding.slot.minutes,
    });
  }
  return received;
}

function poolBalances(ledger: string, pool: Pool, received: ReadonlyMap<string, Received>): Balance[] {
  const ofPool = pool.members.reduce((sum, { participant }) => sum + (received.get(participant.id) ?? nothing).amount, 0);
  return pool.members.map(({ participant, share, carriedIn }) => {
    const { amount, duties, minutes } = received.get(participant.id) ?? nothing;
    const fairShare = pool.shares > 0 ? (share / pool.shares) * ofPool : amount;
    return {
      participant: participant.id,
      ledger,
      pool: pool.name,
      share,
      carriedIn,
      received: amount,
      fairShare,
      carriedOut: carriedIn + amount - fairShare,
      duties,
      hours: minutes / 60,
    };
  });
}
