import { type Model, ModelBuilder } from '../../solver/index.ts';

/** Two duties, two people, two levels: wakes a runner up before it is timed. */
export function toyModel(): Model {
  const model = new ModelBuilder<null>();
  const exact = model.level({ id: 'shortfall', kind: 'exact' });
  const even = model.level({ id: 'fairness', kind: 'gap' });
  const columns = [0, 1, 2, 3].map((k) => model.column(undefined, k % 2));
  for (const duty of [0, 2]) {
    const pair = [columns[duty], columns[duty + 1]];
    model.row({ columns: pair, hi: 1, origin: null });
    model.row({ columns: pair, lo: 1, softLo: { level: exact, weight: 60 }, origin: null });
  }
  for (const person of [0, 1]) {
    model.load({ level: even, columns: [columns[person], columns[person + 2]], cost: { kind: 'square', scale: 1 } });
  }
  return model.build();
}
