import { check } from '../check.ts';
import { type Solution, levelValues } from '../evaluate.ts';
import type { LevelResult, SolveResult } from '../result.ts';
import type { Model } from '../model.ts';
import { destructiveBound } from '../component/subproblems.ts';
import { relaxLevel, trivialRelaxation } from '../component/relaxation.ts';
import { searchFromRounding } from '../component/local-search.ts';
import { ComponentState } from '../component/state.ts';
import type { EnginePool } from '../pool.ts';
import { presolve } from '../presolve.ts';
import { SolveContext, type SolveHooks, type SolveOptions, Stopped } from '../context.ts';
import { sharedSolution } from '../search/shared-solution.ts';
import { roundPoint } from '../search/rounding.ts';
import { type DualCertificate, type ModelNames, relaxationFromDuals } from './dual-certificate.ts';

/**
 * Relative gap to a certificate bound up to which a destructive bound step is tried before a new relaxation. Measured on
 * variants of a month of La Réunion.
 */
const promisingGap = 0.1;

export interface ReoptimiseOptions extends SolveOptions {
  readonly start: Solution;
  /** Duals of a similar model. */
  readonly certificate: DualCertificate;
  /** Gap at which the search of gap levels ends early; `gap` is the accepted one. */
  readonly fineGap: number;
}

/**
 * Re-optimisation: closes every level from a good solution and the duals of a similar model, by short searches at low
 * temperature and bounds from these duals. The result is null where that fails; a full solve is then needed.
 */
export async function reoptimise(
  model: Model,
  names: ModelNames,
  options: ReoptimiseOptions,
  pool: EnginePool,
  hooks: SolveHooks = {},
): Promise<{ readonly result: SolveResult | null; readonly solution: Solution }> {
  const context = new SolveContext(options, pool, hooks);
  const at = new ComponentState(context, model, roundPoint(model, options.start));
  try {
    const bounds = await solveLevels(at, names, options);
    const { solution } = at;
    if (bounds === null || check(model, solution).length > 0) return { result: null, solution };
    const levels = levelValues(model, solution).map((value, level): LevelResult => {
      const bound = Math.min(value, bounds[level].bound);
      const proven = at.isOptimal(level, value, bound);
      return {
        value,
        bound: proven && at.isExact(level) ? value : bound,
        proven,
        proof: bounds[level].proof,
        stopped: proven ? 'proof' : 'gap',
      };
    });
    context.first();
    context.end();
    const { cut, firstSeconds, exactSeconds, discarded, peakMemoryBytes } = context;
    return {
      solution,
      result: { solution, levels, cut, firstSeconds, exactSeconds, seconds: context.seconds(), discarded, peakMemoryBytes },
    };
  } catch (error) {
    if (error instanceof Stopped) return { result: null, solution: at.solution };
    throw error;
  } finally {
    context.end();
  }
}

async function solveLevels(
  at: ComponentState,
  names: ModelNames,
  options: ReoptimiseOptions,
): Promise<Pick<LevelResult, 'bound' | 'proof'>[] | null> {
  const { levels } = at.searchModel;
  const lastWanting = at.searchModel.loLevel.reduce((last, level) => Math.max(last, level), 0);
  await cold(at, lastWanting, at.budget.firstMoves, {
    target: levels.slice(0, lastWanting + 1).map((_, l) => at.trivialBound(l)),
    hot: 0.3,
  });
  const bounds: Pick<LevelResult, 'bound' | 'proof'>[] = [];
  for (let level = 0; level < levels.length; level++) {
    at.begin(level);
    const settled = at.isExact(level) ? await exact(at, level, names, options) : await within(at, level, names, options);
    if (!settled || at.context.cut) return null;
    bounds.push({ bound: at.bound, proof: at.boundProof });
  }
  return bounds;
}

/** Proves an exact level: by the certificate, else by a new relaxation. */
async function exact(at: ComponentState, level: number, names: ModelNames, { certificate }: ReoptimiseOptions): Promise<boolean> {
  if (at.isOptimal(level, at.values[level], at.bound)) return done(at, level, trivialRelaxation(at.presolved, level, at.bound));
  const duals = certificate.levels[at.searchModel.levels[level].id];
  const told = duals && relaxationFromDuals(at, level, duals, names);
  if (told) {
    at.raise(level, at.roundUp(level, told.bound));
    if (at.withinGap(level)) return done(at, level, told);
    await cold(at, level, at.budget.exactMoves / 4, { target: targetOf(at, level, at.bound), hot: 0.03 });
    if (!at.withinGap(level) && at.values[level] - at.bound <= promisingGap * Math.abs(at.bound))
      await destructiveBound(at, level, told, 1);
    if (at.withinGap(level)) return done(at, level, told);
  }
  const relaxation = await relaxLevel(at, level);
  at.raise(level, at.roundUp(level, relaxation.bound));
  if (!at.withinGap(level)) await destructiveBound(at, level, relaxation);
  if (!at.withinGap(level)) await searchFromRounding(at, level, relaxation);
  return at.withinGap(level) && done(at, level, relaxation);
}

/** Improves a gap level to the fine gap with a short search, and accepts the gap of the options. */
async function within(at: ComponentState, level: number, names: ModelNames, { certificate, fineGap }: ReoptimiseOptions): Promise<boolean> {
  if (at.isOptimal(level, at.values[level], at.bound)) return done(at, level, trivialRelaxation(at.presolved, level, at.bound));
  const refine = async (moves: number, hot: number): Promise<void> => {
    const goal = at.bound + fineGap * Math.max(1, Math.abs(at.bound));
    if (at.values[level] > goal) await cold(at, level, moves, { target: targetOf(at, level, goal), hot });
  };
  const { gapMoves } = at.budget;
  const duals = certificate.levels[at.searchModel.levels[level].id];
  if (duals) {
    const told = relaxationFromDuals(at, level, duals, names);
    at.raise(level, told.bound);
    await refine(gapMoves / 4, 0.003);
    if (at.withinGap(level)) return done(at, level, told);
  }
  const relaxation = await relaxLevel(at, level);
  at.raise(level, relaxation.bound);
  await refine(gapMoves / 4, 0.01);
  return at.withinGap(level) && done(at, level, relaxation);
}

function done(at: ComponentState, level: number, relaxation: Parameters<ComponentState['fixToFace']>[1]): true {
  at.fixToFace(level, relaxation);
  return true;
}

function targetOf(at: ComponentState, level: number, goal: number): number[] {
  return [...at.values.slice(0, level), goal];
}

/** Anneals from the incumbent at low temperature. */
async function cold(
  at: ComponentState,
  focus: number,
  moves: number,
  { target, hot }: { target: readonly number[]; hot: number },
): Promise<void> {
  const { model, columns } = presolve(at.searchModel);
  if (model.columns === 0) return;
  const best = at.solution;
  const start = sharedSolution(Uint8Array.from(columns, (c) => best[c]));
  const options = { seed: at.nextSeed(), moves: Math.ceil(moves), focus, hot, cold: 0.001, target, stop: at.context.flag };
  const { solution } = await at.context.task({ kind: 'search', model, start, options, sharedIncumbent: at.openChannel(columns) });
  at.offer(at.expand(solution, columns));
}
