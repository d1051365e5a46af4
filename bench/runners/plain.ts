import type { StopFlag } from '../../solver/engines/engine.ts';
import { encode, loadAmounts } from '../../solver/engines/encode.ts';
import { check, type Solution, levelValues, type Model } from '../../solver/index.ts';
import { fixedSolution, deriveOrColumns } from '../../solver/evaluate.ts';
import type { PlainEngine } from './engines/plain-engine.ts';

/** How far a plain run has come. */
export interface PlainState {
  readonly solution: Solution;
  readonly bounds: readonly (number | null)[];
  readonly seconds: number;
  /** Says which levels it did not do to the end. */
  readonly note: string;
}

interface PlainRun {
  readonly engine: PlainEngine;
  readonly limitSeconds: number;
  readonly gap: number;
  readonly stop: StopFlag;
  /** Told after each level. */
  readonly onLevel: (state: PlainState) => void;
}

/**
 * What anyone with a solver would write: one integer program a level in strict order, each earlier level held by a row
 * over its objective. A wrong answer ends the run and is handed on as it is, for the table to show.
 */
export async function solvePlain(model: Model, { engine, limitSeconds, gap, stop, onLevel }: PlainRun): Promise<void> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const bounds: (number | null)[] = model.levels.map(() => null);
  const cutoffs: { level: number; max: number }[] = [];
  const notes: string[] = [];
  let solution: Solution | undefined;
  for (const [level, { id, kind }] of model.levels.entries()) {
    const secondsLeft = limitSeconds - seconds();
    if (secondsLeft <= 0 || Atomics.load(stop, 0) !== 0) return;
    const weights = model.levels.map((_, l) => (l === level ? 1 : 0));
    const around = solution && [loadsAhead(model, solution, level)];
    const program = encode(model, { weights, cutoffs, integer: true, around });
    const outcome = await engine(program, { gap: kind === 'gap' ? gap : 0, secondsLeft, stop, start: solution });
    const tell = (best: Solution, note: string) => {
      if (note !== '') notes.push(note);
      onLevel({ solution: best, bounds: [...bounds], seconds: seconds(), note: notes.join('; ') });
    };
    if (outcome.kind === 'infeasible') {
      // The solution that holds nothing but the pins is feasible for every model, and the last one within every lock.
      return tell(solution ?? fixedSolution(model), `${id} called infeasible, which it is not`);
    }
    bounds[level] = Number.isFinite(outcome.bound) ? outcome.bound : null;
    if (outcome.kind === 'unknown') return solution && tell(solution, `nothing found at ${id}`);
    solution = solutionOf(model, outcome.values);
    const late = outcome.kind === 'feasible' ? `stopped at ${id}` : '';
    tell(solution, check(model, solution).length > 0 ? `wrong at ${id}` : late);
    if (check(model, solution).length > 0) return;
    const value = levelValues(model, solution)[level];
    cutoffs.push({ level, max: value + (kind === 'exact' ? 1e-4 : 1e-9 * Math.max(1, Math.abs(value))) });
  }
}

function solutionOf(model: Model, values: Float64Array): Solution {
  return deriveOrColumns(
    model,
    Uint8Array.from({ length: model.columns }, (_, c) => Math.round(values[c])),
  );
}

/**
 * Where loads will end up, so that their cost is drawn finely there: as the solution has them where their level is
 * already solved, else what the solution holds in all, shared out so that the last unit costs the same everywhere.
 */
function loadsAhead(model: Model, solution: Solution, level: number): Float64Array {
  const amounts = loadAmounts(model, solution);
  const total = new Map<number, { amount: number; room: number }>();
  const room = (l: number) => {
    const cost = model.loadCost[l];
    return cost.kind === 'square' && cost.scale > 0 && model.loadLevel[l] >= level ? 1 / cost.scale : 0;
  };
  for (let l = 0; l < model.loads; l++) {
    if (room(l) === 0) continue;
    const sum = total.get(model.loadLevel[l]) ?? { amount: 0, room: 0 };
    total.set(model.loadLevel[l], { amount: sum.amount + amounts[l], room: sum.room + room(l) });
  }
  return amounts.map((amount, l) => {
    const sum = total.get(model.loadLevel[l]);
    return room(l) > 0 && sum ? (sum.amount * room(l)) / sum.room : amount;
  });
}
