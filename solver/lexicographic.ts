import { check } from './check.ts';
import { connectedComponents } from './components.ts';
import { type Solution, fixedSolution, levelValues } from './evaluate.ts';
import type { Model } from './model.ts';
import type { EnginePool } from './pool.ts';
import { Component } from './component/component.ts';
import { presolve } from './presolve.ts';
import { SolveContext, type SolveHooks, type SolveOptions } from './context.ts';
import { type LevelResult, type SolveResult, sumOfResults } from './result.ts';
import { roundPoint } from './search/rounding.ts';

/**
 * Minimises the levels of a model in lexicographic order. Connected components are solved independently, in parallel.
 * The incumbent lives in this thread, outside the engine threads, so that a time limit or a stop is answered at once.
 */
export async function solve(model: Model, options: SolveOptions, pool: EnginePool, hooks: SolveHooks = {}): Promise<SolveResult> {
  const context = new SolveContext(options, pool, hooks);
  try {
    const whole = presolve({ ...model, origins: [] as unknown[] });
    const pieces = connectedComponents(whole.model);
    const { start } = options;
    const components = pieces.map(({ model: piece, columns }, p) => {
      const solution = start
        ? roundPoint(
            piece,
            Uint8Array.from(columns, (c) => start[whole.columns[c]]),
          )
        : fixedSolution(piece);
      return Component.of(context, piece, solution, p);
    });
    const maps = pieces.map((piece) => piece.columns);
    const assemble = (): Solution => {
      const solution = fixedSolution(model);
      components.forEach((part, p) => {
        const best = part.best();
        for (let c = 0; c < best.length; c++) if (best[c]) solution[whole.columns[maps[p][c]]] = 1;
      });
      return solution;
    };
    context.watch(() => {
      const solution = assemble();
      return { solution, values: levelValues(model, solution) };
    });
    await Promise.all(components.map((part) => part.first()));
    context.first();
    const results = await Promise.all(components.map((part) => part.solve()));
    const solution = assemble();
    const violations = check(model, solution);
    if (violations.length > 0)
      throw new Error(`the assembled solution breaks ${violations[0].kind} ${violations[0].at}: ${violations[0].detail}`);
    const values = levelValues(model, solution);
    const levels = values.map((value, l): LevelResult => {
      const { bound, proven, proof, stopped } = sumOfResults(results.map((result) => result[l]));
      const exact = model.levels[l].kind === 'exact';
      const isNear = !exact && stopped !== 'proof' && value - bound <= options.gap * Math.max(1, Math.abs(value));
      const best = Math.min(bound, value);
      return { value, bound: proven && exact ? value : best, proven, proof, stopped: isNear ? 'gap' : stopped };
    });
    context.end();
    const { cut, firstSeconds, exactSeconds, discarded, peakMemoryBytes } = context;
    return { solution, levels, cut, firstSeconds, exactSeconds, seconds: context.seconds(), discarded, peakMemoryBytes };
  } finally {
    context.end();
  }
}
