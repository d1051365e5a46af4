import highsModule, { type Highs, type Model as HighsModel, type HighsCallbackMap, type ModelData } from 'highs';
import type { Engine, MipOptions, MipOutcome, Relaxation, RelaxationOptions, StopFlag } from './engine.ts';
import type { Program } from './program.ts';

// The package is CommonJS with an ES wrapper whose types do not say so under nodenext.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** WASM memory never shrinks: an instance that grew beyond this is replaced by a fresh one. */
const recycleBytes = 512 * 1024 * 1024;

let instance: Promise<Highs> | undefined;

/** The HiGHS instance of this thread, loaded once; replaced after an abort or when its memory has grown too large. */
async function highs(): Promise<Highs> {
  instance ??= loadHighs();
  return instance;
}

/** Loads the engine ahead of the first solve. */
export async function warmHighs(): Promise<void> {
  await highs();
}

async function withHighs<T>(operation: (highs: Highs) => T): Promise<T> {
  const solver = await highs();
  try {
    const result = operation(solver);
    if (solver.memoryBytes > recycleBytes) instance = undefined;
    return result;
  } catch (error) {
    // An abort inside WASM poisons the instance.
    instance = undefined;
    throw error;
  }
}

function data(program: Program, integer: boolean): ModelData {
  return {
    numCols: program.columns,
    numRows: program.rows,
    offset: program.offset,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr',
      numRows: program.rows,
      numCols: program.columns,
      starts: program.start,
      indices: program.index,
      values: program.value,
    },
    ...(integer ? { integrality: Int32Array.from(program.integer) } : {}),
  };
}

const stopped = (stop: StopFlag | undefined): boolean => stop !== undefined && Atomics.load(stop, 0) !== 0;

/** Solves the LP relaxation. After a stop or a limit it returns the current duals: any duals prove a bound. */
export async function relaxHighs(program: Program, options: RelaxationOptions = {}): Promise<Relaxation> {
  const method = options.method ?? 'simplex';
  // HiGHS gives no solution of a program without columns.
  if (program.columns === 0) return { complete: true, values: new Float64Array(0), duals: new Float64Array(program.rows) };
  return withHighs((solver) =>
    solver.withModel(data(program, false), (model) => {
      model.options.set({ output_flag: false, solver: method, random_seed: 1 });
      if (method === 'ipm') model.options.set({ run_crossover: 'off' });
      if (options.tolerance) {
        if (method === 'pdlp') model.options.set({ pdlp_optimality_tolerance: options.tolerance });
        if (method === 'ipm') model.options.set({ ipm_optimality_tolerance: options.tolerance });
      }
      if (options.iterations) {
        const name = method === 'pdlp' ? 'pdlp_iteration_limit' : method === 'ipm' ? 'ipm_iteration_limit' : 'simplex_iteration_limit';
        model.options.set(name, options.iterations);
      }
      const callbacks: HighsCallbackMap = {
        1: (event) => void (stopped(options.stop) && event.interrupt()),
        2: (event) => void (stopped(options.stop) && event.interrupt()),
      };
      const { modelStatus } = model.run(callbacks);
      const solution = model.getSolution();
      const valid = solution.rowDual.length === program.rows;
      return {
        complete: modelStatus === solver.constants.modelStatus.optimal,
        values: solution.colValue,
        duals: valid ? solution.rowDual : new Float64Array(program.rows),
      };
    }),
  );
}

function integerOptions(model: HighsModel, options: MipOptions): void {
  model.options.set({
    output_flag: false,
    random_seed: options.seed ?? 1,
    mip_rel_gap: options.gap ?? 0,
    mip_abs_gap: 1e-9,
    mip_feasibility_tolerance: 1e-7,
  });
  // Restarts and heuristics double the time of a wide program and gain nothing with a good start.
  if (options.heuristics === false) model.options.set({ mip_heuristic_effort: 0, mip_allow_restart: false });
  if (options.nodes) model.options.set('mip_max_nodes', options.nodes);
}

async function integerHighs(program: Program, options: MipOptions): Promise<MipOutcome> {
  if (program.columns === 0)
    return { kind: 'optimal', iterations: 0, values: new Float64Array(0), objective: program.offset, bound: program.offset };
  return withHighs((solver) =>
    solver.withModel(data(program, true), (model): MipOutcome => {
      integerOptions(model, options);
      if (options.start) {
        const indices = Int32Array.from({ length: program.decisions }, (_, j) => j);
        model.setSolution({ indices, values: Float64Array.from(options.start.subarray(0, program.decisions)) });
      }
      const { limit, iterations: budget = Number.POSITIVE_INFINITY } = options;
      const isOver = (iterations: number) =>
        stopped(options.stop) || iterations > budget || (limit !== undefined && iterations > Atomics.load(limit, 0));
      const callbacks: HighsCallbackMap = {
        // The relaxation at the root can take longer than all else.
        1: (event) => void (isOver(Number(event.data.simplex_iteration_count ?? 0)) && event.interrupt()),
        6: (event) => {
          if (isOver(Number(event.data.mip_total_lp_iterations ?? 0))) event.interrupt();
          return undefined;
        },
      };
      const { modelStatus } = model.run(callbacks);
      const status = solver.constants.modelStatus;
      const iterations = Math.max(0, Number(model.info.get('simplex_iteration_count')));
      if (modelStatus === status.infeasible) return { kind: 'infeasible', iterations };
      const bound = Number(model.info.get('mip_dual_bound'));
      const safeBound = Number.isFinite(bound) ? bound : Number.NEGATIVE_INFINITY;
      if (Number(model.info.get('primal_solution_status')) !== solver.constants.solutionStatus.feasible) {
        return { kind: 'unknown', iterations, bound: safeBound };
      }
      const values = model.getSolution().colValue;
      const objective = model.getObjectiveValue();
      return modelStatus === status.optimal
        ? { kind: 'optimal', iterations, values, objective, bound: Math.min(objective, safeBound) }
        : { kind: 'feasible', iterations, values, objective, bound: Math.min(objective, safeBound) };
    }),
  );
}

/** HiGHS compiled to WebAssembly: the main exact engine. */
export const highsEngine: Engine = { name: 'highs', integer: integerHighs };
