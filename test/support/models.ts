import fc from 'fast-check';
import { expect } from 'vitest';
import { type Solution, levelValues, type Model, ModelBuilder } from '../../solver/index.ts';
import { check } from '../../solver/index.ts';

/**
 * Random small models of the shape rosters have: places to fill, people who may fill them, rows that limit people, soft
 * rows, OR-columns, convex loads, wishes. At most `columns` decision columns, so that all solutions can be listed.
 */
export interface ModelPlan {
  readonly places: readonly number[][];
  readonly people: number;
  readonly needs: readonly number[];
  readonly minutes: readonly number[];
  readonly limits: readonly { person: number; max: number; soft: boolean }[];
  readonly pairs: readonly { a: number; b: number }[];
  readonly block: { a: number; b: number } | null;
  readonly ranks: readonly number[];
  readonly wishes: readonly number[];
  readonly carried: readonly number[];
  readonly shares: readonly number[];
  readonly table: readonly number[] | null;
  readonly pin: number | null;
  readonly or: { person: number; max: number; soft: boolean } | null;
}

export const modelPlan = (maxPlaces = 4, maxPeople = 3): fc.Arbitrary<ModelPlan> =>
  fc
    .record({ places: fc.integer({ min: 1, max: maxPlaces }), people: fc.integer({ min: 1, max: maxPeople }) })
    .chain(({ places, people }) =>
      fc.record({
        places: fc.array(fc.uniqueArray(fc.nat(people - 1), { minLength: 1, maxLength: people }), { minLength: places, maxLength: places }),
        people: fc.constant(people),
        needs: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: places, maxLength: places }),
        minutes: fc.array(fc.constantFrom(60, 240, 480), { minLength: places, maxLength: places }),
        limits: fc.array(fc.record({ person: fc.nat(people - 1), max: fc.integer({ min: 0, max: 3 }), soft: fc.boolean() }), {
          maxLength: 3,
        }),
        pairs: fc.array(fc.record({ a: fc.nat(places - 1), b: fc.nat(places - 1) }), { maxLength: 2 }),
        block: fc.option(fc.record({ a: fc.nat(places - 1), b: fc.nat(places - 1) }), { freq: 4 }),
        ranks: fc.array(fc.nat(2), { minLength: people, maxLength: people }),
        wishes: fc.array(fc.integer({ min: -2, max: 3 }), { minLength: places * people, maxLength: places * people }),
        carried: fc.array(
          fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
          { minLength: people, maxLength: people },
        ),
        shares: fc.array(fc.constantFrom(1, 0.5, 0.8, 1 / 3), { minLength: people, maxLength: people }),
        table: fc.option(fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 2, maxLength: 4 }), { freq: 3 }),
        pin: fc.option(fc.nat(places * people), { freq: 3 }),
        or: fc.option(fc.record({ person: fc.nat(people - 1), max: fc.integer({ min: 1, max: 2 }), soft: fc.boolean() }), { freq: 2 }),
      }),
    );

