import type { Slot } from '../../calendar/slot.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Holding } from '../holdings.ts';
import { ledgerAmount, pools } from '../shares.ts';
import type { HandedOver, ObjectiveTerm, TermModel, TermPlace } from './term.ts';

/** Σ_k w_k Σ_d (b_dk + L_dk)² / a_dk over everybody with a share, candidate or not: see the model, level fairness. */
export const fairness: ObjectiveTerm = {
  counts: () => true,
  classes: () => null,
  isIntegral: () => false,
  compile: writeFairness,
  ruleCosts: null,
  value: ({ problem, slots, holdings }) => unevenness(problem, slots, holdings),
  changes({ problem, slots, holdings }) {
    const accounts = accountsOf(problem, slots, holdings);
    return (handed) => changeOf(accounts, handed);
  },
  unit: 1,
};

function writeFairness({ problem, slots, model, columns }: TermModel, { level, weight }: TermPlace): void {
  const byPerson = Map.groupBy(columns, ({ participant }) => participant);
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    for (const { members } of pools(problem, slots, ledger)) {
      for (const { participant, share, carriedIn } of members) {
        if (share <= 0) continue;
        const duties = (byPerson.get(participant.id) ?? []).flatMap(({ column, slot }) => {
          const amount = amountOf(slot);
          return amount === null || amount === 0 ? [] : [{ column, amount }];
        });
        model.load({
          level,
          columns: duties.map(({ column }) => column),
          coefficients: duties.map(({ amount }) => amount),
          constant: carriedIn,
          cost: { kind: 'square', scale: (weight * ledger.weight) / share },
        });
      }
    }
  }
}

function unevenness(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): number {
  let total = 0;
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    const received = new Map<string, number>();
    for (const { slot, participant } of holdings) {
      received.set(participant.id, (received.get(participant.id) ?? 0) + (amountOf(slot) ?? 0));
    }
    for (const { members } of pools(problem, slots, ledger)) {
      for (const { participant, share, carriedIn } of members) {
        if (share > 0) total += (ledger.weight * (carriedIn + (received.get(participant.id) ?? 0)) ** 2) / share;
      }
    }
  }
  return total;
}

/** One participant's part in the fairness of one ledger. */
interface Account {
  readonly weight: number;
  readonly share: number;
  readonly amountOf: (slot: Slot) => number | null;
  /** Carried in and received in the roster as it stands. */
  readonly load: number;
}

function accountsOf(problem: Problem, slots: readonly Slot[], holdings: readonly Holding[]): Map<string, Account[]> {
  const accounts = new Map<string, Account[]>();
  const held = Map.groupBy(holdings, ({ participant }) => participant.id);
  for (const ledger of problem.ledgers) {
    const amountOf = ledgerAmount(ledger);
    for (const { members } of pools(problem, slots, ledger)) {
      for (const { participant, share, carriedIn } of members) {
        if (share <= 0) continue;
        const received = (held.get(participant.id) ?? []).reduce((sum, { slot }) => sum + (amountOf(slot) ?? 0), 0);
        const account = { weight: ledger.weight, share, amountOf, load: carriedIn + received };
        accounts.set(participant.id, [...(accounts.get(participant.id) ?? []), account]);
      }
    }
  }
  return accounts;
}

function changeOf(accounts: ReadonlyMap<string, readonly Account[]>, handed: readonly HandedOver[]): number {
  const people = new Set(handed.flatMap(({ before, after }) => [before.participant.id, after.participant.id]));
  let sum = 0;
  for (const id of people) {
    for (const { weight, share, amountOf, load } of accounts.get(id) ?? []) {
      let next = load;
      for (const { before, after } of handed) {
        if (after.participant.id === id) next += amountOf(after.slot) ?? 0;
        if (before.participant.id === id) next -= amountOf(before.slot) ?? 0;
      }
      sum += (weight * (next ** 2 - load ** 2)) / share;
    }
  }
  return sum;
}
