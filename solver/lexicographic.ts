import { check } from './check.ts';
import { components } from './components.ts';
import { type Choice, fixedChoice, levelValues } from './evaluate.ts';
import type { Model } from './model.ts';
import type { EnginePool } from './pool.ts';
import { Part } from './part/part.ts';
import { restrict } from './restrict.ts';
import { Run, type SolveHooks, type SolveOptions } from './run.ts';
import { roundPoint } from './search/round.ts';

/** How good the answered value of a level is. */
export interface LevelResult {
  readonly value: number;
  /** Proven: no choice whose earlier levels are no worse has a lower value. -Infinity: nothing is known. */
  readonly bound: number;
  /** bound meets value: exactly on exact levels, to the accuracy of the engines (1e-7 relative) on the others. */
  readonly proven: boolean;
}

export interface Solution {
  readonly choice: Choice;
  readonly levels: readonly LevelResult[];
  /** The time limit or a stop cut the work short: the same request may be answered differently another time. */
  readonly cut: boolean;
  /** Elapsed seconds until the first choice that a greedy and short search could not complete at once. */
  readonly firstSeconds: number;
  /** Elapsed seconds until every part was through with its first levels, those solved to proof; 0 without any. */
  readonly exactSeconds: number;
  readonly seconds: number;
  /** Answers of engines that failed the check and were thrown away. */
  readonly discarded: number;
  /** Most memory that the whole process held meanwhile. */
  readonly peakMemoryBytes: number;
}

/**
 * Minimises the levels of a model in strict order. Connected components are solved apart, side by side. The best
 * choice so far lives in this thread, outside the engines, so that a time limit or a stop answers at once.
 */
export async function solve(model: Model, options: SolveOptions, pool: EnginePool, hooks: SolveHooks = {}): Promise<Solution> {
  const run = new Run(options, pool, hooks);
  try {
    const whole = restrict({ ...model, origins: [] as unknown[] });
    const pieces = components(whole.model);
    const { start } = options;
    const parts = pieces.map(({ model: piece, columns }, p) => {
      const choice = start
        ? roundPoint(
            piece,
            Uint8Array.from(columns, (c) => start[whole.columns[c]]),
          )
        : fixedChoice(piece);
      return Part.of(run, piece, choice, p);
    });
    const maps = pieces.map((piece) => piece.columns);
    const assemble = (): Choice => {
      const choice = fixedChoice(model);
      parts.forEach((part, p) => {
        const best = part.best();
        for (let c = 0; c < best.length; c++) if (best[c]) choice[whole.columns[maps[p][c]]] = 1;
      });
      return choice;
    };
    run.watch(() => {
      const choice = assemble();
      return { choice, values: levelValues(model, choice) };
    });
    await Promise.all(parts.map((part) => part.first()));
    run.first();
    const results = await Promise.all(parts.map((part) => part.solve()));
    const choice = assemble();
    const breaches = check(model, choice);
    if (breaches.length > 0) throw new Error(`the assembled choice breaks ${breaches[0].kind} ${breaches[0].at}: ${breaches[0].detail}`);
    const values = levelValues(model, choice);
    const levels = values.map((value, l) => {
      const bound = results.reduce((sum, result) => sum + result[l].bound, 0);
      const proven = results.every((result) => result[l].proven);
      return { value, bound: proven && model.levels[l].kind === 'exact' ? value : Math.min(bound, value), proven };
    });
    run.end();
    const { cut, firstSeconds, exactSeconds, discarded, peakMemoryBytes } = run;
    return { choice, levels, cut, firstSeconds, exactSeconds, seconds: run.seconds(), discarded, peakMemoryBytes };
  } finally {
    run.end();
  }
}