/** Builds the model of a plan; levels: shortfall, tier (exact), fairness, wishes. */
export function buildModel(plan: ModelPlan): Model<string> {
  const model = new ModelBuilder<string>();
  const shortfall = model.level({ id: 'shortfall', kind: 'exact' });
  const tier = model.level({ id: 'tier', kind: 'exact' });
  const fairness = model.level({ id: 'fairness', kind: 'gap' });
  const wishes = model.level({ id: 'wishes', kind: 'gap' });
  const of: number[][] = Array.from({ length: plan.people }, () => []);
  const at = new Map<string, number>();
  let n = 0;
  plan.places.forEach((people, p) => {
    const columns = people.map((person) => {
      const column = model.column(plan.pin === n++ ? 1 : undefined, person);
      of[person].push(column);
      at.set(`${p}/${person}`, column);
      model.cost(tier, column, plan.ranks[person] * plan.minutes[p]);
      model.cost(wishes, column, plan.wishes[p * plan.people + person]);
      return column;
    });
    const need = plan.needs[p];
    model.row({ columns, lo: need, hi: need, softLo: { level: shortfall, weight: plan.minutes[p] }, origin: `cover ${p}` });
  });
  for (const { person, max, soft } of plan.limits) {
    model.row({ columns: of[person], hi: max, ...(soft ? { softHi: { level: wishes, weight: 2 } } : {}), origin: `limit ${person}` });
  }
  for (const { a, b } of plan.pairs) {
    if (a === b) continue;
    for (let person = 0; person < plan.people; person++) {
      const columns = [at.get(`${a}/${person}`), at.get(`${b}/${person}`)].filter((c) => c !== undefined);
      if (columns.length === 2) model.row({ columns, hi: 1, origin: `pair ${person}` });
    }
  }
  if (plan.block && plan.block.a !== plan.block.b) {
    for (let person = 0; person < plan.people; person++) {
      const [a, b] = [at.get(`${plan.block.a}/${person}`), at.get(`${plan.block.b}/${person}`)];
      if (a !== undefined && b !== undefined)
        model.row({ columns: [a, b], coefficients: [1, -1], lo: 0, hi: 0, origin: `block ${person}` });
    }
  }
  if (plan.or) {
    const { person, max, soft } = plan.or;
    const half = Math.ceil(of[person].length / 2);
    const days = [of[person].slice(0, half), of[person].slice(half)].filter((list) => list.length > 0).map((list) => model.or(list));
    if (days.length > 0) {
      model.row({ columns: days, hi: max - 1, ...(soft ? { softHi: { level: wishes, weight: 1.5 } } : {}), origin: `or ${person}` });
      if (soft) model.row({ columns: days, lo: 1, softLo: { level: wishes, weight: 0.5 }, origin: `or least ${person}` });
    }
  }
  of.forEach((columns, person) => {
    const coefficients = columns.map((_, k) => 1 + (k % 3) / 4);
    model.load({
      level: fairness,
      columns,
      coefficients,
      constant: plan.carried[person],
      cost: { kind: 'square', scale: 1 / plan.shares[person] },
    });
    if (plan.table) model.load({ level: wishes, columns, cost: { kind: 'table', values: plan.table } });
  });
  return model.build();
}

/** Best level values over all solutions, by listing them: the oracle of the engines. */
export function exhaustive(model: Model): { values: number[]; solution: Solution } {
  const decisions = Array.from({ length: model.columns }, (_, c) => c).filter((c) => !model.isOr[c] && model.fixed[c] < 0);
  let best: { values: number[]; solution: Solution } | null = null;
  for (let bits = 0; bits < 2 ** decisions.length; bits++) {
    const solution = new Uint8Array(model.columns);
    for (let c = 0; c < model.columns; c++) if (model.fixed[c] === 1) solution[c] = 1;
    decisions.forEach((c, i) => {
      solution[c] = (bits >> i) & 1;
    });
    for (let c = 0; c < model.columns; c++) {
      if (!model.isOr[c]) continue;
      solution[c] = 0;
      for (let k = model.orStart[c]; k < model.orStart[c + 1]; k++) if (solution[model.orMember[k]]) solution[c] = 1;
    }
    if (check(model, solution).length > 0) continue;
    const values = levelValues(model, solution);
    if (!best || isLess(values, best.values)) best = { values, solution };
  }
  if (!best) throw new Error('the fixed columns alone must be feasible');
  return best;
}

/** Strictly less in lexicographic order, with a tolerance for sums of squares. */
export function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (let l = 0; l < a.length; l++) {
    if (a[l] < b[l] - 1e-7) return true;
    if (a[l] > b[l] + 1e-7) return false;
  }
  return false;
}

/** Expects two vectors of level values to be equal to a number of digits. */
export function expectLevels(found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 6): void {
  expect(found.length).toBe(wanted.length);
  for (let l = 0; l < wanted.length; l++) expect(found[l], `level ${l}`).toBeCloseTo(wanted[l], digits);
}
