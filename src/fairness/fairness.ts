import type { Problem } from '../domain/problem.ts';
import type { Balance, Fairness, FairnessFigures } from '../domain/roster.ts';

/**
 * How evenly the load fell, from the balances, over those who owe a share of it: nobody else could have taken a part.
 * Differences are looked for inside a pool, where the load can be evened out, and the largest one is given.
 */
export function fairnessSummary({ ledgers }: Pick<Problem, 'ledgers'>, balances: readonly Balance[]): Fairness {
  const counted = balances.filter(({ share }) => share > 0);
  const byLedger = ledgers.map(({ id }) => ({ ledger: id, ...figures(counted.filter(({ ledger }) => ledger === id)) }));
  const { ledger: _, ...first } = byLedger[0];
  return { ...first, byLedger };
}

function figures(balances: readonly Balance[]): FairnessFigures {
  const owed = balances.filter(({ fairShare }) => fairShare > 0);
  const deviations = balances.reduce((sum, { received, fairShare }) => sum + (received - fairShare) ** 2, 0);
  return {
    gini: gini(owed.map(({ received, fairShare }) => received / fairShare)),
    maxMinusMin: widest(balances, ({ received, share }) => received / share),
    standardDeviation: balances.length > 0 ? Math.sqrt(deviations / balances.length) : 0,
    balanceMaxMinusMin: widest(balances, ({ carriedOut, share }) => carriedOut / share),
  };
}

/**
 * Gini coefficient Σ|x_i − x_j| / (2 n² mean) of values ≥ 0, by the sorted form Σ (2i − n − 1) x_i / (n Σ x), i from 1.
 * 0 without values or when all are 0.
 */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, value, i) => sum + (2 * i + 1 - sorted.length) * value, 0);
  return Math.max(0, weighted / (sorted.length * total));
}

/** Largest difference between two members of one pool; 0 without members. */
function widest(balances: readonly Balance[], figure: (balance: Balance) => number): number {
  const ranges = new Map<string, { least: number; most: number }>();
  for (const balance of balances) {
    const value = figure(balance);
    const range = ranges.get(balance.pool);
    ranges.set(balance.pool, { least: Math.min(range?.least ?? value, value), most: Math.max(range?.most ?? value, value) });
  }
  return Math.max(0, ...[...ranges.values()].map(({ least, most }) => most - least));
}
