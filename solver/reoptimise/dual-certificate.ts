import { encode, loadAmounts } from '../engines/encode.ts';
import type { Solution } from '../evaluate.ts';
import type { LoadCost, Model } from '../model.ts';
import { ComponentState } from '../component/state.ts';
import { relaxLevel, trivialRelaxation } from '../component/relaxation.ts';
import type { EnginePool } from '../pool.ts';
import { type ModelRelaxation, relaxationFrom } from '../relax.ts';
import { dualBound } from '../bound.ts';
import { SolveContext, type SolveHooks, type SolveOptions, Stopped } from '../context.ts';

/** Names of the rows and loads of a model, by which those of a similar model are matched. */
export interface ModelNames {
  readonly rows: readonly string[];
  readonly loads: readonly string[];
}

/** Dual values that prove the bounds of one model, by the names of rows and loads, for bounds of similar models. */
export interface DualCertificate {
  /** By level id; levels with a trivial bound have none. */
  readonly levels: Readonly<Record<string, LevelDuals>>;
}

interface LevelDuals {
  readonly rows: Readonly<Record<string, number>>;
  readonly loads: Readonly<Record<string, number>>;
}

/** Duals below this are dropped. */
const least = 1e-9;

/**
 * Relaxes the levels of a model again around a good solution and keeps the duals. Levels after the first one that the
 * relaxation does not close have none.
 */
export async function extractCertificate(
  model: Model,
  names: ModelNames,
  solution: Solution,
  options: SolveOptions,
  pool: EnginePool,
  hooks: SolveHooks = {},
): Promise<DualCertificate> {
  const context = new SolveContext(options, pool, hooks);
  const levels: Record<string, LevelDuals> = {};
  try {
    const at = new ComponentState(context, model, solution);
    for (let level = 0; level < model.levels.length; level++) {
      at.begin(level);
      if (at.isOptimal(level, at.values[level], at.bound)) {
        at.fixToFace(level, trivialRelaxation(at.presolved, level, at.bound));
        continue;
      }
      const relaxation = await relaxLevel(at, level);
      at.raise(level, at.roundUp(level, relaxation.bound));
      levels[model.levels[level].id] = dualsOf(at, level, relaxation, names);
      if (!at.withinGap(level)) break;
      at.fixToFace(level, relaxation);
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    context.end();
  }
  return { levels };
}

/**
 * Bound of a level from the duals of a similar model. Any duals prove a bound of the model they are applied to (see
 * bound.ts); differences between the models only weaken it.
 */
export function relaxationFromDuals(at: ComponentState, level: number, known: LevelDuals, names: ModelNames): ModelRelaxation {
  const { presolved } = at;
  const encoding = { ...at.encoding(level), around: [loadAmounts(presolved, at.solution)], integer: false };
  const program = encode(presolved, encoding);
  const duals = new Float64Array(program.rows);
  for (let r = 0; r < presolved.rows; r++) {
    if (program.rowOf[r] >= 0) duals[program.rowOf[r]] = known.rows[names.rows[r]] ?? 0;
  }
  const active = activeLoads(at, level);
  const first = program.rows - at.cutoffs.length - active.length;
  if (allSquare(presolved, active)) {
    const usual = usualAmount(presolved, active, known, names);
    active.forEach((l, i) => {
      duals[first + i] = known.loads[names.loads[l]] ?? slopeAt(presolved.loadCost[l], usual);
    });
  }
  return relaxationFrom(presolved, program, dualBound(program, duals), { complete: false, point: Float64Array.from(at.solution) });
}

function dualsOf(at: ComponentState, level: number, relaxation: ModelRelaxation, names: ModelNames): LevelDuals {
  const { presolved } = at;
  const rows: Record<string, number> = {};
  for (let r = 0; r < presolved.rows; r++) if (Math.abs(relaxation.dual[r]) > least) rows[names.rows[r]] = relaxation.dual[r];
  const loads: Record<string, number> = {};
  const paid = paidByRows(presolved, relaxation.dual);
  for (const l of activeLoads(at, level)) loads[names.loads[l]] = loadDual(presolved, level, l, relaxation, paid);
  return { rows, loads };
}

/**
 * Dual of a load row: the remainder of the reduced cost of one of its free columns, or the slope of its cost where it has
 * none.
 */
function loadDual(model: Model, level: number, l: number, { reduced, point }: ModelRelaxation, paid: Float64Array): number {
  const { start, index, value } = model.loadMatrix;
  for (let k = start[l]; k < start[l + 1]; k++) {
    const c = index[k];
    if (model.fixed[c] < 0 && value[k] !== 0) return (model.cost[level][c] - paid[c] - reduced[c]) / value[k];
  }
  const cost = model.loadCost[l];
  let amount = model.loadConstant[l];
  for (let k = start[l]; k < start[l + 1]; k++) amount += value[k] * point[index[k]];
  return slopeAt(cost, amount);
}

/** Dual of the row of a square load with this amount. */
function slopeAt(cost: LoadCost, amount: number): number {
  return cost.kind === 'square' ? -2 * cost.scale * amount : 0;
}

/** Median amount of the loads with a known dual; the estimate for loads without one. */
function usualAmount(model: Model, loads: readonly number[], duals: LevelDuals, names: ModelNames): number {
  const amounts = loads.flatMap((l) => {
    const [price, cost] = [duals.loads[names.loads[l]], model.loadCost[l]];
    return price === undefined || cost.kind !== 'square' || cost.scale === 0 ? [] : [-price / (2 * cost.scale)];
  });
  amounts.sort((a, b) => a - b);
  return amounts[amounts.length >> 1] ?? 0;
}

/** Σ dual × coefficient over the rows of each column. */
function paidByRows({ rows, columns, matrix: { start, index, value } }: Model, dual: Float64Array): Float64Array {
  const paid = new Float64Array(columns);
  for (let r = 0; r < rows; r++) for (let k = start[r]; k < start[r + 1]; k++) paid[index[k]] += dual[r] * value[k];
  return paid;
}

function activeLoads({ presolved, cutoffs }: ComponentState, level: number): number[] {
  const active = new Set([level, ...cutoffs.map((cutoff) => cutoff.level)]);
  return Array.from({ length: presolved.loads }, (_, l) => l).filter((l) => active.has(presolved.loadLevel[l]));
}

/** Squares have one row each; tables that are not convex have more. */
function allSquare({ loadCost }: Model, loads: readonly number[]): boolean {
  return loads.every((l) => loadCost[l].kind === 'square');
}
