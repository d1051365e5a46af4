import type { StopFlag } from '../../solver/engines/engine.ts';
import { encode, loadAmounts } from '../../solver/engines/linear.ts';
import { check, type Choice, levelValues, type Model } from '../../solver/index.ts';
import { fixedChoice, settle } from '../../solver/evaluate.ts';
import type { PlainEngine } from './engines/plain-engine.ts';

/** How far a plain run has come. */
export interface PlainState {
  readonly choice: Choice;
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
  const locks: { level: number; max: number }[] = [];
  const notes: string[] = [];
  let choice: Choice | undefined;
  for (const [level, { id, kind }] of model.levels.entries()) {
    const secondsLeft = limitSeconds - seconds();
    if (secondsLeft <= 0 || Atomics.load(stop, 0) !== 0) return;
    const weights = model.levels.map((_, l) => (l === level ? 1 : 0));
    const around = choice && [loadsAhead(model, choice, level)];
    const program = encode(model, { weights, locks, integer: true, around });
    const outcome = await engine(program, { gap: kind === 'gap' ? gap : 0, secondsLeft, stop, start: choice });
    const tell = (best: Choice, note: string) => {
      if (note !== '') notes.push(note);
      onLevel({ choice: best, bounds: [...bounds], seconds: seconds(), note: notes.join('; ') });
    };
    if (outcome.kind === 'infeasible') {
      // The choice that holds nothing but the pins is feasible for every model, and the last one within every lock.
      return tell(choice ?? fixedChoice(model), `${id} called infeasible, which it is not`);
    }
    bounds[level] = Number.isFinite(outcome.bound) ? outcome.bound : null;
    if (outcome.kind === 'unknown') return choice && tell(choice, `nothing found at ${id}`);
    choice = choiceOf(model, outcome.values);
    const late = outcome.kind === 'feasible' ? `stopped at ${id}` : '';
    tell(choice, check(model, choice).length > 0 ? `wrong at ${id}` : late);
    if (check(model, choice).length > 0) return;
    const value = levelValues(model, choice)[level];
    locks.push({ level, max: value + (kind === 'exact' ? 1e-4 : 1e-9 * Math.max(1, Math.abs(value))) });
  }
}

function choiceOf(model: Model, values: Float64Array): Choice {
  return settle(
    model,
    Uint8Array.from({ length: model.columns }, (_, c) => Math.round(values[c])),
  );
}

/**
 * Where loads will end up, so that their cost is drawn finely there: as the choice has them where their level is
 * already solved, else what the choice holds in all, shared out so that the last unit costs the same everywhere.
 */
function loadsAhead(model: Model, choice: Choice, level: number): Float64Array {
  const amounts = loadAmounts(model, choice);
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
