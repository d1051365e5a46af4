import type { MipOptions, RelaxationOptions } from './engines/engine.ts';
import { highsEngine } from './engines/highs.ts';
import { jslpEngine } from './engines/jslp.ts';
import { type Encoding, encode } from './engines/encode.ts';
import type { Solution } from './evaluate.ts';
import { deriveOrColumns } from './evaluate.ts';
import { SharedIncumbent, type SharedIncumbentMemory } from './shared-incumbent.ts';
import type { Model } from './model.ts';
import { type ModelRelaxation, relax } from './relax.ts';
import { improveByLns, type LnsOptions, type LnsResult } from './search/lns.ts';
import { search, type SearchOptions, type SearchResult } from './search/anneal.ts';
import { sharedSolution } from './search/shared-solution.ts';

/** Work for an engine thread. Models travel by reference (shared memory), without their origins. */
export type Task =
  | {
      readonly kind: 'search';
      readonly model: Model;
      readonly start: Solution;
      readonly options: SearchOptions;
      readonly sharedIncumbent?: SharedIncumbentMemory;
    }
  | {
      readonly kind: 'lns';
      readonly model: Model;
      readonly start: Solution;
      readonly options: LnsOptions;
      readonly sharedIncumbent?: SharedIncumbentMemory;
    }
  | { readonly kind: 'relax'; readonly model: Model; readonly encoding: Encoding; readonly options?: RelaxationOptions }
  | {
      readonly kind: 'integer';
      readonly model: Model;
      readonly encoding: Encoding;
      readonly engine: 'highs' | 'jslp';
      readonly options: MipOptions;
    };

/** How a MIP solve of a model ended; `solution` is rounded and its OR-columns are derived; not yet checked. */
export interface MipResult {
  readonly kind: 'optimal' | 'feasible' | 'unknown' | 'infeasible';
  readonly solution: Solution | null;
  /** Objective as the engine's piecewise costs see it. */
  readonly objective: number;
  readonly bound: number;
  /** Simplex iterations done. */
  readonly iterations: number;
}

export type TaskResult<T extends Task> = T extends { kind: 'search' }
  ? SearchResult
  : T extends { kind: 'lns' }
    ? LnsResult
    : T extends { kind: 'relax' }
      ? ModelRelaxation
      : MipResult;

/** Runs a task in this thread. */
export async function runTask<T extends Task>(task: T): Promise<TaskResult<T>> {
  return (await run(task)) as TaskResult<T>;
}

async function run(task: Task): Promise<SearchResult | LnsResult | ModelRelaxation | MipResult> {
  switch (task.kind) {
    case 'search': {
      const sharedIncumbent = task.sharedIncumbent && new SharedIncumbent(task.sharedIncumbent);
      const onBest = sharedIncumbent ? (solution: Solution) => sharedIncumbent.put(solution) : undefined;
      return search(task.model, task.start, { ...task.options, onBest });
    }
    case 'lns': {
      const sharedIncumbent = task.sharedIncumbent && new SharedIncumbent(task.sharedIncumbent);
      const onBest = sharedIncumbent ? (solution: Solution) => sharedIncumbent.put(solution) : undefined;
      return improveByLns(task.model, task.start, highsEngine, { ...task.options, onBest });
    }
    case 'relax':
      return relax(task.model, task.encoding, task.options);
    case 'integer':
      return integer(task);
  }
}

async function integer(task: Extract<Task, { kind: 'integer' }>): Promise<MipResult> {
  const program = encode(task.model, task.encoding);
  const engine = task.engine === 'highs' ? highsEngine : jslpEngine;
  const outcome = await engine.integer(program, task.options);
  const { iterations } = outcome;
  if (outcome.kind === 'infeasible')
    return { kind: 'infeasible', solution: null, objective: Number.NaN, bound: Number.POSITIVE_INFINITY, iterations };
  if (outcome.kind === 'unknown') return { kind: 'unknown', solution: null, objective: Number.NaN, bound: outcome.bound, iterations };
  const solution = sharedSolution(new Uint8Array(task.model.columns));
  for (let c = 0; c < task.model.columns; c++) solution[c] = outcome.values[c] > 0.5 ? 1 : 0;
  return {
    kind: outcome.kind,
    solution: deriveOrColumns(task.model, solution),
    objective: outcome.objective,
    bound: outcome.bound,
    iterations,
  };
}
