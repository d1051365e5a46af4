/** Money is counted in whole cents; euros with two decimals only where a request or an answer says them. */

/** Whole cents of an amount in euros that has at most two decimals. */
export function centsOf(euros: number): number {
  return Math.round(euros * 100);
}

/** Euros of whole cents. */
export function eurosOf(cents: number): number {
  return cents / 100;
}

/** `cents / by` to the nearest cent, halves up, in euros; null when there is nothing to divide by. */
export function centsPer(cents: number, by: number | null): number | null {
  return by === null || by <= 0 ? null : Math.floor(cents / by + 0.5) / 100;
}
