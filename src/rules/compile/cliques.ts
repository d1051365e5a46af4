/**
 * Sets of duties of which at most one can be held, as large as can be: one row over a clique is worth more to a
 * relaxation than the pairs in it, and is shorter than them.
 */

/**
 * Maximal cliques of an interval graph: two items conflict when `[from, until)` of one meets that of the other.
 * Every conflict lies in one of the cliques; none is part of another. An item without a conflict is a clique of one.
 *
 * @param items sorted by `from`; an empty interval conflicts with nothing
 */
export function intervalCliques<T>(items: readonly T[], from: (item: T) => number, until: (item: T) => number): T[][] {
  const cliques: T[][] = [];
  let active: T[] = [];
  for (let i = 0; i < items.length; ) {
    const now = from(items[i]);
    active = active.filter((item) => until(item) > now);
    for (; i < items.length && from(items[i]) === now; i++) if (until(items[i]) > now) active.push(items[i]);
    // The items around `now` are all there are, unless the next ones come before any of these has gone.
    const next = i < items.length ? from(items[i]) : Number.POSITIVE_INFINITY;
    if (active.length > 0 && active.some((item) => until(item) <= next)) cliques.push([...active]);
  }
  return cliques;
}

/**
 * Cliques that cover every edge of any graph over a sorted list, each grown greedily until nothing fits.
 *
 * @param edge whether items i < j conflict; must be covered
 * @param also whether items i < j exclude each other at all (conflicts included): what a clique may lean on
 * @param reach items i < j with `reach(i, j)` false neither conflict nor do any later j
 */
export function edgeCliques<T>(
  items: readonly T[],
  edge: (a: T, b: T) => boolean,
  also: (a: T, b: T) => boolean,
  reach: (a: T, b: T) => boolean,
): T[][] {
  const n = items.length;
  const cliques: T[][] = [];
  const covered = new Set<number>();
  const meets = (a: number, b: number): boolean => (a < b ? also(items[a], items[b]) : also(items[b], items[a]));
  let first = 0;
  for (let i = 0; i < n; i++) {
    while (!reach(items[first], items[i])) first++;
    for (let j = i + 1; j < n && reach(items[i], items[j]); j++) {
      if (covered.has(i * n + j) || !edge(items[i], items[j])) continue;
      const clique = [i, j];
      for (let k = first; k < n && (k <= j || reach(items[i], items[k])); k++) {
        if (!clique.includes(k) && clique.every((member) => meets(member, k))) clique.push(k);
      }
      clique.sort((a, b) => a - b);
      for (const [at, a] of clique.entries()) for (const b of clique.slice(at + 1)) covered.add(a * n + b);
      cliques.push(clique.map((k) => items[k]));
    }
  }
  return cliques;
}
