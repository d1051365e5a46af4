import type { ModelBuilder } from '../../../solver/index.ts';
import { crewsOf } from '../crews.ts';
import { pinnedIn } from '../pins.ts';
import type { CompileContext, ModelDuty, RowOrigin } from '../rule.ts';
import type { Sum } from './rows.ts';

/** OR-columns of a model by their members: rules that ask for the same day share one. */
const known = new WeakMap<ModelBuilder<RowOrigin>, Map<string, number>>();

/**
 * A sum that is 1 when at least one of these duties of one participant is held, else 0. History and pins make it the
 * constant 1; where at most one column can be chosen (one column, or all at one same time) no OR-column is spent.
 */
export function anyHeld(context: CompileContext, duties: readonly ModelDuty[]): Sum {
  const pinned = pinnedIn(context.problem);
  if (duties.some((duty) => duty.column === null || pinned(duty))) return { columns: [], constant: 1 };
  const columns = duties.flatMap((duty) => duty.column ?? []);
  if (columns.length < 2 || (crewsOf(context.problem, duties[0].participant) === 1 && atOnce(duties))) return { columns, constant: 0 };
  return { columns: [orColumn(context.model, columns)], constant: 0 };
}

/** All at some same instant: noOverlap lets at most one be held. */
function atOnce(duties: readonly ModelDuty[]): boolean {
  let start = Number.NEGATIVE_INFINITY;
  let end = Number.POSITIVE_INFINITY;
  for (const duty of duties) {
    start = Math.max(start, duty.startMs);
    end = Math.min(end, duty.endMs);
  }
  return start < end;
}

function orColumn(model: ModelBuilder<RowOrigin>, columns: readonly number[]): number {
  const ofModel = known.get(model) ?? new Map<string, number>();
  known.set(model, ofModel);
  const key = columns.join();
  const column = ofModel.get(key) ?? model.or(columns);
  ofModel.set(key, column);
  return column;
}

/** Sums added up, each with a coefficient. */
export function combine(parts: readonly (readonly [coefficient: number, sum: Sum])[]): Sum {
  const columns: number[] = [];
  const coefficients: number[] = [];
  let constant = 0;
  for (const [coefficient, sum] of parts) {
    constant += coefficient * sum.constant;
    for (const column of sum.columns) {
      columns.push(column);
      coefficients.push(coefficient);
    }
  }
  return coefficients.every((coefficient) => coefficient === 1) ? { columns, constant } : { columns, coefficients, constant };
}

/** Groups duties by a number (a day, a week), in ascending order of it. */
export function groupBy(duties: readonly ModelDuty[], numberOf: (duty: ModelDuty) => number): Map<number, ModelDuty[]> {
  const groups = new Map<number, ModelDuty[]>();
  for (const duty of duties) {
    const number = numberOf(duty);
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [duty]);
    else group.push(duty);
  }
  return new Map([...groups].sort(([a], [b]) => a - b));
}
