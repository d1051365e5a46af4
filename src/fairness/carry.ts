import type { Balance } from '../domain/roster.ts';

/**
 * Balances to carry into the next request, `participants[].balances`, from those of an answer (a roster, or its realised
 * duties): by participant, then ledger. Whoever is new to the next request carries nothing, which is the pool's level.
 */
export function carriedOut(balances: readonly Balance[]): Map<string, Record<string, number>> {
  const carried = new Map<string, Record<string, number>>();
  for (const { participant, ledger, carriedOut: amount } of balances) {
    carried.set(participant, { ...carried.get(participant), [ledger]: amount });
  }
  return carried;
}
