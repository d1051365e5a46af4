import type { Model } from './model.ts';
import { partition, type Presolved, presolve } from './presolve.ts';

/**
 * Splits the free columns into connected components: columns that share a row, a load or an OR-column belong together.
 * Values add up over components, so the lexicographic optimum of the model consists of the optima of the components.
 * Small components are merged up to `least` columns. The first one carries the constants.
 */
export function connectedComponents<O>(model: Model<O>, least = 60): Presolved<O>[] {
  const parent = new Int32Array(model.columns);
  for (let c = 0; c < model.columns; c++) parent[c] = c;
  const find = (c: number): number => {
    let root = c;
    while (parent[root] !== root) root = parent[root];
    while (parent[c] !== root) [parent[c], c] = [root, parent[c]];
    return root;
  };
  const join = (list: Int32Array, from: number, to: number, first = -1) => {
    let head = first;
    for (let k = from; k < to; k++) {
      if (model.fixed[list[k]] >= 0) continue;
      if (head < 0) head = list[k];
      else {
        const [a, b] = [find(head), find(list[k])];
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  };
  for (let r = 0; r < model.rows; r++) join(model.matrix.index, model.matrix.start[r], model.matrix.start[r + 1]);
  for (let l = 0; l < model.loads; l++) join(model.loadMatrix.index, model.loadMatrix.start[l], model.loadMatrix.start[l + 1]);
  for (let c = 0; c < model.columns; c++) {
    if (model.isOr[c] && model.fixed[c] < 0) join(model.orMember, model.orStart[c], model.orStart[c + 1], c);
  }
  const size = new Map<number, number>();
  for (let c = 0; c < model.columns; c++) if (model.fixed[c] < 0) size.set(find(c), (size.get(find(c)) ?? 0) + 1);
  // Components are ordered by their first column; small neighbours are merged.
  const part = new Map<number, number>();
  let [current, filled] = [-1, 0];
  let count = 0;
  for (const [root, n] of size) {
    if (n >= least) part.set(root, count++);
    else {
      if (current < 0 || filled + n > least) [current, filled] = [count++, 0];
      part.set(root, current);
      filled += n;
    }
  }
  if (count <= 1) return [presolve(model)];
  const of = new Int32Array(model.columns).fill(-1);
  for (let c = 0; c < model.columns; c++) if (model.fixed[c] < 0) of[c] = part.get(find(c)) as number;
  return partition(model, of, count);
}
